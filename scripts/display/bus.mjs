import { existsSync } from 'node:fs';
import path from 'node:path';
import { startServant } from './servant.mjs';
import { until } from './until.mjs';

/**
 * A D-Bus session bus of its own.
 * @param {NodeJS.ProcessEnv} env with a private XDG_RUNTIME_DIR
 */
export async function startBus(env) {
  const socket = path.join(env['XDG_RUNTIME_DIR'] ?? '', 'bus');
  const address = `unix:path=${socket}`;
  const { end, fails } = startServant('dbus-daemon', ['--session', '--nofork', `--address=${address}`], { env });
  try {
    await Promise.race([until('the bus', () => existsSync(socket)), fails]);
    return { env: { DBUS_SESSION_BUS_ADDRESS: address }, end };
  } catch (error) {
    await end();
    throw error;
  }
}
