// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { createArticle } from '../../shared/article/create-article.ts';
import { openWindow, settle, type OpenedWindow } from './open-window.testkit.tsx';

let opened: OpenedWindow;
afterEach(() => opened.close());

const idOf = (n: number): string => `01J${String(n).padStart(23, '0')}`;
const article = (n: number, headline: string) => ({ ...createArticle(idOf(n)), headline });
const list = () => within(screen.getByRole('region', { name: 'Danh sách bài' }));
const search = (text: string) =>
  fireEvent.change(screen.getByRole('searchbox', { name: 'Tìm bài' }), { target: { value: text } });
const answer = async (release: () => void) => {
  release();
  await settle();
};

describe('[W63] what is not known yet is not said to be absent', () => {
  test('devices that ask to join', async () => {
    opened = await openWindow();
    const release = opened.twin.hold('people:overview');
    fireEvent.click(screen.getByRole('button', { name: /^Người và thiết bị/u }));
    await settle();
    expect(screen.queryByText('Chưa có máy nào xin vào.')).toBeNull();
    expect(screen.getByText('Đang xem có máy nào xin vào…')).toBeTruthy();
    await answer(release);
    expect(screen.getByText('Chưa có máy nào xin vào.')).toBeTruthy();
  });

  test('articles of the queue or the search that is still being asked for', async () => {
    opened = await openWindow({ articles: [article(1, 'Chợ phiên'), article(2, 'Nước về Khe Lim')] });
    search('không đâu có');
    expect(await list().findByText('Không có bài nào có “không đâu có”.')).toBeTruthy();
    const release = opened.twin.hold('list:page');
    search('chợ');
    await settle();
    // Neither is how many were found for what was asked before.
    expect([list().queryByText(/^Không có bài nào có/u), list().queryByText(/^0 bài$/u)]).toEqual([null, null]);
    expect(list().getByText('Đang tìm…')).toBeTruthy();
    const asked = () => opened.twin.asked.findLast(({ channel }) => channel === 'list:page')?.input;
    await waitFor(() => expect(asked()).toMatchObject({ query: 'chợ' }));
    await answer(release);
    await waitFor(() => expect(list().getByText('1 bài')).toBeTruthy());
  });

  test('a list that could not be asked for shows no rows of another', async () => {
    opened = await openWindow({ articles: [article(1, 'Chợ phiên')] });
    opened.twin.refuse('list:page', { code: 'internal' });
    fireEvent.click(screen.getByRole('button', { name: /^Kho bài/u }));
    await settle();
    expect([list().queryByText('Chợ phiên'), list().queryByText(/không có bài nào/iu)]).toEqual([null, null]);
    expect([list().queryByText('Đang tìm…'), list().queryByText(/bài$/u)]).toEqual([null, null]);
  });

  test('a desk’s articles, before they were counted', async () => {
    opened = await openWindow();
    expect(list().getByText(/^Chưa có bài nào\./u)).toBeTruthy();
    const release = opened.twin.hold('list:counts');
    await act(async () => void opened.window.stores.list.load());
    await settle();
    expect(list().queryByText(/^Chưa có bài nào\./u)).toBeNull();
    await answer(release);
    expect(list().getByText(/^Chưa có bài nào\./u)).toBeTruthy();
  });

  test('what is on its way to the portals', async () => {
    opened = await openWindow();
    const release = opened.twin.hold('outbox:list');
    fireEvent.click(screen.getByRole('button', { name: /^Hộp gửi/u }));
    await settle();
    expect(screen.queryByText('Không có bài nào đang gửi hay vừa gửi.')).toBeNull();
    await answer(release);
    expect(screen.getByText('Không có bài nào đang gửi hay vừa gửi.')).toBeTruthy();
  });

  test('other newsrooms on this machine', async () => {
    opened = await openWindow();
    const release = opened.twin.hold('recent:list');
    opened.twin.tell('menu:command', { command: 'desk.switch' });
    await settle();
    expect(screen.queryByText('Chưa có tòa soạn nào khác trên máy này.')).toBeNull();
    await answer(release);
    expect(screen.getByText('Chưa có tòa soạn nào khác trên máy này.')).toBeTruthy();
  });

  test('what the palette finds', async () => {
    opened = await openWindow({ articles: [article(1, 'Chợ phiên')] });
    const release = opened.twin.hold('list:find');
    opened.twin.tell('menu:command', { command: 'view.palette' });
    await settle();
    fireEvent.change(screen.getByRole('combobox', { name: 'Gõ tên lệnh hoặc tít bài, không cần dấu' }), {
      target: { value: 'khe lim' },
    });
    await settle();
    expect(screen.getByRole('dialog').textContent).toContain('Đang tìm…');
    await answer(release);
    expect(await screen.findByText('Không có gì khớp.')).toBeTruthy();
  });
});
