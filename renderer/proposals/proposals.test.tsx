// @vitest-environment jsdom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { createArticle } from '../../shared/article/create-article.ts';
import { plainRuns, runsText } from '../../shared/article/runs.ts';
import type { Article } from '../../shared/article/schema.ts';
import type { MenuCommand } from '../../shared/ipc/contract.ts';
import { openWindow, settle, type OpenedWindow } from '../app/open-window.testkit.tsx';

const ID = '01J00000000000000000000001';

let opened: OpenedWindow;
afterEach(() => opened.close());

const base: Article = {
  ...createArticle(ID),
  headline: 'Chợ nổi',
  lead: plainRuns('Chợ họp từ sáng sớm.'),
  body: [
    { kind: 'p', id: 'b1', text: plainRuns('Bà con xuống chợ.') },
    { kind: 'p', id: 'b2', text: plainRuns('Ghe thuyền đông lắm.') },
  ],
};
const wanted: Article = {
  ...base,
  headline: 'Chợ nổi vào mùa',
  body: [
    { kind: 'p', id: 'b1', text: plainRuns('Bà con xuống chợ từ tinh mơ.') },
    { kind: 'p', id: 'b2', text: plainRuns('Ghe thuyền đông nghịt.') },
  ],
};
const proposal = {
  record: 'f'.repeat(64),
  by: 'p2',
  at: '2026-03-02T02:00:00.000Z',
  content: 'c'.repeat(64),
  base: 'a'.repeat(64),
  note: 'Cho rõ mùa',
  answers: [],
};

async function open(now: Article = base) {
  opened = await openWindow({
    start: { lastArticle: ID },
    articles: [now],
    proposals: { proposals: [{ proposal, base, text: wanted }] },
  });
}
const run = async (name: MenuCommand) => {
  act(() => opened.window.commands[name].run());
  await settle();
};
const click = async (name: string | RegExp, within_: HTMLElement = document.body) => {
  fireEvent.click(within(within_).getByRole('button', { name }));
  await settle();
};
const asked = (channel: string) => opened.twin.asked.filter((one) => one.channel === channel).map(({ input }) => input);
const changes = () => [...document.querySelectorAll<HTMLElement>('[data-change]')];
const text = () => {
  const { headline, body } = opened.editor().readArticle();
  return [headline, ...body.map((block) => (block.kind === 'p' ? runsText(block.text) : ''))];
};

test('[S5] [S7] changes are taken and refused in their places; the answer is signed with its reason when nothing is open', async () => {
  await open();
  expect(screen.getByText(/Trần Văn Hải gợi ý sửa bài này/u)).toBeTruthy();
  await click('Xem gợi ý');
  const view = screen.getByRole('region', { name: 'Gợi ý sửa' });
  expect([within(view).getByText('Cho rõ mùa') !== null, changes().length]).toEqual([true, 3]);
  await click('Nhận', changes()[0]);
  expect(text()).toEqual(['Chợ nổi vào mùa', 'Bà con xuống chợ.', 'Ghe thuyền đông lắm.']);
  await click('Không nhận', changes()[0]);
  expect([text()[1], changes().length]).toEqual(['Bà con xuống chợ.', 1]);
  expect(screen.queryByRole('button', { name: 'Ghi câu trả lời' })).toBeNull();
  await click('Nhận tất cả');
  expect(text()).toEqual(['Chợ nổi vào mùa', 'Bà con xuống chợ.', 'Ghe thuyền đông nghịt.']);
  await click('Ghi câu trả lời');
  expect(screen.getByText(/^Hãy ghi lý do không nhận/u)).toBeTruthy();
  expect(asked('proposals:answer')).toEqual([]);
  fireEvent.change(screen.getByLabelText('Lý do không nhận'), { target: { value: 'Câu ấy đúng lời bà con' } });
  await click('Ghi câu trả lời');
  expect(asked('proposals:answer')).toEqual([
    { articleId: ID, proposal: proposal.record, verdict: 'partly', note: 'Câu ấy đúng lời bà con' },
  ]);
  const order = opened.twin.asked.map(({ channel }) => channel);
  expect(order.lastIndexOf('article:keepRevision')).toBeLessThan(order.indexOf('proposals:answer'));
  expect(screen.queryByText(/gợi ý sửa bài này/u)).toBeNull();
  // Each change that was taken is one step of undo.
  act(() => opened.editor().undo());
  expect(text()).toEqual(['Chợ nổi vào mùa', 'Bà con xuống chợ.', 'Ghe thuyền đông lắm.']);
});

