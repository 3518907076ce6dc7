// @vitest-environment jsdom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { createArticle } from '../../shared/article/create-article.ts';
import { plainRuns } from '../../shared/article/runs.ts';
import { WHOLE_ARTICLE } from '../../shared/comments/place-anchor.ts';
import type { CommentThread } from '../../shared/records/fold-comments.ts';
import { openWindow, settle, type OpenedWindow } from '../app/open-window.testkit.tsx';
import type { CommentsWorld } from '../bridge/comments-twin.ts';

const ID = '01J00000000000000000000001';
const AT = '2026-03-02T02:00:00.000Z';

let opened: OpenedWindow;
afterEach(() => opened.close());

const thread = (id: string, text: string, more: Partial<CommentThread> = {}): CommentThread => ({
  id: id.repeat(64),
  anchor: WHOLE_ARTICLE,
  comments: [{ record: id.repeat(64), by: 'p2', at: AT, text, mentions: [] }],
  resolved: false,
  resolvedBy: null,
  ...more,
});
const onWords = (quote: string) => ({ on: 'block', id: 'b1', quote, start: 0, before: '', after: '' }) as const;

async function open(comments: Partial<CommentsWorld> = {}) {
  opened = await openWindow({
    start: { lastArticle: ID },
    articles: [
      {
        ...createArticle(ID),
        headline: 'Chợ nổi',
        body: [{ kind: 'p', id: 'b1', text: plainRuns('Bà con xuống chợ.') }],
      },
    ],
    comments,
  });
  opened.window.stores.surface.showPanel('comments');
  await settle();
}
const command = async (name: 'review.comment' | 'review.nextComment' | 'review.previousComment') => {
  act(() => opened.window.commands[name].run());
  await settle();
};
const box = () => screen.getByRole('textbox', { name: 'Lời trao đổi' });
const type = async (element: HTMLElement, text: string) => {
  fireEvent.change(element, { target: { value: text } });
  await settle();
};
const asked = (channel: string) => opened.twin.asked.filter((one) => one.channel === channel).map(({ input }) => input);

test('[T21] a talk is begun by key, sent by key, and stands in the panel, the tab and the list', async () => {
  await open();
  await command('review.comment');
  expect(document.activeElement).toBe(box());
  await type(box(), 'Chợ nào vậy?');
  fireEvent.keyDown(box(), { key: 'Enter', ctrlKey: true });
  await settle();
  expect(asked('comments:write')).toMatchObject([
    { articleId: ID, thread: null, text: 'Chợ nào vậy?', anchor: WHOLE_ARTICLE },
  ]);
  expect(asked('workflow:act')).toEqual([]);
  const talk = screen.getByRole('article', { name: 'Trao đổi về Cả bài' });
  expect(within(talk).getByText('Chợ nào vậy?')).toBeTruthy();
  expect(screen.getByRole('tab', { name: 'Trao đổi 1' })).toBeTruthy();
  expect((box() as HTMLTextAreaElement).value).toBe('');
});

test('[T5] an answer goes into its talk; settled it is put away and can be opened again', async () => {
  await open({ threads: [thread('a', 'Chợ nào?')] });
  fireEvent.click(screen.getByRole('button', { name: 'Trả lời' }));
  await settle();
  await type(screen.getByRole('textbox', { name: 'Câu trả lời' }), 'Chợ Đu.');
  const talk = screen.getByRole('article');
  fireEvent.click(within(talk).getByRole('button', { name: 'Gửi' }));
  await settle();
  expect(within(screen.getByRole('article')).getAllByRole('listitem')).toHaveLength(2);
  fireEvent.click(screen.getByRole('button', { name: 'Đã xong' }));
  await settle();
  expect([screen.queryByRole('article'), screen.getByText('Không có trao đổi nào còn mở') !== null]).toEqual([
    null,
    true,
  ]);
  fireEvent.click(screen.getByLabelText('Hiện cả 1 trao đổi đã xong'));
  expect(screen.getByText('Lê Thị Mai đánh dấu đã xong.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Mở lại' }));
  await settle();
  expect(screen.getByRole('tab', { name: 'Trao đổi 1' })).toBeTruthy();
});

