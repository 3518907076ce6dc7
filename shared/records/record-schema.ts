import * as v from 'valibot';
import { nfcText } from '../text/to-nfc.ts';
import { ArticleIdSchema, EntryIdSchema } from '../article/schema.ts';

/** The version of every record that this program writes. A field whose meaning a reader must know raises it; others may simply be added. */
export const RECORD_VERSION = 1;

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

/** What every record of version 1 begins with, whatever its kind. */
export const EnvelopeSchema = v.object({
  ...RecordLinksSchema.entries,
  v: v.literal(RECORD_VERSION),
  kind: v.pipe(v.string(), v.regex(/^[a-z][A-Za-z]{0,39}$/)),
  article: ArticleIdSchema,
  /** The person, as the roster names them. */
  by: EntryIdSchema,
});

export type RecordLinks = v.InferOutput<typeof RecordLinksSchema>;
