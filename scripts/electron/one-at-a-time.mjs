import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../run/processes.mjs';
import { say } from '../run/say.mjs';
import { RuntimeError } from './runtime-error.mjs';

const longestWaitMs = 15 * 60_000;
const halfWrittenMs = 5_000;

/**
 * Runs work while holding a lock file; others wait. A lock whose process is gone (killed, power cut) is taken over.
 * @template T
 * @param {string} lock
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function oneAtATime(lock, work) {
  mkdirSync(path.dirname(lock), { recursive: true });
  const giveUpAt = Date.now() + longestWaitMs;
  let told = false;
  while (!takeLock(lock)) {
    if (Date.now() > giveUpAt) throw new RuntimeError(`${lock} has been held for too long by another process`);
    if (!told) say(`waiting for another process that holds ${lock}`);
    told = true;
    await sleep(500);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** @param {string} lock */
function takeLock(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  if (!isStale(lock)) return false;
  rmSync(lock, { force: true });
  return takeLock(lock);
}

/** @param {string} lock */
function isStale(lock) {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    return pid > 0 ? !isAlive(pid) : Date.now() - statSync(lock).mtimeMs > halfWrittenMs;
  } catch {
    return false; // its owner removed it just now: the next attempt takes it
  }
}
