import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { stopHalfWay, type Change } from './outbox/stopped-half-way.ts';

/** More steps than any of these has; where the program is done before it can be stopped, all of them were tried. */
const MOST_STEPS = 80;
const AT_ONCE = 8;

test.each<[Change, 'new' | 'gone', number]>([
  ['correction', 'new', 16],
  ['replaced-by-notice', 'gone', 12],
  ['removed', 'gone', 12],
])(
  '[O47] %s, the program stopped before and after each of its steps: the old or the %s for readers, never anything else, and one record',
  async (change, atLast, fewest) => {
    const home = await mkdtemp(path.join(tmpdir(), 'toasoan-half-way-'));
    const isChange = change === 'correction';
    try {
      let [stops, isDone] = [0, false];
      for (let from = 1; !isDone && from <= MOST_STEPS; from += AT_ONCE) {
        const some = Array.from({ length: AT_ONCE }, (_, index) => from + index);
        const outcomes = await Promise.all(some.map((stopAt) => stopHalfWay(change, stopAt, home)));
        for (const { isOver, whenStopped, ...came } of outcomes) {
          expect(['old', atLast], `stopped at ${stops + 1}`).toContain(whenStopped);
          const records = isChange ? { receipts: 2, removals: 0 } : { receipts: 1, removals: 1 };
          expect(came, `stopped at ${stops + 1}`).toEqual({ atLast, creations: 0, ...records });
          isDone ||= isOver;
          if (!isOver) stops += 1;
        }
      }
      expect(isDone).toBe(true);
      expect(stops).toBeGreaterThanOrEqual(fewest);
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  },
  120_000,
);
