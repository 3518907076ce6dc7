import * as v from 'valibot';
import { CHECKS, CHECKS_VERSION, type CheckName } from './check-names.ts';
import type { Levels } from './check-rules.ts';
import type { Finding } from './run-checks.ts';

/**
 * What was looked at before a step, and what was found: evidence inside the step's own record, which names the content. Checks of a newer program are
 * read as they stand.
 */
export const CheckReportSchema = v.object({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  results: v.pipe(
    v.array(
      v.object({
        check: v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,39}$/)),
        level: v.pipe(v.string(), v.regex(/^[a-z]{1,20}$/)),
        found: v.pipe(v.number(), v.integer(), v.minValue(0)),
      }),
    ),
    v.maxLength(100),
    v.readonly(),
  ),
});

export type CheckReport = v.InferOutput<typeof CheckReportSchema>;

/** The findings that this desk asks about. */
export const meantFindings = (findings: readonly Finding[], levels: Levels): readonly Finding[] =>
  findings.filter(({ check }) => levels[check] !== 'off');

/** Every check that was made, with how often it found something. */
export const reportOf = (findings: readonly Finding[], levels: Levels): CheckReport => ({
  version: CHECKS_VERSION,
  results: CHECKS.filter((check) => levels[check] !== 'off').map((check) => ({
    check,
    level: levels[check],
    found: findings.filter((finding) => finding.check === check).length,
  })),
});

/** The required checks that the article does not pass; empty: it may go on. */
export const failedChecks = (findings: readonly Finding[], levels: Levels): readonly CheckName[] =>
  CHECKS.filter((check) => levels[check] === 'required' && findings.some((finding) => finding.check === check));
