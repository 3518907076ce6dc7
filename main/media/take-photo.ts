import { createHash } from 'node:crypto';
import sharp, { type Metadata } from 'sharp';
import type { AppError, PhotoRefusal } from '../../shared/app-error.ts';
import type { Photo } from '../../shared/article/schema.ts';
import { MAX_PHOTO_BYTES } from '../../shared/ipc/requests/photo-requests.ts';
import type { ImportedPhoto } from '../../shared/ipc/wire.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { photoFileName } from './file-name.ts';
import { MAX_PIXELS, MAX_SIDE } from './limits.ts';
import { metadataBlocks } from './metadata-blocks.ts';
import { readTags } from './metadata-tags.ts';
import { sniffPhoto } from './sniff-photo.ts';
import { suggestFromMetadata } from './suggest-from-metadata.ts';

/** A photo as it was handed over: `fileName` is only a name for people, nothing is decided by it. */
export interface OfferedPhoto {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** A photo that proved good: what the window may know, and the untouched bytes, whose hash is `imported.photo.blob`. */
export interface TakenPhoto {
  readonly imported: ImportedPhoto;
  readonly originalBytes: Uint8Array;
}

const SHARP_FORMAT: Readonly<Record<Photo['mediaType'], string>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
};

/** The header only: sizes are judged before a single pixel is decoded. */
async function readHeader(bytes: Uint8Array, mediaType: Photo['mediaType']): Promise<Result<Metadata, PhotoRefusal>> {
  try {
    const header = await sharp(bytes, { limitInputPixels: false, failOn: 'none' }).metadata();
    return header.format === SHARP_FORMAT[mediaType] ? ok(header) : fail('damaged');
  } catch {
    return fail('damaged');
  }
}

const isTooLarge = ({ width, height }: Metadata): boolean =>
  width * height > MAX_PIXELS || width > MAX_SIDE || height > MAX_SIDE;

/** Every pixel is decoded once, into a thumbnail that is thrown away: half a photo must not be found out on the day it is printed. */
async function decodesWhole(bytes: Uint8Array): Promise<boolean> {
  try {
    await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true })
      .resize(16, 16, { fit: 'fill', fastShrinkOnLoad: true })
      .raw()
      .toBuffer();
    return true;
  } catch {
    return false;
  }
}

async function checkPhoto(
  bytes: Uint8Array,
): Promise<Result<Pick<Photo, 'mediaType' | 'width' | 'height'>, PhotoRefusal>> {
  const sniffed = sniffPhoto(bytes);
  if (!sniffed.ok) return sniffed;
  if (bytes.byteLength > MAX_PHOTO_BYTES) return fail('too-large');
  const header = await readHeader(bytes, sniffed.value);
  if (!header.ok) return header;
  if (isTooLarge(header.value)) return fail('too-many-pixels');
  if (!(await decodesWhole(bytes))) return fail('damaged');
  const { width, height } = header.value.autoOrient;
  return ok({ mediaType: sniffed.value, width, height });
}

/**
 * Takes one photo in, or says why not. Nothing is written anywhere: the caller keeps `originalBytes` under their hash. The bytes decide what it
 * is, never the name; metadata, however broken, never refuses a photo.
 */
export async function takePhoto({ bytes, fileName }: OfferedPhoto): Promise<Result<TakenPhoto, AppError>> {
  const checked = await checkPhoto(bytes);
  if (!checked.ok)
    return fail({ code: 'photo-refused', reason: checked.error, fileName: photoFileName(fileName, 'image/jpeg') });
  const { mediaType } = checked.value;
  const blocks = metadataBlocks(bytes, mediaType);
  const tags = readTags(blocks.file);
  const photo: Photo = {
    ...checked.value,
    blob: createHash('sha256').update(bytes).digest('hex'),
    fileName: photoFileName(fileName, mediaType),
  };
  return ok({
    imported: {
      photo,
      suggested: suggestFromMetadata(tags),
      hadLocation: tags.hasLocation,
      hasCredentials: blocks.credentials !== null,
    },
    originalBytes: bytes,
  });
}
