import type { App } from 'electron';
import { bundleFilesIn } from '../bundles/bundle-files.ts';
import type { Log } from '../log/log-file.ts';
import type { Desktop } from './desktop.ts';
import { leaveSafely } from './leave-safely.ts';
import { lockEveryContents } from './lock-contents.ts';
import { registerSchemes } from './register-schemes.ts';

export interface RunningParts {
  readonly app: App;
  readonly desktop: Desktop;
  /** Runs once the app is ready. */
  readonly start: () => Promise<void>;
  /** Waits for what is being written. */
  readonly finish: () => Promise<void>;
  /** The system hands bundles over, at any time: before the window is there, too. */
  readonly onFiles: (files: readonly string[]) => void;
  /** There will be no window: says so and ends. */
  readonly onFailedStart: () => void;
  readonly log: Log;
}

/** The program's life: one instance per user, from the first window to the last save. A second start brings the first one's window to the front. */
export function runApp({ app, desktop, start, finish, onFiles, onFailedStart, log }: RunningParts): void {
  registerSchemes();
  lockEveryContents(app);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  leaveSafely(app, finish, log);
  // macOS hands files over by an event of its own, which may come before the app is ready.
  app.on('open-file', (event, file) => {
    event.preventDefault();
    onFiles([file]);
    if (app.isReady()) desktop.show();
  });
  const startAndListen = async (): Promise<void> => {
    await app.whenReady();
    await start();
    app.on('second-instance', (_event, args, folder) => {
      desktop.show();
      onFiles(bundleFilesIn(args, folder));
    });
    app.on('activate', desktop.show);
  };
  startAndListen().catch((thrown: unknown) => {
    log.bug('starting', thrown);
    onFailedStart();
  });
}
