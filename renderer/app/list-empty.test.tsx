// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { createArticle } from '../../shared/article/create-article.ts';
import { NO_FILTERS } from '../../shared/ipc/list-wish.ts';
import { openWindow, settle, type OpenedWindow } from './open-window.testkit.tsx';

let opened: OpenedWindow;
afterEach(() => opened.close());

const list = () => within(screen.getByRole('region', { name: 'Danh sách bài' }));
const buttons = () => list().queryAllByRole('button', { name: /\(Esc\)|^Chỉ bỏ lọc/u });
const names = () => buttons().map(({ textContent }) => textContent);

const NOTHING_FITS = 'Không có bài nào hợp với điều kiện lọc.';

/** Narrowed so that nothing is left. */
async function narrow(query: string, person: string | null, said: string): Promise<void> {
  const { stores } = opened.window;
  stores.list.filter({ ...NO_FILTERS, person });
  stores.list.search(query);
  await waitFor(() => expect(list().getByText(said)).toBeTruthy());
}

test('[W61] a list without articles says why, and offers what brings more', async () => {
  opened = await openWindow({ articles: [{ ...createArticle('01J0000000000000000000TEST'), headline: 'Chè vào vụ' }] });
  const { stores } = opened.window;
  stores.list.showQueue({ kind: 'step', step: 'trash' });
  await settle();
  expect(list().getByText('Mục này không có bài nào.')).toBeTruthy();
  expect(names()).toEqual([]);

  stores.list.showQueue({ kind: 'step', step: 'archive' });
  await narrow('khôngcóđâu', null, 'Không có bài nào có “khôngcóđâu”.');
  expect(names()).toEqual(['Hiện cả mục (Esc)']);
  await narrow('', 'Không Ai', NOTHING_FITS);
  await narrow('khôngcóđâu', 'Không Ai', 'Không có bài nào có “khôngcóđâu” và hợp với điều kiện lọc.');

  fireEvent.click(list().getByRole('button', { name: 'Chỉ bỏ lọc' }));
  await settle();
  expect([stores.list.query.peek(), stores.list.filters.peek()]).toEqual(['khôngcóđâu', NO_FILTERS]);
  expect(document.activeElement?.getAttribute('type')).toBe('search');
  fireEvent.click(list().getByRole('button', { name: 'Hiện cả mục (Esc)' }));
  await settle();
  expect(stores.list.query.peek()).toBe('');
  expect(document.activeElement?.getAttribute('type')).toBe('search');
});

test('[W61] taking a filter away leaves the focus beside the filters', async () => {
  opened = await openWindow({ articles: [{ ...createArticle('01J0000000000000000000TEST'), headline: 'Chè vào vụ' }] });
  await narrow('', 'Không Ai', NOTHING_FITS);
  const chip = list().getByRole('button', { name: 'Thôi lọc: Không Ai' });
  chip.focus();
  fireEvent.click(chip);
  await settle();
  expect(list().queryByRole('button', { name: 'Thôi lọc: Không Ai' })).toBeNull();
  expect(document.activeElement?.textContent).toBe('Lọc');
});
