import { MAX_RECORD_BYTES } from '../../shared/records/record-schema.ts';
import { MAX_VERSION_BYTES } from '../../shared/records/roster.ts';
import type { PhotoEnding } from '../desk/carrier/carrier.ts';

/** The ending of a bundle's file name. */
export const BUNDLE_ENDING = '.baiviet';

/** The version of the bundle's own form; what is inside has versions of its own. */
export const BUNDLE_VERSION = 1;

/** One file in a bundle, by its name. The names are those of a desk's folder: an unpacked bundle is a desk with one article. */
export type BundlePart =
  | { readonly kind: 'label' }
  | { readonly kind: 'desk' }
  | { readonly kind: 'roster'; readonly version: number; readonly hash: string }
  | { readonly kind: 'record'; readonly article: string; readonly hash: string }
  | { readonly kind: 'content'; readonly article: string; readonly hash: string }
  | { readonly kind: 'photo'; readonly hash: string; readonly ending: PhotoEnding };

const HASH = '([0-9a-f]{64})';
const ARTICLE = '([0-7][0-9A-HJKMNP-TV-Z]{3})/(\\1[0-9A-HJKMNP-TV-Z]{22})';
const RECORD = new RegExp(`^articles/${ARTICLE}/r/${HASH}\\.jws$`);
const CONTENT = new RegExp(`^articles/${ARTICLE}/c/${HASH}\\.json\\.gz$`);
const ROSTER = new RegExp(`^roster/([0-9]{4})-${HASH}\\.jws$`);
const PHOTO = /^blobs\/([0-9a-f]{2})\/(\1[0-9a-f]{62})\.(jpg|png|webp|gif)$/;

/** What a file of this name is; null: nothing that belongs in a bundle. Only these names, spelled exactly so, ever reach the desk. */
export function partOfName(name: string): BundlePart | null {
  if (name === 'bundle.json') return { kind: 'label' };
  if (name === 'desk.json') return { kind: 'desk' };
  const record = RECORD.exec(name);
  if (record !== null) return { kind: 'record', article: record[2] ?? '', hash: record[3] ?? '' };
  const content = CONTENT.exec(name);
  if (content !== null) return { kind: 'content', article: content[2] ?? '', hash: content[3] ?? '' };
  const roster = ROSTER.exec(name);
  if (roster !== null) return { kind: 'roster', version: Number(roster[1]), hash: roster[2] ?? '' };
  const photo = PHOTO.exec(name);
  return photo === null ? null : { kind: 'photo', hash: photo[2] ?? '', ending: photo[3] as PhotoEnding };
}

export function nameOfPart(part: BundlePart): string {
  switch (part.kind) {
    case 'label':
      return 'bundle.json';
    case 'desk':
      return 'desk.json';
    case 'roster':
      return `roster/${String(part.version).padStart(4, '0')}-${part.hash}.jws`;
    case 'record':
      return `articles/${part.article.slice(0, 4)}/${part.article}/r/${part.hash}.jws`;
    case 'content':
      return `articles/${part.article.slice(0, 4)}/${part.article}/c/${part.hash}.json.gz`;
    case 'photo':
      return `blobs/${part.hash.slice(0, 2)}/${part.hash}.${part.ending}`;
  }
}

const MIB = 1024 * 1024;

/** The largest file of each kind, in bytes, as it lies in the bundle. */
export const MAX_PART_BYTES: Readonly<Record<BundlePart['kind'], number>> = {
  label: 64 * 1024,
  desk: 64 * 1024,
  roster: MAX_VERSION_BYTES,
  record: MAX_RECORD_BYTES,
  content: 64 * MIB,
  photo: 64 * MIB,
};

/** What a bundle may come to as a whole: far above any article, low enough that a hostile one exhausts neither memory nor disk. */
export interface BundleLimits {
  readonly fileBytes: number;
  readonly entries: number;
  /** Of everything when unpacked, the texts expanded. */
  readonly unpackedBytes: number;
  /** Of records and roster versions together: these are held in memory while they are looked at. */
  readonly heldBytes: number;
  /** How many times larger than in the file a thing may become; articles with their photos hardly shrink at all. */
  readonly ratio: number;
}

export const BUNDLE_LIMITS: BundleLimits = {
  fileBytes: 2048 * MIB,
  entries: 10_000,
  unpackedBytes: 3072 * MIB,
  heldBytes: 64 * MIB,
  ratio: 200,
};
