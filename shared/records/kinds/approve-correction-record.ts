import * as v from 'valibot';
import { EntryIdSchema } from '../../article/schema.ts';
import { NoteSchema, onThisContent, recordOf } from '../record-schema.ts';

/** `approveCorrection`: exactly this content may replace the published one, as a correction. */
export const ApproveCorrectionRecordSchema = recordOf('approveCorrection', 1, {
  ...onThisContent,
  portal: EntryIdSchema,
  section: v.nullable(EntryIdSchema),
  shown: v.picklist(['whole', 'part']),
  note: NoteSchema,
});
