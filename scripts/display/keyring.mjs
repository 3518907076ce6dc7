import { spawnSync } from 'node:child_process';
import { startServant } from './servant.mjs';
import { until } from './until.mjs';

/** Protects nothing: the keyring lives in the session's own folder and is deleted with it. */
const password = 'private session';

/**
 * An unlocked keyring that answers on the session's bus.
 * @param {NodeJS.ProcessEnv} env
 */
export async function startKeyring(env) {
  const args = ['--foreground', '--unlock', '--components=secrets'];
  const { end, fails } = startServant('gnome-keyring-daemon', args, { env, input: password });
  try {
    await Promise.race([until('the keyring', () => isServed(env)), fails]);
    return { end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** @param {NodeJS.ProcessEnv} env */
function isServed(env) {
  const question = ['org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets'];
  const args = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/', ...question];
  const { stdout } = spawnSync('dbus-send', args, { env, encoding: 'utf8' });
  return (stdout ?? '').includes('boolean true');
}
