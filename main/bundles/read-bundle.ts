import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import * as v from 'valibot';
import type { AppError } from '../../shared/app-error.ts';
import { ArticleIdSchema } from '../../shared/article/schema.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { DeskFileSchema, type DeskFile } from '../desk/carrier/carrier.ts';
import { fileError } from '../desk/files/file-errors.ts';
import { sha256Hex } from '../desk/files/sha256.ts';
import { BUNDLE_LIMITS, BUNDLE_VERSION, MAX_PART_BYTES, type BundleLimits, type BundlePart } from './bundle-layout.ts';
import { openZip, readWhole, type OpenZip, type ZipEntry } from './open-zip.ts';
import type { RosterFile, RosterFiles } from './roster-on-way.ts';
import { createPartReader, type SignedPart } from './signed-parts.ts';
import { ZipRefusal } from './zip-refusal.ts';

/** How far a piece of long work is, in things. */
export type Progress = (done: number, total: number) => void;

/** What somebody who waits may do: watch and stop. */
export interface Watched {
  readonly signal: AbortSignal;
  readonly onProgress: Progress;
}

type ContentPart = Extract<BundlePart, { kind: 'content' }>;
type PhotoPart = Extract<BundlePart, { kind: 'photo' }>;

/** A large thing that is read again when it is needed; `read` fails with `damaged` when the file was changed meanwhile. */
export interface BundleBlob<P extends ContentPart | PhotoPart = ContentPart | PhotoPart> {
  readonly part: P;
  /** A content's canonical bytes, a photo's original bytes. */
  readonly read: () => Promise<Result<Uint8Array, AppError>>;
}

/** A bundle of which every byte was looked at: hashes, signatures, sums and sizes are what they say. Whom to believe is not yet decided. */
export interface ReadBundle {
  readonly article: string;
  readonly desk: DeskFile;
  readonly roster: RosterFiles;
  readonly records: readonly SignedPart[];
  readonly contents: readonly BundleBlob<ContentPart>[];
  readonly photos: readonly BundleBlob<PhotoPart>[];
  readonly close: () => void;
}

const LabelSchema = v.object({ v: v.literal(BUNDLE_VERSION), article: ArticleIdSchema });

/** Thrown through the readers when somebody stops the work. */
const stopped = (signal: AbortSignal): void => {
  if (signal.aborted) throw new Cancelled();
};
class Cancelled extends Error {}

class Newer extends Error {}

function jsonIn<S extends v.GenericSchema>(bytes: Uint8Array, schema: S): v.InferOutput<S> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new ZipRefusal('damaged');
  }
  const version = typeof json === 'object' && json !== null && 'v' in json ? json.v : null;
  if (typeof version === 'number' && version > 1) throw new Newer();
  const parsed = v.safeParse(schema, json);
  if (!parsed.success) throw new ZipRefusal('damaged');
  return parsed.output;
}

