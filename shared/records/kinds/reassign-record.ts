import { EntryIdSchema } from '../../article/schema.ts';
import { NoteSchema, recordOf } from '../record-schema.ts';

/** `reassign`: the review is given to another editor. */
export const ReassignRecordSchema = recordOf('reassign', 1, {
  to: EntryIdSchema,
  note: NoteSchema,
});
