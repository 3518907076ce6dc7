import { setTimeout as sleep } from 'node:timers/promises';
import { RuntimeError } from '../electron/runtime-error.mjs';

const longestMs = 20_000;

/**
 * Waits for something that another program brings about.
 * @param {string} what
 * @param {() => boolean} isThere
 */
export async function until(what, isThere) {
  const giveUpAt = Date.now() + longestMs;
  while (!isThere()) {
    if (Date.now() > giveUpAt) throw new RuntimeError(`${what} did not come up within ${longestMs / 1000} s`);
    await sleep(50);
  }
}
