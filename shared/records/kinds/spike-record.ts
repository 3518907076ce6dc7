import { NoteSchema, recordOf } from '../record-schema.ts';

/** `spike`: into the trash; nothing is deleted. */
export const SpikeRecordSchema = recordOf('spike', 1, {
  reason: NoteSchema,
});
