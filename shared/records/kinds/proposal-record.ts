import * as v from 'valibot';
import { HashSchema, NoteSchema, recordOf } from '../record-schema.ts';

/**
 * `proposal`: somebody suggests these words for the article. It is a kind of its own and no revision, so that no program, of whatever age, can take it
 * for a head, approve or publish it. `base` is the revision it was written on, `blobs` the photos that travel with it, `note` why.
 */
export const ProposalRecordSchema = recordOf('proposal', 1, {
  content: HashSchema,
  base: HashSchema,
  blobs: v.pipe(v.array(HashSchema), v.maxLength(2_000), v.readonly()),
  note: NoteSchema,
});
