import { app, dialog } from 'electron';
import type { Locale } from '../../shared/ipc/wire.ts';
import type { Log } from '../log/log-file.ts';
import { NATIVE_WORDS } from './words/native-words.ts';

/** The last word of a program that cannot open its window. */
export function sayThatItCannotStart(locale: Locale): void {
  const words = NATIVE_WORDS[locale].questions.cannotStart;
  dialog.showErrorBox(words.message, words.detail);
  app.exit(1);
}

/** A bug in main is logged, and a restart offered once; until then the program goes on, so that the window can still save. */
export function watchBugs(log: Log, locale: () => Locale): void {
  let isAsking = false;
  const offerRestart = async (): Promise<void> => {
    if (isAsking) return;
    isAsking = true;
    const words = NATIVE_WORDS[locale()].questions.bug;
    const { response } = await dialog.showMessageBox({
      type: 'error',
      message: words.message,
      detail: words.detail,
      buttons: [words.restart, words.goOn],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    });
    isAsking = false;
    if (response !== 0) return;
    app.relaunch();
    app.quit();
  };
  process.on('uncaughtException', (thrown) => {
    log.bug('uncaught in main', thrown);
    // Without a window there is nothing to save and nobody to ask.
    if (app.isReady()) void offerRestart();
    else sayThatItCannotStart(locale());
  });
  process.on('unhandledRejection', (thrown) => log.bug('unhandled in main', thrown));
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit' && reason !== 'killed') log.info('a process died', { type, reason, exitCode });
  });
}
