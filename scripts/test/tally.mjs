/**
 * Counts what test runners report. `flaky` names what passed only at the second attempt: it counts as passed, and is told by name.
 * @typedef {{ passed: number, failed: number, skipped: number, flaky: readonly string[] }} Tally
 */

/** @type {Tally} */
export const nothing = { passed: 0, failed: 0, skipped: 0, flaky: [] };

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  return tallies.reduce(
    (a, b) => ({
      passed: a.passed + b.passed,
      failed: a.failed + b.failed,
      skipped: a.skipped + b.skipped,
      flaky: [...a.flaky, ...b.flaky],
    }),
    nothing,
  );
}

/**
 * Vitest's JSON report. A file that could not even be loaded holds no tests: it counts as one failure.
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests?: number, success: boolean }} report
 * @returns {Tally}
 */
export function tallyOfUnits({ numPassedTests, numFailedTests, numPendingTests, numTodoTests = 0, success }) {
  const failed = success ? numFailedTests : Math.max(1, numFailedTests);
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests, flaky: [] };
}

/**
 * @typedef {{ title: string, file: string, line: number, tests: readonly { status: string }[] }} Story
 * @typedef {{ title: string, specs?: readonly Story[], suites?: readonly StorySuite[] }} StorySuite
 */

/**
 * @param {readonly StorySuite[]} suites
 * @returns {readonly Story[]}
 */
const storiesOf = (suites) => suites.flatMap((suite) => [...(suite.specs ?? []), ...storiesOf(suite.suites ?? [])]);

/**
 * Playwright's JSON report. `errors` are failures outside any test; a story that failed twice is `unexpected`, one that passed at its second attempt `flaky`.
 * @param {{
 *   stats: { expected: number, unexpected: number, flaky: number, skipped: number },
 *   errors?: readonly unknown[],
 *   suites?: readonly StorySuite[],
 * }} report
 * @returns {Tally}
 */
export function tallyOfStories({ stats, errors = [], suites = [] }) {
  const named = storiesOf(suites)
    .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
    .map(({ title, file, line }) => `${file}:${line} ${title}`);
  // Never fewer names than the report counts: what cannot be named is still told.
  const unnamed = Array.from({ length: Math.max(0, stats.flaky - named.length) }, () => 'a story without a name');
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    flaky: [...named, ...unnamed],
  };
}

/**
 * @param {boolean} passed
 * @returns {Tally}
 */
export const tallyOfOne = (passed) => ({ ...nothing, passed: passed ? 1 : 0, failed: passed ? 0 : 1 });

/**
 * One line for each story that passed only at the second attempt.
 * @param {Tally} tally
 */
export const flakyLines = ({ flaky }) => flaky.map((name) => `FLAKY, passed only at the second attempt: ${name}`);

/**
 * The closing line of npm test.
 * @param {Tally} tally
 */
export function closingLine({ passed, failed, skipped, flaky }) {
  const more = [skipped > 0 ? `, ${skipped} skipped` : '', flaky.length > 0 ? `, ${flaky.length} flaky` : ''];
  return `${passed} passed, ${failed} failed${more.join('')}`;
}
