import { ReasonSchema, recordOf } from '../record-schema.ts';

/** `restore`: a withdrawn article goes back into review. */
export const RestoreRecordSchema = recordOf('restore', 1, {
  reason: ReasonSchema,
});
