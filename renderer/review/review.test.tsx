// @vitest-environment jsdom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { createArticle } from '../../shared/article/create-article.ts';
import { plainRuns } from '../../shared/article/runs.ts';
import type { Article, Block } from '../../shared/article/schema.ts';
import type { ComparableRevision } from '../../shared/ipc/requests/compare-requests.ts';
import { NO_FLOW } from '../../shared/workflow/flow.ts';
import { APPROVAL, type WorkflowWorld } from '../bridge/workflow-twin.ts';
import { openWindow, settle, type OpenedWindow } from '../app/open-window.testkit.tsx';
import { milestonesOf } from './milestones.ts';

const p = (id: string, text: string): Block => ({ kind: 'p', id, text: plainRuns(text) });
const ID = '01J0000000000000000000000A';
const base: Article = {
  ...createArticle(ID),
  headline: 'Chợ phiên',
  lead: plainRuns('Chợ mở sớm.'),
  body: [p('a', 'Ông Lam nói về chè.'), p('b', 'Chợ đông.'), p('c', 'Hết phiên.')],
};
const mine: Article = {
  ...base,
  headline: 'Chợ phiên Khe Lim',
  body: [p('a', 'Ông Trần Lam nói về chè.'), p('b', 'Chợ đông.'), p('c', 'Hết phiên.')],
};
const theirs: Article = {
  ...base,
  body: [p('a', 'Ông Lam Sơn nói về chè.'), p('b', 'Chợ rất đông.'), p('c', 'Hết phiên.')],
};

const revision = (digit: string, article: Article, by: string): ComparableRevision & { readonly article: Article } => ({
  record: digit.repeat(64),
  content: digit.repeat(64),
  at: `2026-03-02T02:3${digit}:02.000Z`,
  by,
  isMine: by === 'Mai',
  trust: 'roster',
  article,
});
const revisions = [revision('3', theirs, 'Sỹ'), revision('2', mine, 'Mai'), revision('1', base, 'Mai')];

let window: OpenedWindow;
afterEach(() => window.close());

const run = async (command: 'review.compare' | 'review.join' | 'review.nextChange') => {
  act(() => window.window.commands[command].run());
  await settle();
};

describe('the compare view', () => {
  const open = async () => {
    window = await openWindow({ articles: [mine], review: { revisions: [revisions[2]!], apart: null } });
    await run('review.compare');
    return screen.getByRole('region', { name: 'Những chỗ khác nhau, trong bài' });
  };

  it('[C30] shows struck and added words in their paragraph, said in words too, and the summary in one line', async () => {
    const reading = await open();
    expect(screen.getByText('1 đoạn sửa, tít đổi')).toBeTruthy();
    const block = within(reading).getByRole('region', { name: 'Đoạn: Sửa, 2/2' });
    expect(within(block).getByRole('insertion').textContent).toBe('thêm: Trần ');
  });

  it('[C31] goes from change to change by key, around the end', async () => {
    await open();
    const names: (string | null)[] = [];
    for (const _ of [1, 2, 3]) {
      await run('review.nextChange');
      names.push(document.activeElement?.getAttribute('data-change') ?? null);
    }
    expect(names).toEqual(['headline', 'block a a', 'headline']);
  });

  it('[C32] restores one change through the editor, with undo', async () => {
    const reading = await open();
    const headline = within(reading).getByRole('region', { name: 'Tít: Sửa, 1/2' });
    fireEvent.click(within(headline).getByRole('button', { name: 'Trả lại như bản trước' }));
    await settle();
    expect(window.editor().readArticle()).toMatchObject({ headline: 'Chợ phiên', body: mine.body });
    expect(screen.getByText('1 đoạn sửa')).toBeTruthy();
    act(() => window.editor().undo());
    expect(window.editor().readArticle().headline).toBe('Chợ phiên Khe Lim');
  });

  it('[C30] shows both versions beside each other', async () => {
    const reading = await open();
    fireEvent.click(screen.getByRole('button', { name: 'Hai cột' }));
    const block = within(reading).getByRole('region', { name: 'Đoạn: Sửa, 2/2' });
    expect([...block.querySelectorAll('p')].map((one) => one.textContent)).toEqual([
      'Ông Lam nói về chè.',
      'Ông thêm: Trần Lam nói về chè.',
    ]);
  });
});

