import { open as openFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { errnoOf } from '../desk/files/file-errors.ts';
import { MAX_PART_BYTES, partOfName, type BundleLimits, type BundlePart } from './bundle-layout.ts';
import { ZipRefusal } from './zip-refusal.ts';

/** A file inside the archive whose name, place and sizes were looked at. Its bytes were not. */
export interface ZipEntry {
  readonly part: BundlePart;
  readonly bytes: number;
  /** The bytes in pieces; throws when they are not what the archive says of them. */
  readonly read: () => AsyncIterable<Uint8Array>;
}

export interface OpenZip {
  readonly entries: readonly ZipEntry[];
  readonly close: () => void;
}

const ENCRYPTED = 0x1 | 0x40 | 0x2000;
const HAS_SIZES_BEHIND = 0x8;
const UNICODE_PATH = 0x7075;
const FILE_TYPE = 0o170000;
const PLAIN_FILE = 0o100000;
/** Below this a thing that grows is only a small thing. */
const SMALL_BYTES = 1024 * 1024;

/** What yauzl could not read: a flaw of the archive, unless the disk itself failed. */
function asRefusal(thrown: unknown): unknown {
  if (thrown instanceof ZipRefusal || errnoOf(thrown) !== null) return thrown;
  const words = thrown instanceof Error ? thrown.message : '';
  if (/encrypt/i.test(words)) return new ZipRefusal('encrypted');
  return new ZipRefusal(/central directory record signature not found/i.test(words) ? 'cut-off' : 'damaged');
}

/** Whether bytes begin as an archive with something in it does. */
export const beginsAsZip = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'PK\u0003\u0004';

async function refuseOtherFiles(file: string, limits: BundleLimits): Promise<number> {
  const handle = await openFile(file, 'r');
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw new ZipRefusal('not-a-bundle');
    if (stats.size > limits.fileBytes) throw new ZipRefusal('too-large');
    const head = Buffer.alloc(4);
    await handle.read(head, 0, 4, 0);
    if (!beginsAsZip(head)) throw new ZipRefusal('not-a-bundle');
    return stats.size;
  } finally {
    await handle.close();
  }
}

/** The name, if it is one of ours. Everything that could lead out of a folder, or be read as two names, has a reason of its own. */
function partOf(entry: Entry): BundlePart {
  const raw = entry.fileName as unknown as Buffer;
  const name = raw.toString('latin1');
  const isPlain = /^[\x21-\x7e]+$/.test(name) && !/[\\:]|^\/|(^|\/)\.\.?(\/|$)|\/\//.test(name);
  if (!isPlain || entry.extraFields.some(({ id }) => id === UNICODE_PATH)) throw new ZipRefusal('unsafe-name');
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  if (type !== 0 && type !== PLAIN_FILE) throw new ZipRefusal('link');
  const part = partOfName(name);
  if (part === null) throw new ZipRefusal(partOfName(name.toLowerCase()) === null ? 'foreign-file' : 'unsafe-name');
  return part;
}

function refuseSizes(entry: Entry, part: BundlePart, limits: BundleLimits): void {
  const { compressedSize, uncompressedSize } = entry;
  if (uncompressedSize > MAX_PART_BYTES[part.kind]) throw new ZipRefusal('too-large');
  if (uncompressedSize > SMALL_BYTES && uncompressedSize > compressedSize * limits.ratio)
    throw new ZipRefusal('too-large');
}

/** Where the entry lies in the file. What the archive says of it in its two places must agree, or two programs would unpack two things. */
async function placeOf(zip: ZipFile, entry: Entry): Promise<readonly [number, number]> {
  const local = await zip.readLocalFileHeaderPromise(entry);
  const sizesAgree =
    (local.generalPurposeBitFlag & HAS_SIZES_BEHIND) !== 0 ||
    local.compressedSize === 0xffffffff ||
    (local.compressedSize === entry.compressedSize && local.uncompressedSize === entry.uncompressedSize);
  const agrees =
    local.fileName.equals(entry.fileName as unknown as Buffer) &&
    local.compressionMethod === entry.compressionMethod &&
    (local.generalPurposeBitFlag & ENCRYPTED) === 0 &&
    sizesAgree;
  if (!agrees) throw new ZipRefusal('damaged');
  return [entry.relativeOffsetOfLocalHeader, local.fileDataStart + entry.compressedSize];
}

function refuseOverlaps(places: (readonly [number, number])[]): void {
  let end = 0;
  for (const [from, to] of places.toSorted(([a], [b]) => a - b)) {
    if (from < end) throw new ZipRefusal('damaged');
    end = to;
  }
}

async function* readEntry(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  let [sum, bytes] = [0, 0];
  let stream: Readable | null = null;
  try {
    stream = await zip.openReadStreamPromise(entry);
    for await (const piece of stream as AsyncIterable<Buffer>) {
      bytes += piece.byteLength;
      if (bytes > entry.uncompressedSize) throw new ZipRefusal('too-large');
      sum = crc32(piece, sum);
      yield piece;
    }
  } catch (thrown) {
    throw asRefusal(thrown);
  } finally {
    stream?.destroy();
  }
  if (bytes !== entry.uncompressedSize || sum !== entry.crc32) throw new ZipRefusal('damaged');
}

async function listEntries(zip: ZipFile, limits: BundleLimits): Promise<readonly ZipEntry[]> {
  if (zip.entryCount > limits.entries) throw new ZipRefusal('too-large');
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  const places: (readonly [number, number])[] = [];
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) throw new ZipRefusal('encrypted');
    if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) throw new ZipRefusal('damaged');
    const part = partOf(entry);
    refuseSizes(entry, part, limits);
    const name = (entry.fileName as unknown as Buffer).toString('latin1').toLowerCase();
    if (names.has(name)) throw new ZipRefusal('unsafe-name');
    names.add(name);
    total += entry.uncompressedSize;
    if (total > limits.unpackedBytes) throw new ZipRefusal('too-large');
    places.push(await placeOf(zip, entry));
    entries.push({ part, bytes: entry.uncompressedSize, read: () => readEntry(zip, entry) });
  }
  refuseOverlaps(places);
  return entries;
}

/** Looks through the archive's table without unpacking anything: names, links, sizes, places. Throws a refusal or a failure of the disk. */
export async function openZip(file: string, limits: BundleLimits): Promise<OpenZip> {
  await refuseOtherFiles(file, limits);
  let zip: ZipFile;
  try {
    // Names stay bytes: what is not exactly one of our names is refused, not repaired. Sizes are counted below, with reasons of our own.
    zip = await openPromise(file, { autoClose: false, decodeStrings: false, validateEntrySizes: false });
  } catch (thrown) {
    throw asRefusal(thrown);
  }
  try {
    return { entries: await listEntries(zip, limits), close: () => zip.close() };
  } catch (thrown) {
    zip.close();
    throw asRefusal(thrown);
  }
}

/** The whole of a small thing. */
export async function readWhole(entry: ZipEntry): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of entry.read()) pieces.push(piece);
  return Buffer.concat(pieces);
}
