import { expect, test } from 'vitest';
import { closingLine, flakyLines, nothing, sum, tallyOfOne, tallyOfStories, tallyOfUnits } from './tally.mjs';

test('counts of all runners add up to one line', () => {
  const units = tallyOfUnits({
    numPassedTests: 400,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 1,
    success: true,
  });
  const stories = tallyOfStories({ stats: { expected: 11, unexpected: 0, flaky: 0, skipped: 0 } });
  expect([closingLine(sum([units, stories, tallyOfOne(true)])), closingLine(sum([]))]).toEqual([
    '412 passed, 0 failed, 2 skipped',
    '0 passed, 0 failed',
  ]);
});

test('what failed outside a test, or at both attempts, is a failure', () => {
  const broken = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, success: false };
  const twice = { stats: { expected: 1, unexpected: 1, flaky: 0, skipped: 0 }, errors: ['could not load'] };
  expect([tallyOfUnits(broken), tallyOfStories(twice), tallyOfOne(false)]).toEqual([
    { ...nothing, passed: 5, failed: 1 },
    { ...nothing, passed: 1, failed: 2 },
    { ...nothing, failed: 1 },
  ]);
});

test('a story that passed only at the second attempt is told by its name, wherever it stands', () => {
  const story = (title: string, status: string) => ({ title, file: 'window.spec.ts', line: 7, tests: [{ status }] });
  const first = tallyOfStories({
    stats: { expected: 1, unexpected: 0, flaky: 1, skipped: 0 },
    suites: [
      {
        title: 'window.spec.ts',
        specs: [story('opens', 'expected')],
        suites: [{ title: 'the window', specs: [story('[W21] a photo', 'flaky')] }],
      },
    ],
  });
  const nameless = tallyOfStories({ stats: { expected: 3, unexpected: 0, flaky: 1, skipped: 0 } });
  const total = sum([first, nameless, tallyOfOne(true)]);
  expect([flakyLines(total), closingLine(total), flakyLines(nothing)]).toEqual([
    [
      'FLAKY, passed only at the second attempt: window.spec.ts:7 [W21] a photo',
      'FLAKY, passed only at the second attempt: a story without a name',
    ],
    '7 passed, 0 failed, 2 flaky',
    [],
  ]);
});
