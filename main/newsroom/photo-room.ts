import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { AppError } from '../../shared/app-error.ts';
import type { PhotoCredentials } from '../../shared/ipc/requests/photo-requests.ts';
import type { ImportedPhoto } from '../../shared/ipc/wire.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { BlobStore } from '../desk/carrier/blob-store.ts';
import type { Darkroom } from '../media/darkroom.ts';
import { generatorIn } from '../media/content-credentials.ts';
import { metadataBlocks } from '../media/metadata-blocks.ts';
import { sniffPhoto } from '../media/sniff-photo.ts';
import type { OfferedPhoto } from '../media/take-photo.ts';
import type { ServedPhoto } from '../windows/serve-schemes.ts';

/** Photos on their way in, and on their way to the window. */
export interface PhotoRoom {
  /** Judges, hashes and keeps one photo of the desk. */
  readonly take: (blobs: BlobStore, photo: OfferedPhoto) => Promise<Result<ImportedPhoto, AppError>>;
  /** The Content Credentials of those photos that have any; one that cannot be read now says nothing. */
  readonly credentials: (blobs: BlobStore, photos: readonly string[]) => Promise<readonly PhotoCredentials[]>;
  /** The original's bytes, or a copy at most `width` wide: upright and without the camera's data. */
  readonly show: (blobs: BlobStore, blob: string, width: number | null) => Promise<Result<ServedPhoto, AppError>>;
}

const MAX_CACHE_BYTES = 300 * 1024 * 1024;

/** `cacheFolder` holds copies that can be made again at any time; it is swept when the program starts. */
export function createPhotoRoom(darkroom: Darkroom, cacheFolder: string): PhotoRoom {
  const making = new Map<string, Promise<Result<ServedPhoto, AppError>>>();
  // A photo is what its hash says, for ever.
  const credentials = new Map<string, PhotoCredentials | null>();
  const swept = sweep(cacheFolder).catch(() => {});

  const make = async (blobs: BlobStore, blob: string, width: number): Promise<Result<ServedPhoto, AppError>> => {
    const original = await blobs.read(blob);
    if (!original.ok) return original;
    const made = await darkroom.makeRendition({ original: original.value, width, format: 'webp' });
    return made.ok ? ok({ bytes: made.value.bytes, mediaType: made.value.mediaType }) : made;
  };
  const copy = async (blobs: BlobStore, blob: string, width: number): Promise<Result<ServedPhoto, AppError>> => {
    await swept;
    const file = path.join(cacheFolder, `${blob}-${width}.webp`);
    const cached = await readIfThere(file);
    if (cached !== null && (await blobs.has(blob))) return ok({ bytes: cached, mediaType: 'image/webp' });
    const made = await make(blobs, blob, width);
    if (made.ok) await keepCopy(file, made.value.bytes);
    return made;
  };
  return {
    async take(blobs, offered) {
      const taken = await darkroom.takePhoto(offered);
      if (!taken.ok) return taken;
      const { imported, originalBytes } = taken.value;
      const kept = await blobs.put(originalBytes, imported.photo.mediaType);
      return kept.ok ? ok(imported) : kept;
    },
    async credentials(blobs, photos) {
      for (const blob of photos) {
        if (credentials.has(blob)) continue;
        const original = await blobs.read(blob);
        if (original.ok) credentials.set(blob, credentialsOf(blob, original.value));
      }
      return photos.flatMap((blob) => credentials.get(blob) ?? []);
    },
    async show(blobs, blob, width) {
      if (width === null) return showOriginal(blobs, blob);
      const key = `${blob}-${width}`;
      const known = making.get(key);
      if (known !== undefined) return known;
      const made = copy(blobs, blob, width).finally(() => making.delete(key));
      making.set(key, made);
      return made;
    },
  };
}

function credentialsOf(blob: string, bytes: Uint8Array): PhotoCredentials | null {
  const mediaType = sniffPhoto(bytes);
  const boxes = mediaType.ok ? metadataBlocks(bytes, mediaType.value).credentials : null;
  return boxes === null ? null : { blob, generator: generatorIn(boxes) };
}

async function showOriginal(blobs: BlobStore, blob: string): Promise<Result<ServedPhoto, AppError>> {
  const original = await blobs.read(blob);
  if (!original.ok) return original;
  // The bytes decide what it is, whatever the file in the folder is called.
  const mediaType = sniffPhoto(original.value);
  return mediaType.ok
    ? ok({ bytes: original.value, mediaType: mediaType.value })
    : fail({ code: 'damaged', what: 'photo' });
}

async function readIfThere(file: string): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await readFile(file));
  } catch {
    return null;
  }
}

/** A full disk must not keep a photo from being shown. */
async function keepCopy(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    const whole = `${file}.${process.pid}.tmp`;
    await writeFile(whole, bytes);
    await rename(whole, file);
  } catch {
    // Made again the next time.
  }
}

/** The oldest copies go first, and those that were never finished. */
async function sweep(folder: string): Promise<void> {
  const files = await Promise.all(
    (await readdir(folder)).map(async (name) => ({ name, ...(await sizeAndAge(path.join(folder, name))) })),
  );
  let kept = 0;
  for (const { name, size } of files.toSorted((one, other) => other.at - one.at)) {
    kept += size;
    if (kept > MAX_CACHE_BYTES || name.endsWith('.tmp')) await rm(path.join(folder, name), { force: true });
  }
}

async function sizeAndAge(file: string): Promise<{ readonly size: number; readonly at: number }> {
  const { size, mtimeMs } = await stat(file);
  return { size, at: mtimeMs };
}
