import * as v from 'valibot';
import { EntryIdSchema } from '../../article/schema.ts';
import { ChecksSchema, HashSchema, NoteSchema, onThisContent, recordOf } from '../record-schema.ts';

/** `publish`: the order to publish exactly this content, naming the approvals it rests on. `urgent`: one signature is still owed, by the desk's rule. */
export const PublishRecordSchema = recordOf('publish', 1, {
  ...onThisContent,
  checks: ChecksSchema,
  portal: EntryIdSchema,
  approvals: v.pipe(v.array(HashSchema), v.maxLength(20), v.readonly()),
  urgent: v.boolean(),
  reason: NoteSchema,
});
