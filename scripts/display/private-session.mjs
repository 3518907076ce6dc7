import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cacheFolder } from '../electron/cache-folder.mjs';
import { startBus } from './bus.mjs';
import { startKeyring } from './keyring.mjs';
import { startScreen } from './screen.mjs';

/**
 * A desktop session that nobody sees: a screen, a D-Bus session bus, an unlocked keyring and a home folder, all private
 * and all gone afterwards. What runs inside cannot touch the real user's keyring, settings or windows.
 * @typedef {{ env: NodeJS.ProcessEnv, folder: string, end: () => Promise<void> }} PrivateSession
 */

/** @returns {Promise<PrivateSession>} */
export async function startPrivateSession() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-session-'));
  /** @type {(() => Promise<void>)[]} */
  const undo = [];
  const end = async () => {
    for (const step of undo.splice(0).reverse()) await step();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const home = privateFolders(folder);
    const screen = await startScreen(home);
    undo.push(screen.end);
    const bus = await startBus({ ...home, ...screen.env });
    undo.push(bus.end);
    const env = { ...home, ...screen.env, ...bus.env };
    const keyring = await startKeyring(env);
    undo.push(keyring.end);
    return { env, folder, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/**
 * @param {string} folder
 * @returns {NodeJS.ProcessEnv}
 */
function privateFolders(folder) {
  const inside = (/** @type {string} */ name) => {
    const place = path.join(folder, name);
    mkdirSync(place, { recursive: true, mode: 0o700 });
    return place;
  };
  const {
    WAYLAND_DISPLAY: _wayland,
    XAUTHORITY: _authority,
    GTK_MODULES: _modules,
    LC_ALL: _locale,
    LANGUAGE: _language,
    XDG_CURRENT_DESKTOP: _desktop,
    ...rest
  } = process.env;
  return {
    ...rest,
    TOASOAN_CACHE: cacheFolder(),
    HOME: inside('home'),
    XDG_CONFIG_HOME: inside('config'),
    XDG_DATA_HOME: inside('data'),
    XDG_CACHE_HOME: inside('cache'),
    XDG_STATE_HOME: inside('state'),
    XDG_RUNTIME_DIR: inside('run'),
    LANG: 'C.UTF-8',
    NO_AT_BRIDGE: '1',
    GSETTINGS_BACKEND: 'memory',
  };
}
