// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { createArticle } from '../../shared/article/create-article.ts';
import { openWindow, settle, type OpenedWindow } from '../app/open-window.testkit.tsx';

const ID = '01J00000000000000000000001';
const MADE = '01J00000000000000000000003';

let opened: OpenedWindow;
afterEach(() => opened.close());

const open = async () => {
  opened = await openWindow({
    start: { lastArticle: ID },
    articles: [{ ...createArticle(ID), headline: 'Chợ nổi' }],
    templates: [{ id: MADE, name: 'Tin nhanh' }],
  });
};
const askedFor = (noun: string) => opened.twin.asked.filter(({ channel }) => channel.startsWith(noun));

test('[V42] a new article begins from a template, chosen by name; one can be removed from the choice', async () => {
  await open();
  fireEvent.click(screen.getByRole('button', { name: 'Từ mẫu…' }));
  await settle();
  const dialog = within(screen.getByRole('dialog', { name: 'Bài mới từ mẫu' }));
  fireEvent.click(dialog.getByRole('button', { name: 'Tin nhanh' }));
  await settle();
  expect([opened.editor().articleId === ID, screen.queryByRole('dialog')]).toEqual([false, null]);
  fireEvent.click(screen.getByRole('button', { name: 'Từ mẫu…' }));
  await settle();
  fireEvent.click(screen.getByRole('button', { name: 'Bỏ mẫu Tin nhanh' }));
  await settle();
  expect(screen.getByRole('dialog').textContent).toContain('Tòa soạn chưa có mẫu nào');
});

test('[V42] the open article is saved as a template under a name, after its words are durable', async () => {
  await open();
  opened.editor().setInfo({ shortTitle: 'mới' });
  opened.window.commands['article.saveAsTemplate'].run();
  await settle();
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
