import { onThisContent, ReasonSchema, recordOf } from '../record-schema.ts';

/** `requestChanges`: the text goes back to its author, with the reason. */
export const RequestChangesRecordSchema = recordOf('requestChanges', 1, {
  ...onThisContent,
  reason: ReasonSchema,
});
