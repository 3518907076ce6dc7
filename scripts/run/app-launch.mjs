import { spawnSync } from 'node:child_process';
import { say } from './say.mjs';

/**
 * Chromium refuses to run as root with its sandbox. Everyone else runs with it.
 * @returns {string[]}
 */
export function appSwitches() {
  if (process.getuid?.() !== 0) {
    warnWithoutNamespaces();
    return [];
  }
  say('running as root, where Chromium cannot use its sandbox: fine for development, not for daily work');
  return ['--no-sandbox'];
}

/** Some Linux systems refuse what Chromium builds its sandbox from; Electron then ends with a line that few understand. */
function warnWithoutNamespaces() {
  if (process.platform !== 'linux' || spawnSync('unshare', ['--user', 'true']).status === 0) return;
  say(
    'This system lets no program make user namespaces, so Chromium cannot build its sandbox here. Either allow them\n' +
      '  sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0\n' +
      'or, to look around only, open the app without: npm start -- --no-sandbox',
  );
}

/**
 * The environment for Electron. A LANG that this machine never generated makes Chromium lose Vietnamese file names.
 * @returns {NodeJS.ProcessEnv}
 */
export function appEnvironment() {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  if (process.platform !== 'linux' || isKnownLocale(env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'])) return env;
  return { ...env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
}

/** @param {string | undefined} name */
function isKnownLocale(name) {
  const plain = (/** @type {string} */ text) => text.toLowerCase().replace('-', '');
  if (name === undefined || !plain(name).includes('utf8')) return false;
  const { stdout } = spawnSync('locale', ['-a'], { encoding: 'utf8' });
  return (stdout ?? '').split('\n').some((known) => plain(known) === plain(name));
}
