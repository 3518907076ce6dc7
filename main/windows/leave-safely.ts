import type { App } from 'electron';
import type { Log } from '../log/log-file.ts';

const PATIENCE_MS = 20_000;

/** The program ends only when what is being written is written, or after a time that nobody would wait longer than. */
export function leaveSafely(app: App, finish: () => Promise<void>, log: Log): void {
  let state: 'running' | 'finishing' | 'finished' = 'running';
  const finishOnce = async (): Promise<void> => {
    const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS).unref());
    try {
      await Promise.race([finish(), patience]);
    } catch (thrown) {
      log.bug('ending', thrown);
    }
    state = 'finished';
    app.quit();
  };
  app.on('will-quit', (event) => {
    if (state === 'finished') return;
    event.preventDefault();
    if (state === 'finishing') return;
    state = 'finishing';
    void finishOnce();
  });
}
