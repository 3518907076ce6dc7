import { UtcInstantSchema, recordOf } from '../record-schema.ts';

/** `hold`: a person is working on the text; others see it. Nothing depends on it, and `until` is only a hint. An `until` that is past lets go. */
export const HoldRecordSchema = recordOf('hold', 1, {
  until: UtcInstantSchema,
});