test('[T3] words that are gone or rewritten are said to be', async () => {
  await open({
    threads: [
      thread('a', 'Còn không?', { anchor: onWords('ghe thuyền') }),
      thread('b', 'Đổi rồi à?', { anchor: { ...onWords('lên chợ'), start: 7, before: 'Bà con ', after: '.' } }),
      thread('c', 'Ai?', { anchor: onWords('Bà con') }),
    ],
  });
  const said = (about: string) =>
    within(screen.getByRole('article', { name: `Trao đổi về ${about}` })).queryByText(/Chỗ này|Chữ ở/u)?.textContent;
  expect([said('ghe thuyền'), said('lên chợ'), said('Bà con')]).toEqual([
    'Chỗ này không còn trong bài. Lời trao đổi vẫn được giữ.',
    'Chữ ở chỗ này đã sửa từ lúc viết lời trao đổi.',
    undefined,
  ]);
});

test('[T21] F9 goes from talk to talk in the order of the page, around the end', async () => {
  await open({
    threads: [
      thread('a', 'Cuối', { anchor: onWords('xuống chợ') }),
      thread('b', 'Đầu', { anchor: onWords('Bà con') }),
      thread('c', 'Chung'),
    ],
  });
  const seen: (string | null)[] = [];
  for (const name of [
    'review.nextComment',
    'review.nextComment',
    'review.nextComment',
    'review.nextComment',
  ] as const) {
    await command(name);
    seen.push(document.activeElement?.getAttribute('aria-label') ?? null);
  }
  await command('review.previousComment');
  seen.push(document.activeElement?.getAttribute('aria-label') ?? null);
  expect(seen).toEqual(['Cả bài', 'Bà con', 'xuống chợ', 'Cả bài', 'xuống chợ'].map((name) => `Trao đổi về ${name}`));
});

test('[T6] the next key comes behind the name that was taken, also in the midst of words', async () => {
  await open();
  fireEvent.change(box(), { target: { value: 'Nhờ @hai xem', selectionStart: 8, selectionEnd: 8 } });
  await settle();
  fireEvent.keyDown(box(), { key: 'Enter' });
  const { value, selectionStart } = box() as HTMLTextAreaElement;
  expect([value, selectionStart]).toEqual(['Nhờ @Trần Văn Hải xem', 'Nhờ @Trần Văn Hải '.length]);
});

test('[T6] an @ offers names and takes one by key; whoever is named is told', async () => {
  await open();
  await type(box(), 'Nhờ @hai');
  fireEvent.keyDown(box(), { key: 'Enter' });
  await settle();
  expect((box() as HTMLTextAreaElement).value).toBe('Nhờ @Trần Văn Hải ');
  fireEvent.click(within(screen.getByRole('tabpanel')).getByRole('button', { name: 'Gửi' }));
  await settle();
  expect(asked('comments:write')).toMatchObject([{ text: 'Nhờ @Trần Văn Hải', mentions: ['p2'] }]);
  const row = opened.window.stores.known.rows.peek().get(ID);
  if (row === undefined || row === null) throw new Error('no row');
  act(() => {
    opened.twin.tell('article:changed', { ...row, talk: { open: 1, said: 2, mentioned: ['p1'] } });
    opened.twin.tell('comments:mentioned', { articleId: ID, headline: row.headline });
  });
  await settle();
  expect(screen.getByText(/^Có người nhắc bạn trong bài “Chợ nổi”/u)).toBeTruthy();
  expect(screen.getByText('nhắc bạn')).toBeTruthy();
});

test('[T23] what was begun stands there again; closing waits until it is durable; a refusal keeps it', async () => {
  await open({ drafts: [{ thread: null, anchor: onWords('Bà con'), text: 'Bà con xóm nà' }] });
  expect((box() as HTMLTextAreaElement).value).toBe('Bà con xóm nà');
  await type(box(), 'Bà con xóm nào?');
  act(() => opened.twin.tell('window:closing', {}));
  await settle();
  const order = opened.twin.asked.map(({ channel }) => channel);
  expect(order.indexOf('comments:saveDraft')).toBeGreaterThan(-1);
  expect(order.indexOf('comments:saveDraft')).toBeLessThan(order.indexOf('window:readyToClose'));
  expect(asked('comments:saveDraft')).toMatchObject([
    { draft: { text: 'Bà con xóm nào?', anchor: { quote: 'Bà con' } } },
  ]);
  opened.twin.refuse('comments:write', { code: 'disk-full' });
  fireEvent.keyDown(box(), { key: 'Enter', ctrlKey: true });
  await settle();
  expect((box() as HTMLTextAreaElement).value).toBe('Bà con xóm nào?');
});
