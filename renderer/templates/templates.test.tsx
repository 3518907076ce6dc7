// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { createArticle } from '../../shared/article/create-article.ts';
import type { Template } from '../../shared/ipc/requests/template-requests.ts';
import { openWindow, settle, type OpenedWindow } from '../app/open-window.testkit.tsx';

const ID = '01J00000000000000000000001';
const MADE = '01J00000000000000000000003';

let opened: OpenedWindow;
afterEach(() => opened.close());

const open = async (templates: readonly Template[] = [{ id: MADE, name: 'Tin nhanh' }]) => {
  opened = await openWindow({
    start: { lastArticle: ID },
    articles: [
      { ...createArticle(ID), headline: 'Chợ nổi' },
      { ...createArticle(MADE), headline: 'Chữ của mẫu' },
    ],
    templates,
  });
};
const press = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }));
  await settle();
};
const askedFor = (noun: string) => opened.twin.asked.filter(({ channel }) => channel.startsWith(noun));

test('[V42] a new article begins from a template, chosen by name; one can be removed from the choice', async () => {
  await open();
  fireEvent.click(screen.getByRole('button', { name: 'Từ mẫu…' }));
  await settle();
  const dialog = within(screen.getByRole('dialog', { name: 'Bài mới từ mẫu' }));
  // Enter begins with the first of them: the focus is not at the button that closes.
  expect(document.activeElement).toBe(dialog.getByRole('button', { name: 'Tin nhanh' }));
  fireEvent.click(dialog.getByRole('button', { name: 'Tin nhanh' }));
  await settle();
  expect([opened.editor().articleId === ID, screen.queryByRole('dialog')]).toEqual([false, null]);
  fireEvent.click(screen.getByRole('button', { name: 'Từ mẫu…' }));
  await settle();
  // Asked once more: it is thrown away for the whole desk.
  await press('Bỏ mẫu Tin nhanh');
  expect(askedFor('template:remove')).toEqual([]);
  await press('Giữ lại');
  await press('Bỏ mẫu Tin nhanh');
  await press('Bỏ hẳn mẫu Tin nhanh');
  expect(screen.getByRole('dialog').textContent).toContain('Tòa soạn chưa có mẫu nào');
});

test('[V43] a template is looked at before use, and renamed to a name that no other has', async () => {
  await open([
    { id: MADE, name: 'Tin nhanh' },
    { id: '01J00000000000000000000004', name: 'Phóng sự' },
  ]);
  await press('Từ mẫu…');
  await press('Xem mẫu Tin nhanh');
  expect(screen.getByRole('dialog').textContent).toContain('Chữ của mẫu');
  await press('Về danh sách mẫu');
  await press('Đổi tên mẫu Tin nhanh');
  const name = screen.getByLabelText('Tên mới của mẫu Tin nhanh');
  fireEvent.change(name, { target: { value: 'Phóng sự' } });
  expect([
    screen.getByText('Đã có mẫu tên này.') !== null,
    screen.getByRole('button', { name: 'Lưu tên' }),
  ]).toMatchObject([true, { disabled: true }]);
  fireEvent.change(name, { target: { value: 'Tin ngắn' } });
  await press('Lưu tên');
  expect(screen.getByRole('button', { name: 'Tin ngắn' })).toBeTruthy();
});

test('[V44] a template is changed in its place: no steps of an article are offered, its words count once they are kept', async () => {
  await open();
  await press('Từ mẫu…');
  await press('Sửa mẫu Tin nhanh');
  expect([screen.getByText('Mẫu “Tin nhanh”') !== null, screen.queryByRole('button', { name: 'Đăng' })]).toEqual([
    true,
    null,
  ]);
  opened.window.commands['app.primary'].run();
  await settle();
  await press('Lưu mẫu');
  expect(askedFor('template:keep').map(({ input }) => input)).toEqual([{ templateId: MADE }, { templateId: MADE }]);
  expect(askedFor('site:publish')).toEqual([]);
});

test('[V42] the open article is saved as a template under a name, after its words are durable', async () => {
  await open();
  opened.editor().setInfo({ shortTitle: 'mới' });
  opened.window.commands['article.saveAsTemplate'].run();
  await settle();
  // The headline is offered, and gone with the first letter of another name.
  const offered = screen.getByLabelText<HTMLInputElement>('Tên mẫu');
  expect([offered.selectionStart, offered.selectionEnd]).toEqual([0, offered.value.length]);
  const name = screen.getByLabelText('Tên mẫu');
  expect(name).toHaveProperty('value', 'Chợ nổi');
  fireEvent.change(name, { target: { value: ' ' } });
  expect(screen.getByRole('button', { name: 'Lưu mẫu' })).toHaveProperty('disabled', true);
  fireEvent.change(name, { target: { value: 'Tin chợ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Lưu mẫu' }));
  await settle();
  expect([askedFor('template:save').map(({ input }) => input), opened.twin.saved(ID)?.shortTitle]).toEqual([
    [{ articleId: ID, name: 'Tin chợ' }],
    'mới',
  ]);
  expect([screen.queryByRole('dialog'), screen.queryByText('Đã lưu mẫu “Tin chợ”.') !== null]).toEqual([null, true]);
});
