import * as v from 'valibot';
import { HashSchema, NoteSchema, recordOf } from '../record-schema.ts';

/**
 * `revision`: these exact words, captions, credits and photos were handed over. `content` is the article's content hash, `parents` the revision
 * records it continues (two after a join), `blobs` the photos that must travel with it, sorted.
 */
export const RevisionRecordSchema = recordOf('revision', 1, {
  content: HashSchema,
  parents: v.pipe(v.array(HashSchema), v.maxLength(32), v.readonly()),
  blobs: v.pipe(v.array(HashSchema), v.maxLength(2_000), v.readonly()),
  note: NoteSchema,
});

export type RevisionRecord = v.InferOutput<typeof RevisionRecordSchema>;

/** What the writer of a revision decides; the ledger adds the envelope. */
export type RevisionBody = Pick<RevisionRecord, 'content' | 'parents' | 'blobs' | 'note'>;
