import { NoteSchema, recordOf } from '../record-schema.ts';

/** `release`: the review is given back to the queue. */
export const ReleaseRecordSchema = recordOf('release', 1, {
  note: NoteSchema,
});
