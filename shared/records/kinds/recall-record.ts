import { NoteSchema, recordOf } from '../record-schema.ts';

/** `recall`: whoever handed a text over takes it back. */
export const RecallRecordSchema = recordOf('recall', 1, {
  note: NoteSchema,
});
