import * as v from 'valibot';
import { EnvelopeSchema, HashSchema, lineOf } from './record-schema.ts';

/**
 * `revision`: these exact words, captions, credits and photos were handed over. `content` is the article's content hash, `parents` the revision
 * records it continues (two after a join), `blobs` the photos that must travel with it, sorted.
 */
export const RevisionRecordSchema = v.object({
  ...EnvelopeSchema.entries,
  kind: v.literal('revision'),
  content: HashSchema,
  parents: v.pipe(v.array(HashSchema), v.maxLength(32), v.readonly()),
  blobs: v.pipe(v.array(HashSchema), v.maxLength(2_000), v.readonly()),
  note: lineOf(2_000),
});

export type RevisionRecord = v.InferOutput<typeof RevisionRecordSchema>;

/** What the writer of a revision decides; the ledger adds the envelope. */
export type RevisionBody = Pick<RevisionRecord, 'content' | 'parents' | 'blobs' | 'note'>;
