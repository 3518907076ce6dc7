import * as v from 'valibot';
import { nfcText } from '../text/to-nfc.ts';
import { CheckReportSchema } from '../checks/check-report.ts';
import { ArticleIdSchema, EntryIdSchema } from '../article/schema.ts';

/** Bytes of the largest record file that is read: far above any real one. */
export const MAX_RECORD_BYTES = 512 * 1024;

/** Lower-case hexadecimal SHA-256. */
export const HashSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** A device's key by its RFC 7638 thumbprint (SHA-256, base64url). */
export const DeviceSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));

/** An instant in UTC with milliseconds, so that text order is time order. */
export const UtcInstantSchema = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/));

/** A line of text in NFC. */
export const lineOf = (max: number) => v.pipe(v.string(), v.maxLength(max), v.transform(nfcText));

/** A map of bounded size. */
export const boundedMap = <K extends v.GenericSchema<string, string>, S extends v.GenericSchema>(
  key: K,
  value: S,
  max: number,
) =>
  v.pipe(
    v.record(key, value),
    v.check((map) => Object.keys(map).length <= max),
    v.readonly(),
  );

/**
 * What a record says about its place: `seq` counts this device's records of this article from 1, `prev` is the hash of the one before it,
 * `seen` names the newest record of every other device that the signer knew. Order is read from these, never from clocks alone.
 */
export const RecordLinksSchema = v.object({
  dev: DeviceSchema,
  seq: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(Number.MAX_SAFE_INTEGER)),
  prev: v.nullable(HashSchema),
  at: UtcInstantSchema,
  seen: boundedMap(DeviceSchema, HashSchema, 1_000),
});

/** What every record begins with, whatever its kind and version. */
export const EnvelopeSchema = v.object({
  ...RecordLinksSchema.entries,
  v: v.pipe(v.number(), v.integer(), v.minValue(1)),
  kind: v.pipe(v.string(), v.regex(/^[a-z][A-Za-z]{0,39}$/)),
  article: ArticleIdSchema,
  /** The person, as the roster names them. */
  by: EntryIdSchema,
  /** Number of the newest roster version that the signer knew; 0: not said. What a person may do is read there, so that leaving undoes nobody's past. */
  roster: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9_999)), 0),
});

/** A remark that may be empty. */
export const NoteSchema = lineOf(2_000);

/** Why somebody did this; never empty. */
export const ReasonSchema = v.pipe(
  lineOf(2_000),
  v.check((text) => text.trim() !== ''),
);

/** What was looked at before the step; null where the signer's program did not say. What cannot be read is no reason to refuse the step. */
export const ChecksSchema = v.optional(v.fallback(v.nullable(CheckReportSchema), null));

/** The exact words that an action is about: the content's hash and the revision that holds it. */
export const onThisContent = { content: HashSchema, revision: HashSchema } as const;

/** One kind of record in one version: the envelope with what this kind adds. A field whose meaning a reader must know raises the version. */
export const recordOf = <const K extends string, const V extends number, E extends v.ObjectEntries>(
  kind: K,
  version: V,
  fields: E,
) => v.object({ ...EnvelopeSchema.entries, v: v.literal(version), kind: v.literal(kind), ...fields });

export type RecordLinks = v.InferOutput<typeof RecordLinksSchema>;
