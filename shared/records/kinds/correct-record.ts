import * as v from 'valibot';
import { EntryIdSchema } from '../../article/schema.ts';
import { HashSchema, onThisContent, ReasonSchema, recordOf } from '../record-schema.ts';

/** `correct`: the order to publish an approved correction; `reason` is the notice's own wording of what was wrong. */
export const CorrectRecordSchema = recordOf('correct', 1, {
  ...onThisContent,
  portal: EntryIdSchema,
  approvals: v.pipe(v.array(HashSchema), v.maxLength(20), v.readonly()),
  reason: ReasonSchema,
});