/** A content's text, expanded piece by piece and never beyond what an article can be. */
async function* expanded(entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const source = Readable.from(entry.read());
  const gunzip = createGunzip();
  source.on('error', (cause) => gunzip.destroy(cause));
  let bytes = 0;
  try {
    for await (const piece of source.pipe(gunzip) as AsyncIterable<Buffer>) {
      bytes += piece.byteLength;
      if (bytes > MAX_PART_BYTES.content) throw new ZipRefusal('too-large');
      yield piece;
    }
  } catch (thrown) {
    // zlib's own complaints are system errors by their form (Z_DATA_ERROR), not by their meaning.
    const isZlib = thrown instanceof Error && 'code' in thrown && String(thrown.code).startsWith('Z_');
    throw isZlib ? new ZipRefusal('damaged') : thrown;
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

const bytesOf = (entry: ZipEntry): AsyncIterable<Uint8Array> =>
  entry.part.kind === 'content' ? expanded(entry) : entry.read();

/** Whether a large thing is what its name says, with no more than a piece of it in memory. Answers how many bytes it came to. */
async function checkLarge(entry: ZipEntry, hash: string, signal: AbortSignal): Promise<number> {
  const sum = createHash('sha256');
  let bytes = 0;
  for await (const piece of bytesOf(entry)) {
    stopped(signal);
    sum.update(piece);
    bytes += piece.byteLength;
  }
  if (sum.digest('hex') !== hash) throw new ZipRefusal('damaged');
  return bytes;
}

/** A failure inside this folder as the app's data; a bug stays one. */
function asAppError(thrown: unknown): AppError {
  if (thrown instanceof Cancelled) return { code: 'cancelled' };
  if (thrown instanceof Newer) return { code: 'newer-version', what: 'bundle' };
  if (thrown instanceof ZipRefusal) return { code: 'bundle-refused', reason: thrown.reason };
  return fileError(thrown, { code: 'not-found', what: 'bundle' });
}

function blobOf<P extends ContentPart | PhotoPart>(entry: ZipEntry, part: P): BundleBlob<P> {
  return {
    part,
    read: async () => {
      try {
        const pieces: Uint8Array[] = [];
        for await (const piece of bytesOf(entry)) pieces.push(piece);
        const bytes = Buffer.concat(pieces);
        return sha256Hex(bytes) === part.hash ? ok(bytes) : fail({ code: 'bundle-refused', reason: 'damaged' });
      } catch (thrown) {
        return fail(asAppError(thrown));
      }
    },
  };
}

interface Gathered {
  article: string | null;
  desk: DeskFile | null;
  readonly roster: RosterFile[];
  readonly records: { readonly article: string; readonly hash: string; readonly jws: string }[];
  readonly contents: BundleBlob<ContentPart>[];
  readonly photos: BundleBlob<PhotoPart>[];
}

/** Looks at one file's bytes; answers how large it is when unpacked. */
async function gather(entry: ZipEntry, into: Gathered, signal: AbortSignal): Promise<number> {
  const { part } = entry;
  switch (part.kind) {
    case 'label':
      into.article = jsonIn(await readWhole(entry), LabelSchema).article;
      return entry.bytes;
    case 'desk':
      into.desk = jsonIn(await readWhole(entry), DeskFileSchema);
      return entry.bytes;
    case 'roster':
    case 'record': {
      const bytes = await readWhole(entry);
      if (sha256Hex(bytes) !== part.hash) throw new ZipRefusal('damaged');
      const jws = bytes.toString('utf8');
      if (part.kind === 'record') into.records.push({ article: part.article, hash: part.hash, jws });
      else into.roster.push({ version: part.version, hash: part.hash, jws });
      return entry.bytes;
    }
    case 'content': {
      const bytes = await checkLarge(entry, part.hash, signal);
      into.contents.push(blobOf(entry, part));
      return bytes;
    }
    case 'photo': {
      const bytes = await checkLarge(entry, part.hash, signal);
      into.photos.push(blobOf(entry, part));
      return bytes;
    }
  }
}

async function signedParts(gathered: Gathered, article: string): Promise<readonly SignedPart[]> {
  const readPart = createPartReader();
  const parts: SignedPart[] = [];
  for (const record of gathered.records) {
    if (record.article !== article) throw new ZipRefusal('mixed');
    const part = await readPart(article, record.hash, record.jws);
    if (part === null) throw new ZipRefusal('not-signed');
    parts.push(part);
  }
  return parts;
}

async function readAll(zip: OpenZip, limits: BundleLimits, watched: Watched): Promise<ReadBundle> {
  const gathered: Gathered = { article: null, desk: null, roster: [], records: [], contents: [], photos: [] };
  const held = zip.entries.filter(({ part }) => part.kind === 'record' || part.kind === 'roster');
  if (held.reduce((sum, entry) => sum + entry.bytes, 0) > limits.heldBytes) throw new ZipRefusal('too-large');
  let unpacked = 0;
  for (const [index, entry] of zip.entries.entries()) {
    stopped(watched.signal);
    unpacked += await gather(entry, gathered, watched.signal);
    if (unpacked > limits.unpackedBytes) throw new ZipRefusal('too-large');
    watched.onProgress(index + 1, zip.entries.length);
  }
  const { article, desk, roster, contents, photos } = gathered;
  if (article === null) throw new ZipRefusal('not-a-bundle');
  if (desk === null || gathered.records.length === 0) throw new ZipRefusal('incomplete');
  if (contents.some(({ part }) => part.article !== article)) throw new ZipRefusal('mixed');
  return { article, desk, roster, records: await signedParts(gathered, article), contents, photos, close: zip.close };
}

/** Looks at every byte of a bundle and writes nothing. Whoever gets a bundle must close it. */
export async function readBundle(
  file: string,
  watched: Watched,
  limits: BundleLimits = BUNDLE_LIMITS,
): Promise<Result<ReadBundle, AppError>> {
  let zip: OpenZip | null = null;
  try {
    zip = await openZip(file, limits);
    return ok(await readAll(zip, limits, watched));
  } catch (thrown) {
    zip?.close();
    return fail(asAppError(thrown));
  }
}
