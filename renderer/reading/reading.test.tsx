// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { createArticle } from '../../shared/article/create-article.ts';
import { openWindow, settle, type OpenedWindow } from '../app/open-window.testkit.tsx';

const id = (number: number): string => `01J${String(number).padStart(23, '0')}`;

let opened: OpenedWindow;
afterEach(() => opened.close());

const openThree = async () => {
  const articles = [1, 2, 3].map((number) => ({ ...createArticle(id(number)), headline: `Bài ${String(number)}` }));
  opened = await openWindow({ articles });
};
const shown = () => opened.window.stores.articles.current.peek()?.id;

async function press(key: 'PageDown' | 'PageUp'): Promise<void> {
  fireEvent.keyDown(document.body, { key, code: key, ctrlKey: true });
  await settle();
}

describe('[Q2] from article to article', () => {
  test('goes along the queue as the list shows it, and says where it ends', async () => {
    await openThree();
    expect(shown()).toBe(id(3));
    await press('PageDown');
    expect(shown()).toBe(id(2));
    await press('PageUp');
    await press('PageUp');
    expect(shown()).toBe(id(3));
    expect(opened.window.stores.surface.announcement.peek()).toContain('Hết mục');
  });

  test('[Q3] a notice that is chosen on the desktop opens its article', async () => {
    await openThree();
    opened.twin.tell('article:show', { articleId: id(1) });
    await settle();
    expect(shown()).toBe(id(1));
  });

  test('[Q3] notices are turned off in the program’s settings', async () => {
    await openThree();
    opened.window.stores.surface.show('settings');
    await settle();
    fireEvent.click(screen.getByRole('tab', { name: 'Chương trình' }));
    fireEvent.click(screen.getByRole('checkbox', { name: /^Báo trên màn hình máy/u }));
    await settle();
    expect(opened.twin.asked).toContainEqual({ channel: 'app:setNotifications', input: { on: false } });
  });

  test('[Q1] an article that somebody wrote in since is new until it is opened', async () => {
    await openThree();
    const row = opened.window.stores.known.rows.peek().get(id(1));
    if (row === undefined || row === null) throw new Error('the article is not in the list');
    const changed = { ...row, updatedAt: '2999-01-01T00:00:00.000Z' };
    opened.twin.tell('article:changed', changed);
    const isNew = () => opened.window.stores.reading.isNew.peek()(changed);
    expect(isNew()).toBe(true);
    await opened.window.stores.articles.open(id(1));
    await waitFor(() => expect(isNew()).toBe(false));
  });

  test('[Q1] its row says so in a word, until it is opened', async () => {
    await openThree();
    const list = within(screen.getByRole('region', { name: 'Danh sách bài' }));
    const row = (headline: string) => list.getByRole('button', { name: new RegExp(headline, 'u') });
    const known = opened.window.stores.known.rows.peek().get(id(1));
    if (known === undefined || known === null) throw new Error('the article is not in the list');
    expect(row('Bài 1').textContent).not.toContain('Mới');
    await act(async () => opened.twin.tell('article:changed', { ...known, updatedAt: '2999-01-01T00:00:00.000Z' }));
    await waitFor(() => expect(within(row('Bài 1')).getByText('Mới')).toBeTruthy());
    expect(row('Bài 2').textContent).not.toContain('Mới');
    fireEvent.click(row('Bài 1'));
    await waitFor(() => expect(row('Bài 1').textContent).not.toContain('Mới'));
    expect(shown()).toBe(id(1));
  });
});
