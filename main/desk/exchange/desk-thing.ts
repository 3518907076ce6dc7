import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { MAX_PHOTO_BYTES } from '../../../shared/ipc/requests/photo-requests.ts';
import { MAX_RECORD_BYTES } from '../../../shared/records/record-schema.ts';
import { MAX_VERSION_BYTES } from '../../../shared/records/roster.ts';
import { sha256Hex } from '../files/sha256.ts';

const expand = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip);

const HASH = '([0-9a-f]{64})';
const ARTICLE = 'articles/([0-7][0-9A-HJKMNP-TV-Z]{3})/(\\1[0-9A-HJKMNP-TV-Z]{22})';

/** 64 MiB: the largest article as canonical JSON, packed or not. */
const MAX_CONTENT_BYTES = 64 * 1024 * 1024;

type ThingKind = 'record' | 'content' | 'version' | 'blob';

/** A file of a desk's folder that never changes: its name, relative to the folder and with slashes, promises its bytes. */
export interface DeskThing {
  readonly name: string;
  readonly kind: ThingKind;
  readonly hash: string;
}

interface Form {
  readonly kind: ThingKind;
  readonly pattern: RegExp;
  readonly maxBytes: number;
}

const FORMS: readonly Form[] = [
  { kind: 'record', pattern: new RegExp(`^${ARTICLE}/r/${HASH}\\.jws$`), maxBytes: MAX_RECORD_BYTES },
  { kind: 'content', pattern: new RegExp(`^${ARTICLE}/c/${HASH}\\.json\\.gz$`), maxBytes: MAX_CONTENT_BYTES },
  {
    kind: 'version',
    pattern: new RegExp(`^(?:roster|requests|portals/[^/]{1,100})/[0-9]{4,6}-${HASH}\\.jws$`),
    maxBytes: MAX_VERSION_BYTES,
  },
  {
    kind: 'blob',
    pattern: new RegExp(`^blobs/[0-9a-f]{2}/${HASH}\\.(?:jpg|png|webp|gif)$`),
    maxBytes: MAX_PHOTO_BYTES,
  },
];

/** What a file is by its name; null: nothing of ours. */
export function thingNamed(name: string): DeskThing | null {
  for (const { kind, pattern } of FORMS) {
    const hash = pattern.exec(name)?.findLast((part) => part.length === 64);
    if (hash === undefined) continue;
    return kind === 'blob' && name.slice(6, 8) !== hash.slice(0, 2) ? null : { name, kind, hash };
  }
  return null;
}

export const maxBytesOf = ({ kind }: DeskThing): number => FORMS.find((form) => form.kind === kind)?.maxBytes ?? 0;

/** Whether these bytes are what the name promises. */
export async function isWhole({ kind, hash }: DeskThing, bytes: Uint8Array): Promise<boolean> {
  if (kind !== 'content') return sha256Hex(bytes) === hash;
  try {
    return sha256Hex(await expand(bytes, { maxOutputLength: MAX_CONTENT_BYTES })) === hash;
  } catch {
    // Not gzip, cut off, or expanding without end.
    return false;
  }
}
