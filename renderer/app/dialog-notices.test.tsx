// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { openWindow, settle, type OpenedWindow } from './open-window.testkit.tsx';

let opened: OpenedWindow;
afterEach(() => {
  opened.close();
  vi.restoreAllMocks();
});

const CUT_OFF = /bị cắt cụt/u;

test('[W46] what is refused just before a dialog goes away by itself is told at the edge of the window', async () => {
  opened = await openWindow();
  opened.twin.refuse('exchange:inspect', { code: 'bundle-refused', reason: 'cut-off' });
  opened.twin.tell('exchange:offered', { offerId: 'o1', fileName: 'Cụt.baiviet' });
  await settle();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByText(CUT_OFF)).toBeTruthy();
});

test('[W46] what was read in a dialog goes with it', async () => {
  opened = await openWindow();
  opened.twin.tell('menu:command', { command: 'desk.switch' });
  await settle();
  opened.window.stores.notices.showError({ code: 'bundle-refused', reason: 'cut-off' });
  await settle();
  expect(within(screen.getByRole('dialog')).getByText(CUT_OFF)).toBeTruthy();
  const later = Date.now() + 5_000;
  vi.spyOn(Date, 'now').mockReturnValue(later);
  opened.window.stores.surface.closeDialog();
  await settle();
  expect(screen.queryByText(CUT_OFF)).toBeNull();
});
