import { expect, test } from 'vitest';
import { closingLine, nothing, sum, tallyOfOne, tallyOfStories, tallyOfUnits } from './tally.mjs';

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

test('what failed outside a test, or passed only at the second try, is a failure', () => {
  const broken = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, success: false };
  const flaky = { stats: { expected: 1, unexpected: 1, flaky: 1, skipped: 0 }, errors: ['could not load'] };
  expect([tallyOfUnits(broken), tallyOfStories(flaky), tallyOfOne(false)]).toEqual([
    { ...nothing, passed: 5, failed: 1 },
    { ...nothing, passed: 1, failed: 3 },
    { ...nothing, failed: 1 },
  ]);
});
