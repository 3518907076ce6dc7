import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { ZipFile } from 'yazl';
import type { AppError } from '../../shared/app-error.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { PHOTO_ENDINGS, type Carrier, type DeskFile } from '../desk/carrier/carrier.ts';
import { writeCheckedDurably, type DurableFs } from '../desk/files/durable-file.ts';
import { fileError } from '../desk/files/file-errors.ts';
import { sniffPhoto } from '../media/sniff-photo.ts';
import { BUNDLE_VERSION, nameOfPart, type BundlePart } from './bundle-layout.ts';
import { readBundle, type Watched } from './read-bundle.ts';
import type { RosterFiles } from './roster-on-way.ts';
import { createPartReader, type SignedPart } from './signed-parts.ts';

const compress = promisify<Uint8Array, Buffer>(gzip);

/** What went into a bundle. `missing`: texts and photos that the records name and this machine does not have (yet). */
export interface WrittenBundle {
  readonly records: number;
  readonly photos: number;
  readonly missing: number;
}

/** Stored as they are: photos and packed texts do not shrink. One fixed time: the same article gives the same file. */
const ENTRY = { compress: false, mtime: new Date('2020-01-01T12:00:00Z'), mode: 0o100644 };

/** Breaks the writing of the archive off with the app's own error. */
class Broken extends Error {
  readonly error: AppError;
  constructor(error: AppError) {
    super(error.code);
    this.error = error;
  }
}

/** Whatever of the article can be given away: records with a signature that holds; what is not believed for lack of one stays here. */
async function partsOf(carrier: Carrier, article: string): Promise<Result<readonly SignedPart[], AppError>> {
  const listed = await carrier.listArticle(article);
  if (!listed.ok) return listed;
  const readPart = createPartReader();
  const parts: SignedPart[] = [];
  for (const { hash, jws } of listed.value.records) {
    const part = await readPart(article, hash, jws);
    if (part !== null) parts.push(part);
  }
  return parts.length === 0 ? fail({ code: 'not-found', what: 'article' }) : ok(parts);
}

interface Archived {
  readonly part: BundlePart;
  /** Asked for when it is this thing's turn, so that only one of them is in memory. */
  readonly bytes: () => Promise<Uint8Array>;
}

/** The archive's bytes; whatever breaks inside ends them with its own error. */
async function* archive(things: readonly Archived[], { signal, onProgress }: Watched): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on('error', (cause: Error) => output.destroy(cause));
  for (const [index, { part, bytes }] of things.entries())
    zip.addReadStreamLazy(nameOfPart(part), ENTRY, (give) => {
      const none = Readable.from([]);
      if (signal.aborted) return give(new Broken({ code: 'cancelled' }), none);
      bytes().then(
        (read) => {
          onProgress(index + 1, things.length);
          give(null, Readable.from([read]));
        },
        (thrown: unknown) => give(thrown, none),
      );
    });
  zip.end();
  // It is read from this very moment on: an error before that would find nobody.
  yield* output as AsyncIterable<Uint8Array>;
}

const must = <T>(result: Result<T, AppError>): T => {
  if (!result.ok) throw new Broken(result.error);
  return result.value;
};

interface Sending {
  readonly carrier: Carrier;
  readonly desk: DeskFile;
  readonly article: string;
}

interface Present {
  readonly contents: readonly string[];
  readonly photos: readonly Extract<BundlePart, { kind: 'photo' }>[];
  readonly missing: number;
}

/** Only what is absent or damaged may be left out, and is counted: a damaged thing must not go out under its name. */
const isAbsent = ({ code }: AppError): boolean => code === 'not-found' || code === 'damaged';

/** The texts and photos that the records name and that are here. */
async function presentOf(
  { carrier, article }: Sending,
  parts: readonly SignedPart[],
): Promise<Result<Present, AppError>> {
  const named = (of: (part: SignedPart) => readonly string[]) => [...new Set(parts.flatMap(of))].toSorted();
  const [contentNames, photoNames] = [named((part) => part.contents), named((part) => part.photos)];
  const contents: string[] = [];
  for (const hash of contentNames) {
    const bytes = await carrier.readContent(article, hash);
    if (bytes.ok) contents.push(hash);
    else if (!isAbsent(bytes.error)) return bytes;
  }
  const photos: Extract<BundlePart, { kind: 'photo' }>[] = [];
  for (const hash of photoNames) {
    const bytes = await carrier.readBlob(hash);
    const type = bytes.ok ? sniffPhoto(bytes.value) : null;
    if (type?.ok === true) photos.push({ kind: 'photo', hash, ending: PHOTO_ENDINGS[type.value] });
    if (!bytes.ok && !isAbsent(bytes.error)) return bytes;
  }
  const missing = contentNames.length - contents.length + photoNames.length - photos.length;
  return ok({ contents, photos, missing });
}

/** Everything in the order in which it is read: who may sign, then what is shown, last the records that speak of it. */
function thingsToPack(
  { carrier, article, desk }: Sending,
  parts: readonly SignedPart[],
  roster: RosterFiles,
  here: Present,
): readonly Archived[] {
  const text = (value: string) => async () => Buffer.from(value);
  const json = (value: unknown) => text(`${JSON.stringify(value, null, 2)}\n`);
  return [
    { part: { kind: 'label' }, bytes: json({ v: BUNDLE_VERSION, article }) },
    { part: { kind: 'desk' }, bytes: json(desk) },
    ...roster.map(({ version, hash, jws }): Archived => ({
      part: { kind: 'roster', version, hash },
      bytes: text(jws),
    })),
    ...here.photos.map((part): Archived => ({ part, bytes: async () => must(await carrier.readBlob(part.hash)) })),
    ...here.contents.map((hash): Archived => ({
      part: { kind: 'content', article, hash },
      bytes: async () => compress(must(await carrier.readContent(article, hash))),
    })),
    ...parts.map(({ hash, jws }): Archived => ({ part: { kind: 'record', article, hash }, bytes: text(jws) })),
  ];
}

/**
 * Writes one article with everything that belongs to it into a file: whole or not at all, and read back byte by byte before it gets its name.
 * `roster` are the versions needed to judge the signatures.
 */
export async function writeBundle(
  {
    fs,
    file,
    roster,
    ...sending
  }: Sending & { readonly fs: DurableFs; readonly file: string; readonly roster: RosterFiles },
  watched: Watched,
): Promise<Result<WrittenBundle, AppError>> {
  const parts = await partsOf(sending.carrier, sending.article);
  if (!parts.ok) return parts;
  const here = await presentOf(sending, parts.value);
  if (!here.ok) return here;
  const { photos, missing } = here.value;
  const written = { records: parts.value.length, photos: photos.length, missing };
  const things = thingsToPack(sending, parts.value, roster, here.value);
  try {
    await writeCheckedDurably(fs, file, archive(things, watched), async (temporary) => {
      const read = must(await readBundle(temporary, { ...watched, onProgress: () => undefined }));
      read.close();
      const isWhole = read.records.length === written.records && read.photos.length === written.photos;
      if (!isWhole) throw new Broken({ code: 'bundle-refused', reason: 'damaged' });
    });
    return ok(written);
  } catch (thrown) {
    return fail(thrown instanceof Broken ? thrown.error : fileError(thrown));
  }
}
