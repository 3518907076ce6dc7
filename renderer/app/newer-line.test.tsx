// @vitest-environment jsdom
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { createArticle } from '../../shared/article/create-article.ts';
import type { Article } from '../../shared/article/schema.ts';
import { articleToWire } from '../../shared/ipc/contract.ts';
import { openWindow, settle, type OpenedWindow } from './open-window.testkit.tsx';

const ID = '01J00000000000000000000001';
const OTHER = '01J00000000000000000000002';
const AT = '2026-03-02T02:30:00.000Z';

let opened: OpenedWindow;
afterEach(() => opened.close());

const chapter = (id: string, headline: string): Article => ({ ...createArticle(id), headline });

async function open(world: Parameters<typeof openWindow>[0] = {}): Promise<void> {
  opened = await openWindow({
    start: { lastArticle: ID },
    articles: [chapter(ID, 'Chợ nổi'), chapter(OTHER, 'Đường đèo')],
    ...world,
  });
}

/** Somebody else's next text arrives: main has it, and says so. */
async function arrive(article: Article, by: string | null = 'Hằng Nga'): Promise<void> {
  await opened.twin.request('article:saveWorkingCopy', { articleId: article.id, articleJson: articleToWire(article) });
  act(() => opened.twin.tell('article:newer', { articleId: article.id, by, at: AT }));
  await settle();
}

const line = () => screen.queryByText(/^Có bản mới từ /u)?.textContent ?? null;
const headline = () => opened.editor().readArticle().headline;

async function go(articleId: string): Promise<void> {
  await act(() => opened.window.stores.articles.open(articleId));
  await settle();
}

async function openNewer(): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name: 'Mở bản mới' }));
  await settle();
}

test('[C8] the line says from whom and when, the page stays as it is until asked, and then shows it without the line', async () => {
  await open();
  expect(line()).toBeNull();
  await arrive(chapter(ID, 'Chợ nổi, có nắng'));
  expect([line(), headline()]).toEqual([
    'Có bản mới từ Hằng Nga, 02/03/2026 09:30. Trang đang mở chưa thay đổi.',
    'Chợ nổi',
  ]);
  await openNewer();
  expect([line(), headline()]).toEqual([null, 'Chợ nổi, có nắng']);
});

test('[C8] a machine that nobody here knows is called that', async () => {
  await open();
  await arrive(chapter(ID, 'Chợ nổi, có nắng'), null);
  expect(line()).toMatch(/^Có bản mới từ một máy chưa có trong tòa soạn, /u);
});

test('[C8] where the newer text cannot be opened, the line and the page stay', async () => {
  await open();
  await arrive(chapter(ID, 'Chợ nổi, có nắng'));
  opened.twin.refuse('article:open', { code: 'unreachable' });
  await openNewer();
  expect([line() !== null, headline()]).toEqual([true, 'Chợ nổi']);
  opened.twin.refuse('article:open', null);
  await openNewer();
  expect([line(), headline()]).toEqual([null, 'Chợ nổi, có nắng']);
});

test('[C8] what was typed here is durable before the newer text is asked for', async () => {
  await open();
  await arrive(chapter(ID, 'Chợ nổi, có nắng'));
  act(() => opened.editor().setInfo({ shortTitle: 'Chợ' }));
  const before = opened.twin.asked.length;
  await openNewer();
  const asked = opened.twin.asked.slice(before).map(({ channel }) => channel);
  const [save, read] = [asked.indexOf('article:saveWorkingCopy'), asked.indexOf('article:open')];
  expect([save !== -1, save < read, opened.twin.saved(ID)?.shortTitle]).toEqual([true, true, 'Chợ']);
});

test('[C8] an article that was opened after the newer text came shows it already: no line says otherwise', async () => {
  await open();
  await arrive(chapter(OTHER, 'Đường đèo, có sương'));
  expect(line()).toBeNull();
  await go(OTHER);
  expect([headline(), line()]).toEqual(['Đường đèo, có sương', null]);
  await arrive(chapter(OTHER, 'Đường đèo, hết sương'));
  expect(line()).not.toBeNull();
  await go(ID);
  await go(OTHER);
  expect([headline(), line()]).toEqual(['Đường đèo, hết sương', null]);
});

test('[C8] two versions are told as two versions, not as a newer one that would open', async () => {
  const apart = { article: ID, base: '1'.repeat(64), mine: '2'.repeat(64), theirs: '3'.repeat(64) };
  await open({ review: { revisions: [], apart } });
  act(() => opened.twin.tell('article:newer', { articleId: ID, by: 'Hằng Nga', at: AT }));
  await settle();
  expect(line()).toBeNull();
});
