import * as v from 'valibot';
import type { ImportRefusal } from '../../../shared/app-error.ts';
import { MAX_DROPPED_BYTES } from '../../../shared/ipc/requests/article-requests.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';

/** Photos stand inside the file, a third larger than they are. */
export const MAX_NINJS_BYTES = MAX_DROPPED_BYTES;

/** The words of one body; a hundred times the longest article. Photos are bounded by the file. */
const MAX_WORDS = 5_000_000;
const MAX_ENTRIES = 1_000;

const words = v.optional(v.pipe(v.string(), v.maxLength(MAX_WORDS)), '');
const several = <const S extends v.GenericSchema>(schema: S) =>
  v.optional(v.pipe(v.array(schema), v.maxLength(MAX_ENTRIES)), []);

const RoledSchema = v.object({ role: words, contentType: words, value: words });
const NamedSchema = v.object({ name: words, rel: words, role: words, uri: words, literal: words });
const RenditionSchema = v.object({
  name: words,
  href: v.optional(v.pipe(v.string(), v.maxLength(MAX_NINJS_BYTES)), ''),
  contentType: words,
  title: words,
  width: v.optional(v.number(), 0),
});
const AssociationSchema = v.object({
  name: words,
  rel: words,
  uri: words,
  type: words,
  headlines: several(RoledSchema),
  descriptions: several(RoledSchema),
  by: words,
  people: several(NamedSchema),
  infoSources: several(NamedSchema),
  usageTerms: words,
  copyrightNotice: words,
  copyrightHolder: words,
  contentCreated: words,
  renditions: several(RenditionSchema),
});

/** The parts of ninjs 3 that an article can hold, and those that a person must see. Everything else in the file is not read. */
const NinjsSchema = v.object({
  uri: v.pipe(v.string(), v.maxLength(2_000)),
  standard: v.optional(v.object({ name: words, version: words })),
  type: words,
  pubStatus: words,
  contentCreated: words,
  firstCreated: words,
  embargoedUntil: words,
  language: words,
  slugline: words,
  located: words,
  by: words,
  copyrightHolder: words,
  copyrightNotice: words,
  usageTerms: words,
  edNote: words,
  headlines: several(RoledSchema),
  descriptions: several(RoledSchema),
  bodies: several(RoledSchema),
  people: several(NamedSchema),
  infoSources: several(NamedSchema),
  subjects: several(NamedSchema),
  associations: several(AssociationSchema),
});

export type Ninjs = v.InferOutput<typeof NinjsSchema>;
export type NinjsAssociation = v.InferOutput<typeof AssociationSchema>;
export type NinjsNamed = v.InferOutput<typeof NamedSchema>;
export type NinjsRoled = v.InferOutput<typeof RoledSchema>;

const isThree = ({ standard, headlines, bodies }: Ninjs): boolean =>
  standard === undefined
    ? headlines.length + bodies.length > 0
    : standard.name.toLowerCase() === 'ninjs' && /^3(\.|$)/.test(standard.version);

/** The text of a file that may be JSON: it is UTF-8 by its standard. Null: it is something else. */
export function jsonText(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /^\s*\{/.test(text.slice(0, 1_000)) ? text : null;
  } catch {
    return null;
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Reads one article as ninjs 3, or says why it is none. */
export function parseNinjs(text: string): Result<Ninjs, ImportRefusal> {
  const parsed = v.safeParse(NinjsSchema, readJson(text));
  if (!parsed.success) {
    const isTooMuch = parsed.issues.some(({ type }) => type === 'max_length');
    return fail(isTooMuch ? 'too-large' : 'not-ninjs');
  }
  const item = parsed.output;
  if (!isThree(item)) return fail('not-ninjs');
  if (!['', 'text', 'composite'].includes(item.type)) return fail('not-an-article');
  return item.pubStatus === 'canceled' ? fail('canceled') : ok(item);
}
