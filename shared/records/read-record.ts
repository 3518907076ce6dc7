import * as v from 'valibot';
import { PublicationRecordSchema, type PublicationRecord } from './publication-record.ts';
import { EnvelopeSchema, RECORD_VERSION, RecordLinksSchema, type RecordLinks } from './record-schema.ts';
import { RevisionRecordSchema, type RevisionRecord } from './revision-record.ts';

/** Every kind of record that this program can act on. */
export type RecordPayload = RevisionRecord | PublicationRecord;

/**
 * A signed payload as this program understands it. `later`: written by a newer program (a kind or version unknown here); it has no effect, but is
 * kept, counted in its chain as far as its links can be read, and passed on.
 */
export type ReadRecord =
  | { readonly as: 'known'; readonly payload: RecordPayload }
  | {
      readonly as: 'later';
      readonly kind: string;
      readonly by: string | null;
      readonly article: string | null;
      readonly links: RecordLinks | null;
    }
  | { readonly as: 'malformed' };

const schemas = { revision: RevisionRecordSchema, publication: PublicationRecordSchema } as const;

const isKnownKind = (kind: string): kind is keyof typeof schemas => Object.hasOwn(schemas, kind);

const textAt = (json: object, key: string): string | null => {
  const value: unknown = (json as Record<string, unknown>)[key];
  return typeof value === 'string' ? value : null;
};

function readLater(json: object): ReadRecord {
  const links = v.safeParse(RecordLinksSchema, json);
  return {
    as: 'later',
    kind: textAt(json, 'kind') ?? '',
    by: textAt(json, 'by'),
    article: textAt(json, 'article'),
    links: links.success ? links.output : null,
  };
}

/** Reads a payload whose signature was checked. Only what claims to be of this version and of a known kind can be malformed. */
export function readRecord(json: unknown): ReadRecord {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return { as: 'malformed' };
  const version = (json as { v?: unknown }).v;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return { as: 'malformed' };
  if (version > RECORD_VERSION) return readLater(json);
  const envelope = v.safeParse(EnvelopeSchema, json);
  if (!envelope.success) return { as: 'malformed' };
  if (!isKnownKind(envelope.output.kind)) return readLater(json);
  const known = v.safeParse(schemas[envelope.output.kind], json);
  return known.success ? { as: 'known', payload: known.output } : { as: 'malformed' };
}
