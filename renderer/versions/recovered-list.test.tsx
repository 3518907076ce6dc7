// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { createArticle } from '../../shared/article/create-article.ts';
import { openWindow, settle, type OpenedWindow } from '../app/open-window.testkit.tsx';

const ID = '01J00000000000000000000001';
const OTHER = '01J00000000000000000000002';
const AT = '2026-03-02T02:38:02.000Z';

let opened: OpenedWindow;
afterEach(() => opened.close());

const text = { ...createArticle(OTHER), headline: 'Đường đèo thông xe' };

test('[V20] [V21] the window opens with a plain list beside the text: read, open, put away; nothing waits for an answer', async () => {
  opened = await openWindow({
    start: { recovered: [ID] },
    articles: [{ ...createArticle(ID), headline: 'Chợ nổi' }, text],
    versionText: text,
    recovered: [
      { articleId: ID, headline: 'Chợ nổi', savedAt: AT, isTorn: false, newer: null },
      { articleId: OTHER, headline: 'Đường đèo', savedAt: AT, isTorn: true, newer: { id: '1-4', savedAt: AT } },
    ],
  });
  const list = within(screen.getByRole('region', { name: 'Bài vừa khôi phục' }));
  expect(list.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    'Chợ nổiĐã khôi phục đến chữ lưu lúc 09:38:02 02/03/2026. Chữ gõ trong khoảng hai giây sau đó có thể thiếu.Xemđang mở',
    'Đường đèoBản lưu cuối không đọc được; bài đang là bản lúc 09:38:02 02/03/2026. Còn một bản mới hơn, lúc 09:38:02 02/03/2026.XemXem bản mới hơnMở bài',
  ]);
  expect([screen.queryByRole('dialog'), opened.editor().articleId]).toEqual([null, ID]);
  fireEvent.click(list.getByRole('button', { name: 'Xem bản mới hơn' }));
  await settle();
  const dialog = within(screen.getByRole('dialog'));
  expect([
    dialog.getByRole('heading', { name: 'Đường đèo thông xe' }).tagName,
    dialog.queryByText('Khôi phục'),
  ]).toEqual(['H3', null]);
  fireEvent.click(dialog.getByRole('button', { name: 'Đóng' }));
  fireEvent.click(list.getByRole('button', { name: 'Mở bài' }));
  await settle();
  await settle();
  expect(opened.editor().articleId).toBe(OTHER);
  fireEvent.click(screen.getByRole('button', { name: 'Cất danh sách' }));
  expect(screen.queryByRole('region', { name: 'Bài vừa khôi phục' })).toBeNull();
  expect(opened.twin.asked.at(-1)?.channel).toBe('versions:putRecoveredAway');
});

test('[V20] beside the list stands the article of last time, also where the list is of an earlier crash', async () => {
  opened = await openWindow({
    start: { recovered: [ID], lastArticle: OTHER },
    articles: [{ ...createArticle(ID), headline: 'Chợ nổi' }, text],
    recovered: [{ articleId: ID, headline: 'Chợ nổi', savedAt: AT, isTorn: false, newer: null }],
  });
  expect(screen.queryByRole('region', { name: 'Bài vừa khôi phục' })).not.toBeNull();
  expect(opened.editor().articleId).toBe(OTHER);
});
