import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Photo } from '../../shared/article/schema.ts';
import { fail, ok } from '../../shared/result.ts';
import { makeRendition } from '../media/renditions.ts';
import { cameraSegment, drawnPhoto, withSegments } from '../media/test-photos.ts';
import { createDeskPhotos } from './desk-photos.ts';

const photo = (mediaType: Photo['mediaType']): Photo => ({
  blob: 'a'.repeat(64),
  mediaType,
  width: 640,
  height: 480,
  fileName: 'anh',
});
const never = new AbortController().signal;

test('[P16] what a site gets has the width asked for and nothing that the camera wrote', async () => {
  const original = withSegments(await drawnPhoto(640, 480).jpeg().toBuffer(), cameraSegment());
  const source = createDeskPhotos({ read: () => Promise.resolve(ok(new Uint8Array(original))) }, { makeRendition });
  const made = await source.rendition(photo('image/jpeg'), 480, never);
  if (!made.ok) throw new Error(made.error.code);
  const { format, width, height, exif, xmp, iptc } = await sharp(made.value).metadata();
  expect({ format, width, height, exif, xmp, iptc }).toEqual({ format: 'jpeg', width: 480, height: 360 });
  expect(Buffer.from(made.value).includes('SERIAL-8842')).toBe(false);
  expect(source.extension(photo('image/png'))).toBe('webp');
});

test('[P16] a photo that the desk has lost is said to be', async () => {
  const lost = fail({ code: 'not-found', what: 'photo' } as const);
  const source = createDeskPhotos({ read: () => Promise.resolve(lost) }, { makeRendition });
  expect(await source.rendition(photo('image/jpeg'), 480, never)).toEqual(lost);
});
