import { NoteSchema, recordOf } from '../record-schema.ts';

/** `unspike`: out of the trash, as a draft. */
export const UnspikeRecordSchema = recordOf('unspike', 1, {
  note: NoteSchema,
});
