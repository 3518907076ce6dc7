// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { createArticle } from '../../shared/article/create-article.ts';
import { openWindow, settle, type OpenedWindow } from '../app/open-window.testkit.tsx';

const ID = '01J00000000000000000000001';

let opened: OpenedWindow;
afterEach(() => opened.close());

test('[IT6] the history says who did what and when, with which device, what had no effect and why, and is saved', async () => {
  opened = await openWindow({
    start: { lastArticle: ID },
    articles: [{ ...createArticle(ID), headline: 'Mùa gặt sớm' }],
  });
  opened.window.commands['review.history'].run();
  await settle();
  const dialog = within(screen.getByRole('dialog', { name: 'Lịch sử bài' }));
  const lines = dialog.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(lines).toEqual([
    '02/03/2026 09:38 (GMT +7)Hoàng Thị Dịu gửi duyệt“Nhờ xem giúp tít”Máy: Máy ở tòa soạn · Chữ ký đúng; máy có trong danh sách của tòa soạn',
    '02/03/2026 09:40 (GMT +7)Văn Sỹ duyệt đúng một phiên bảnKhông có hiệu lực: tòa soạn chưa ghi nhận máy đã ký.Máy không có tên · Chữ ký đúng, nhưng máy không có trong danh sách: không biết chắc là ai',
    `ký thay tên người khác${'c'.repeat(64)}`,
  ]);
  fireEvent.click(dialog.getByRole('button', { name: 'Lưu biên nhận JSON…' }));
  await settle();
  const asked = opened.twin.asked.filter(({ channel }) => channel === 'history:save').map(({ input }) => input);
  expect([asked, screen.queryByText('Đã ghi mua-gat-som-lich-su.json.') !== null]).toEqual([
    [{ articleId: ID, format: 'json' }],
    true,
  ]);
});
