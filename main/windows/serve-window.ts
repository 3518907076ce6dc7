import { ipcMain, protocol, session, type App } from 'electron';
import { serveContract } from '../ipc/serve-contract.ts';
import type { Handlers } from '../ipc/handlers.ts';
import type { Log } from '../log/log-file.ts';
import { APP_ORIGIN } from './app-origin.ts';
import type { Desktop } from './desktop.ts';
import { lockSession } from './lock-session.ts';
import { serveSchemes, type ServedContent } from './serve-schemes.ts';

export interface ServingParts {
  readonly app: App;
  readonly desktop: Desktop;
  readonly content: ServedContent;
  readonly handlers: Handlers;
  readonly log: Log;
}

/** Locks the session, serves the schemes and the contract, and opens the window: in this order, so that no page is ever there without its walls. */
export async function serveWindow({ app, desktop, content, handlers, log }: ServingParts): Promise<void> {
  await lockSession(session.defaultSession, app.isPackaged);
  serveSchemes(protocol, content);
  const window = { contents: () => desktop.window()?.webContents ?? null, origin: APP_ORIGIN };
  serveContract({ ipcMain, window, handlers, log });
  desktop.show();
}
