import { startPrivateSession } from '../scripts/display/private-session.mjs';

/** A screen, bus and keyring of one's own, for a window that would take the keys of another on the same screen. `env` is what the app needs to be shown there. */
export interface OwnScreen {
  readonly env: NodeJS.ProcessEnv;
  readonly end: () => Promise<void>;
}

/** Null where the system gives each window its own keys, or has only one screen. */
export const startOwnScreen = async (): Promise<OwnScreen | null> =>
  process.platform === 'linux' ? startPrivateSession() : null;