test('[S6] a place that both changed is marked, and “take all” leaves it to be looked at', async () => {
  await open({ ...base, headline: 'Chợ nổi cuối năm', lead: plainRuns('Chợ họp từ tờ mờ sáng.') });
  await click('Xem gợi ý');
  const places = () => changes().map((change) => change.dataset['change']);
  expect(places()).toEqual(['headline', 'block b1 b1', 'block b2 b2']);
  expect(within(changes()[0] ?? document.body).getByText(/^Bạn cũng đã sửa chỗ này/u)).toBeTruthy();
  await click('Nhận tất cả');
  expect([places(), text()]).toEqual([
    ['headline'],
    ['Chợ nổi cuối năm', 'Bà con xuống chợ từ tinh mơ.', 'Ghe thuyền đông nghịt.'],
  ]);
  expect(opened.editor().readArticle().lead).toEqual(plainRuns('Chợ họp từ tờ mờ sáng.'));
});

test('[S7] refused together: nothing is taken, and the text stays', async () => {
  await open();
  await click('Xem gợi ý');
  await click('Không nhận chỗ nào');
  fireEvent.change(screen.getByLabelText('Lý do không nhận'), { target: { value: 'Bài đã duyệt' } });
  await click('Ghi câu trả lời');
  expect(asked('proposals:answer')).toMatchObject([{ verdict: 'refused', note: 'Bài đã duyệt' }]);
  expect(text()).toEqual(['Chợ nổi', 'Bà con xuống chợ.', 'Ghe thuyền đông lắm.']);
});

test('[S2] [S3] [S4] a suggestion is written in the article’s place, saved apart; nothing of the article itself can be done', async () => {
  await open();
  await run('review.suggest');
  expect(screen.getByText('Đang gợi ý sửa')).toBeTruthy();
  const barred = [
    'article.publish',
    'article.preview',
    'article.duplicate',
    'exchange.exportPdf',
    'review.join',
  ] as const;
  expect(barred.filter((name) => opened.window.commands[name].isEnabled())).toEqual([]);
  expect(screen.queryByRole('button', { name: /^(Đăng|Gửi duyệt|Việc khác)$/u })).toBeNull();
  await run('app.primary');
  await click('Gửi gợi ý');
  expect([screen.getByText(/^Bạn chưa sửa chữ nào/u) !== null, asked('proposals:send')]).toEqual([true, []]);
  act(() => opened.editor().setInfo({ shortTitle: 'Chợ' }));
  await run('app.primary');
  fireEvent.change(screen.getByLabelText('Vì sao nên sửa'), { target: { value: 'Tít ngắn hơn' } });
  await click('Gửi gợi ý');
  expect(asked('proposals:send')).toEqual([{ articleId: ID, note: 'Tít ngắn hơn' }]);
  expect([asked('article:saveWorkingCopy'), opened.twin.saved(ID)?.shortTitle, asked('hold:keep')]).toEqual([
    [],
    '',
    [],
  ]);
  expect([screen.queryByText('Đang gợi ý sửa'), opened.editor().readArticle().shortTitle]).toEqual([null, '']);
  expect(screen.getByText('Gợi ý của bạn đang chờ người viết xem.')).toBeTruthy();
});
