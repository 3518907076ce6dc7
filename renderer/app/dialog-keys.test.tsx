// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { createArticle } from '../../shared/article/create-article.ts';
import { openWindow, settle, type OpenedWindow } from './open-window.testkit.tsx';

let opened: OpenedWindow;
afterEach(() => opened.close());

const ID = '01J0000000000000000000TEST';
const acts = () => opened.twin.asked.filter(({ channel }) => channel === 'workflow:act');

test('[W53] the key of the main step sends the reason; Enter alone begins a line, and no reason sends nothing', async () => {
  opened = await openWindow({
    articles: [{ ...createArticle(ID), headline: 'Chè vào vụ' }],
    start: { lastArticle: ID },
  });
  opened.window.stores.workflow.ask({ action: 'spike', urgent: false });
  await settle();
  const dialog = within(screen.getByRole('dialog', { name: 'Bỏ bài vào thùng rác' }));
  const reason = dialog.getByLabelText(/^Lý do/u);
  fireEvent.keyDown(reason, { key: 'Enter', ctrlKey: true });
  await settle();
  expect(acts()).toEqual([]);
  fireEvent.change(reason, { target: { value: 'Trùng bài' } });
  fireEvent.keyDown(reason, { key: 'Enter' });
  await settle();
  expect(acts()).toEqual([]);
  fireEvent.keyDown(reason, { key: 'Enter', ctrlKey: true });
  await settle();
  expect(acts()).toMatchObject([{ input: { action: 'spike' } }]);
});
