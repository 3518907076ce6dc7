import { dialog, type BrowserWindow } from 'electron';
import type { Locale } from '../../shared/ipc/wire.ts';
import { createCloseHandshake, type CloseHandshake } from './close-handshake.ts';
import { NATIVE_WORDS } from './words/native-words.ts';

export interface ClosingParts {
  readonly askToSave: () => void;
  readonly locale: () => Locale;
  readonly onStay: () => void;
}

const later = (run: () => void, delayMs: number): (() => void) => {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
};

/** Puts the handshake between a window and every way of closing it. */
export function closeSafely(window: BrowserWindow, { askToSave, locale, onStay }: ClosingParts): CloseHandshake {
  const askPerson = async (): Promise<boolean> => {
    const words = NATIVE_WORDS[locale()].questions.closing;
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: words.message,
      detail: words.detail,
      buttons: [words.wait, words.close],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    return response === 1;
  };
  const destroy = (): void => {
    if (!window.isDestroyed()) window.destroy();
  };
  const handshake = createCloseHandshake({ askToSave, destroy, askPerson }, onStay, later);
  window.on('close', (event) => {
    if (!handshake.mayClose()) event.preventDefault();
  });
  // Only when another page is there: one that was merely asked for may have been refused, and this one still holds words.
  window.webContents.on('did-navigate', () => handshake.pageIsGone());
  return handshake;
}
