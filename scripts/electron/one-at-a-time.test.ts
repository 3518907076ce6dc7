import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { oneAtATime } from './one-at-a-time.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'lock-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('work does not overlap, and a failure lets go', async () => {
  const lock = path.join(folder, 'a.lock');
  const steps: string[] = [];
  const work = (name: string) =>
    oneAtATime(lock, async () => {
      steps.push(`${name} in`);
      await sleep(20);
      steps.push(`${name} out`);
      if (name === 'first') throw new Error('failed');
    });
  const first = work('first').catch(() => null);
  await Promise.all([first, work('second')]);
  expect([steps, existsSync(lock)]).toEqual([['first in', 'first out', 'second in', 'second out'], false]);
});

test('the lock of a dead process is taken over', async () => {
  const lock = path.join(folder, 'a.lock');
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  writeFileSync(lock, String(dead));
  await expect(oneAtATime(lock, async () => Promise.resolve('done'))).resolves.toBe('done');
});
