import * as v from 'valibot';
import { UtcInstantSchema, recordOf } from '../record-schema.ts';

/** Syllables that a desk may ask for: far more than any newspaper article. */
export const CommissionLengthSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000));

/**
 * `commission`: what the desk expects of an article: by when, and how long it is to be in syllables. Each part that is left out stays as it was, so
 * that two people who set one part each both have their way; null takes it away. It is no part of the text and voids no approval.
 */
export const CommissionRecordSchema = recordOf('commission', 1, {
  deadline: v.optional(v.nullable(UtcInstantSchema)),
  length: v.optional(v.nullable(CommissionLengthSchema)),
});
