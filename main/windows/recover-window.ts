import { dialog, type BrowserWindow } from 'electron';
import type { Locale } from '../../shared/ipc/wire.ts';
import type { Log } from '../log/log-file.ts';
import { createReloadBudget } from './reload-budget.ts';
import { NATIVE_WORDS } from './words/native-words.ts';

export interface RecoveryParts {
  readonly log: Log;
  readonly locale: () => Locale;
  readonly now: () => number;
  /** The page died: what comes next starts from the working copies. */
  readonly onCrash: () => void;
  readonly quit: () => void;
}

/** A page that crashes is loaded again; one that keeps crashing, or hangs, is put to the person. */
export function recoverWindow(window: BrowserWindow, { log, locale, now, onCrash, quit }: RecoveryParts): void {
  const { webContents } = window;
  const mayReload = createReloadBudget(now);
  const reload = (): void => {
    if (!window.isDestroyed()) webContents.reload();
  };
  const askAfterCrashes = async (): Promise<void> => {
    const words = NATIVE_WORDS[locale()].questions.crashed;
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      message: words.message,
      detail: words.detail,
      buttons: [words.reload, words.quit],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (response === 1) quit();
    else reload();
  };
  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (window.isDestroyed() || reason === 'clean-exit') return;
    log.info('the window crashed', { reason, exitCode });
    onCrash();
    if (mayReload()) reload();
    else void askAfterCrashes();
  });
  offerReloadWhileHanging(window, log, locale);
}

/** The question goes away by itself when the page answers again. */
function offerReloadWhileHanging(window: BrowserWindow, log: Log, locale: () => Locale): void {
  let question: AbortController | null = null;
  const ask = async (): Promise<void> => {
    if (question !== null) return;
    const { signal } = (question = new AbortController());
    const words = NATIVE_WORDS[locale()].questions.hanging;
    log.info('the window does not respond');
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: words.message,
      detail: words.detail,
      buttons: [words.wait, words.reload],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
      signal,
    });
    question = null;
    // A page that hangs cannot be reloaded; it is ended, and what follows a crash follows.
    if (response === 1 && !signal.aborted && !window.isDestroyed()) window.webContents.forcefullyCrashRenderer();
  };
  window.on('unresponsive', () => void ask());
  window.on('responsive', () => question?.abort());
  window.on('closed', () => question?.abort());
}
