// @vitest-environment jsdom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { createArticle } from '../../shared/article/create-article.ts';
import { plainRuns } from '../../shared/article/runs.ts';
import type { Article, Block } from '../../shared/article/schema.ts';
import type { ComparableRevision } from '../../shared/ipc/requests/compare-requests.ts';
import { openWindow, settle, type OpenedWindow } from '../app/open-window.testkit.tsx';

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
