import * as v from 'valibot';
import { EntryIdSchema, InstantSchema } from '../../article/schema.ts';
import { HashSchema, lineOf, recordOf } from '../record-schema.ts';

/**
 * `publication`: exactly this content stands on that portal; it was read back and compared before this was signed. `approval` is the record that
 * allowed it, null where the desk's signed rule lets its one person publish. `url` is the public address, null where the site had none (ADR 7). `remoteId` is the portal's own name for the page,
 * `rendered` the SHA-256 of the page as it was read back (null where the portal gives no bytes to compare), `exporter` what wrote it and its version, `publishedAt`/`updatedAt` as printed.
 */
export const PublicationRecordSchema = recordOf('publication', 1, {
  content: HashSchema,
  approval: v.nullable(HashSchema),
  portal: EntryIdSchema,
  remoteId: lineOf(1_000),
  url: v.nullable(v.pipe(v.string(), v.maxLength(2_000), v.regex(/^https?:\/\/[^\s<>"]+$/iu))),
  rendered: v.nullable(HashSchema),
  exporter: lineOf(100),
  publishedAt: InstantSchema,
  updatedAt: InstantSchema,
});

export type PublicationRecord = v.InferOutput<typeof PublicationRecordSchema>;

/** What the publisher knows; the ledger adds the envelope. */
export type PublicationBody = Pick<
  PublicationRecord,
  'content' | 'approval' | 'portal' | 'remoteId' | 'url' | 'rendered' | 'exporter' | 'publishedAt' | 'updatedAt'
>;
