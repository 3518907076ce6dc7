import * as v from 'valibot';
import { EntryIdSchema } from '../../article/schema.ts';
import { ChecksSchema, NoteSchema, onThisContent, recordOf } from '../record-schema.ts';

/** `approve`: exactly this content may appear on that portal in that section. `shown`: whether the whole of it was on the approver's screen. */
export const ApproveRecordSchema = recordOf('approve', 1, {
  ...onThisContent,
  checks: ChecksSchema,
  portal: EntryIdSchema,
  section: v.nullable(EntryIdSchema),
  shown: v.picklist(['whole', 'part']),
  note: NoteSchema,
});
