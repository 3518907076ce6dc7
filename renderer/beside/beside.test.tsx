// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { createArticle } from '../../shared/article/create-article.ts';
import { plainRuns } from '../../shared/article/runs.ts';
import { openWindow, settle, widenWindow, type OpenedWindow } from '../app/open-window.testkit.tsx';

const id = (number: number): string => `01J${String(number).padStart(23, '0')}`;

let opened: OpenedWindow;
afterEach(() => opened.close());

const openTwo = async () => {
  const articles = [1, 2].map((number) => ({
    ...createArticle(id(number)),
    headline: `Bài ${String(number)}`,
    body: [{ kind: 'p', id: 'p1', text: plainRuns(`Thân bài ${String(number)}.`) }] as const,
  }));
  opened = await openWindow({ articles });
};
const written = () => opened.window.stores.articles.current.peek()?.id;
const pane = () => screen.queryByRole('region', { name: /^Đọc bên cạnh:/u });

async function press(): Promise<void> {
  fireEvent.keyDown(document.activeElement ?? document.body, {
    key: 'B',
    code: 'KeyB',
    ctrlKey: true,
    shiftKey: true,
  });
  await settle();
}

describe('[Q4] an article beside the one that is written', () => {
  test('is the row with the focus, can only be read, follows what is saved, and goes away by the same key', async () => {
    await openTwo();
    expect(written()).toBe(id(2));
    await opened.window.stores.beside.show(id(1));
    await settle();
    const shown = within(pane()!);
    expect([shown.getByText('Thân bài 1.').isContentEditable, shown.queryAllByRole('textbox')]).not.toContain(true);
    expect(shown.queryAllByRole('textbox')).toEqual([]);
    expect(opened.twin.asked.filter(({ channel }) => channel.startsWith('hold:'))).toEqual([]);
    const articleJson = JSON.stringify({ ...opened.twin.saved(id(1)), headline: 'Bài 1, sửa ở nơi khác' });
    await opened.twin.request('article:saveWorkingCopy', { articleId: id(1), articleJson });
    const row = opened.window.stores.known.rows.peek().get(id(1));
    opened.twin.tell('article:changed', { ...row!, headline: 'Bài 1, sửa ở nơi khác' });
    expect(await screen.findByRole('region', { name: 'Đọc bên cạnh: Bài 1, sửa ở nơi khác' })).toBeTruthy();
    expect(written()).toBe(id(2));
    await press();
    expect(pane()).toBeNull();
  });

  test('changes places with the one that is written', async () => {
    await openTwo();
    await opened.window.stores.beside.show(id(1));
    await settle();
    fireEvent.click(within(pane()!).getByRole('button', { name: 'Mở để sửa' }));
    await settle();
    await settle();
    expect([written(), within(pane()!).queryByText('Thân bài 2.') !== null]).toEqual([id(1), true]);
  });

  test('takes its room from the panes, and what cannot be read any more goes away and is said', async () => {
    await openTwo();
    await widenWindow(1280);
    const { panes, beside } = opened.window.stores;
    expect(panes.shown.peek()).toEqual({ queues: true, list: true, inspector: true });
    await press();
    expect([pane() !== null, panes.shown.peek().list]).toEqual([true, false]);
    await beside.show(id(9));
    await settle();
    expect([pane(), panes.shown.peek().list]).toEqual([null, true]);
    expect(screen.getByText(/^Không thấy bài này trong tòa soạn/u)).toBeTruthy();
  });
});
