import { NoteSchema, recordOf } from '../record-schema.ts';

/** `unschedule`: the time is called off; what was approved stays approved. */
export const UnscheduleRecordSchema = recordOf('unschedule', 1, {
  note: NoteSchema,
});