describe('[C33] the text now against', () => {
  const of = (digit: string) => ({ ...APPROVAL, content: digit.repeat(64) });
  const openWith = async (workflow: Partial<WorkflowWorld>) => {
    const review = { revisions, apart: null };
    window = await openWindow({ articles: [mine], review, workflow: { isOneLevel: false, ...workflow } });
  };
  const shownRows = () => window.twin.asked.filter(({ channel }) => channel === 'compare:articles').at(-1)?.input;

  it('what was approved: from the note over a text that is not the approved one any more', async () => {
    await openWith({
      states: { [ID]: 'review' },
      flow: { lastApproval: of('1'), editedAfterApproval: true },
    });
    fireEvent.click(screen.getByRole('button', { name: 'So với bản đã duyệt' }));
    await settle();
    expect(shownRows()).toMatchObject({
      before: { kind: 'revision', content: '1'.repeat(64) },
      after: { kind: 'text' },
    });
    expect(screen.getByText('1 đoạn sửa, tít đổi')).toBeTruthy();
  });

  it('what was submitted: from the note over a text that came back', async () => {
    await openWith({
      states: { [ID]: 'changes' },
      reason: { by: 'p2', text: 'Thiếu nguồn' },
      flow: { submitted: of('3') },
    });
    fireEvent.click(screen.getByRole('button', { name: 'So với bản đã gửi' }));
    await settle();
    expect(shownRows()).toMatchObject({ before: { kind: 'revision', content: '3'.repeat(64) } });
  });

  it('each of them from the compare view, one press each; one whose words are not here is not offered', async () => {
    await openWith({ states: { [ID]: 'review' }, flow: { submitted: of('3'), lastApproval: of('7') } });
    await run('review.compare');
    const group = screen.getByRole('group', { name: 'Bản đang viết so với:' });
    const buttons = within(group).getAllByRole('button');
    expect(buttons.map((button) => button.textContent)).toEqual(['Bản đã gửi']);
    fireEvent.click(buttons[0]!);
    await settle();
    expect(buttons[0]?.getAttribute('aria-pressed')).toBe('true');
  });

  it('only what is not the text now', () => {
    const [first, second, third] = ['1', '2', '3'].map((digit) => digit.repeat(64));
    const flow = { ...NO_FLOW, submitted: of('1'), lastApproval: of('2') };
    const at = (now: string | null | undefined) =>
      milestonesOf({ flow, isOneLevel: false }, third ?? null, now ?? null);
    expect([at(null), at(first), at(second), at(third)]).toEqual([
      { submitted: first, approved: second, lastSeen: third },
      { approved: second, lastSeen: third },
      { submitted: first, lastSeen: third },
      { submitted: first, approved: second },
    ]);
  });

  it('nothing: where nothing was handed over, and at a desk of one person', async () => {
    await openWith({ isOneLevel: true, flow: { submitted: of('3'), lastApproval: of('1') } });
    await run('review.compare');
    expect(screen.queryByRole('group', { name: 'Bản đang viết so với:' })).toBeNull();
  });
});

describe('two versions written apart', () => {
  const open = async () => {
    const of = (digit: string) => digit.repeat(64);
    window = await openWindow({
      articles: [mine],
      review: { revisions, apart: { article: ID, base: of('1'), mine: of('2'), theirs: of('3') } },
    });
  };

  it('[C40] are told in a banner that leads to the join', async () => {
    await open();
    const banner = screen.getByText(/^Có hai bản song song: của Mai .* và của Sỹ .*\. Cả hai đều được giữ\.$/u);
    fireEvent.click(within(banner.parentElement!).getByRole('button', { name: 'Ghép hai bản…' }));
    await settle();
    expect(screen.getByRole('heading', { name: 'Ghép hai bản' })).toBeTruthy();
  });

  const press = async (key: string, modifiers: KeyboardEventInit = {}) => {
    fireEvent.keyDown(document.activeElement ?? document.body, { key, ...modifiers });
    await settle();
  };
  const steps = () =>
    window.twin.asked
      .map(({ channel }) => channel)
      .filter((channel) => /^(site:publish|workflow:act|compare:join)/u.test(channel));

  it('[C41] are joined by the key of the main step, which first leads to what is not chosen; the article behind is left alone', async () => {
    await open();
    await run('review.join');
    await press('Enter', { ctrlKey: true });
    expect([steps(), document.activeElement?.closest('fieldset') !== null]).toEqual([[], true]);
    fireEvent.click(screen.getByRole('radio', { name: /^Của Sỹ/u }));
    await press('Enter', { ctrlKey: true });
    expect(steps()).toEqual(['compare:join']);
    expect(screen.queryByRole('heading', { name: 'Ghép hai bản' })).toBeNull();
  });

  it('[C41] what was chosen stays when the join is put off', async () => {
    await open();
    await run('review.join');
    fireEvent.click(screen.getByRole('radio', { name: /^Của Sỹ/u }));
    fireEvent.click(screen.getByRole('button', { name: 'Để sau' }));
    await run('review.join');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /^Của Sỹ/u }).checked).toBe(true);
  });

  it('[C41] are joined by words: nothing is kept before every place is chosen, then with both as parents', async () => {
    await open();
    await run('review.join');
    const finish = screen.getByRole<HTMLButtonElement>('button', { name: 'Lưu bản đã ghép' });
    expect([finish.disabled, screen.getByText('Còn 1 chỗ phải chọn').textContent]).toEqual([
      true,
      'Còn 1 chỗ phải chọn',
    ]);
    fireEvent.click(screen.getByRole('button', { name: 'Chỗ phải chọn kế tiếp' }));
    expect(document.activeElement?.closest('fieldset')?.textContent).toContain('Đoạn: chọn một bản');
    fireEvent.click(screen.getByRole('radio', { name: /^Của Sỹ/u }));
    fireEvent.click(finish);
    await settle();
    const asked = window.twin.asked.find(({ channel }) => channel === 'compare:join')?.input as {
      readonly parents: readonly string[];
      readonly articleJson: string;
    };
    expect(asked.parents).toEqual(['2'.repeat(64), '3'.repeat(64)]);
    expect(JSON.parse(asked.articleJson)).toMatchObject({ headline: 'Chợ phiên Khe Lim', body: theirs.body });
  });
});
