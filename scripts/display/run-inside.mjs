import { spawn } from 'node:child_process';
import { root } from '../run/tool.mjs';
import { startPrivateSession } from './private-session.mjs';

/**
 * Runs a command in a private session (on macOS and Windows: in the real one, which has a screen and a keyring) and
 * returns its exit code. When the time is up, or this process is told to stop, the command and its children are killed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, timeoutMs?: number }} [how]
 * @returns {Promise<number>}
 */
export async function runInside(command, args, { env = {}, timeoutMs } = {}) {
  if (process.platform !== 'linux') return runBounded(command, args, { ...process.env, ...env }, timeoutMs);
  const session = await startPrivateSession();
  try {
    return await runBounded(command, args, { ...session.env, ...env }, timeoutMs);
  } finally {
    await session.end();
  }
}

/**
 * The same without a session, for programs that need no screen.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {number} [timeoutMs]
 * @returns {Promise<number>}
 */
export async function runBounded(command, args, env, timeoutMs) {
  const isPosix = process.platform !== 'win32';
  // Its own process group, so that a runaway child of a child is reached as well.
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'], detached: isPosix });
  const stop = () => {
    if (child.pid === undefined) return;
    try {
      if (isPosix) process.kill(-child.pid, 'SIGKILL');
      else child.kill('SIGKILL');
    } catch {
      // the group is gone already
    }
  };
  const timer = timeoutMs === undefined ? null : setTimeout(stop, timeoutMs);
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const signal of signals) process.on(signal, stop);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 1));
    });
  } finally {
    if (timer) clearTimeout(timer);
    for (const signal of signals) process.off(signal, stop);
    stop();
  }
}
