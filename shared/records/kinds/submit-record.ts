import { ChecksSchema, NoteSchema, onThisContent, recordOf } from '../record-schema.ts';

/** `submit`: the text is handed over for review. */
export const SubmitRecordSchema = recordOf('submit', 1, {
  ...onThisContent,
  checks: ChecksSchema,
  note: NoteSchema,
});
