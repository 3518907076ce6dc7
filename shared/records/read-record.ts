import * as v from 'valibot';
import { RECORD_KINDS, type RecordKind, type RecordPayload } from './record-kinds.ts';
import { EnvelopeSchema, RecordLinksSchema, type RecordLinks } from './record-schema.ts';

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

const isKnownKind = (kind: string): kind is RecordKind => Object.hasOwn(RECORD_KINDS, kind);

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

/** Reads a payload whose signature was checked. Only what claims to be of a known kind in a version known here can be malformed. */
export function readRecord(json: unknown): ReadRecord {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return { as: 'malformed' };
  const version = (json as { v?: unknown }).v;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return { as: 'malformed' };
  const kind = textAt(json, 'kind');
  const known = kind !== null && isKnownKind(kind) ? RECORD_KINDS[kind] : null;
  if (version > (known?.entries.v.literal ?? 1)) return readLater(json);
  if (known === null) return v.is(EnvelopeSchema, json) ? readLater(json) : { as: 'malformed' };
  const parsed = v.safeParse(known, json);
  return parsed.success ? { as: 'known', payload: parsed.output } : { as: 'malformed' };
}
