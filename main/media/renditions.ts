import sharp, { type Sharp } from 'sharp';
import type { AppError } from '../../shared/app-error.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { MAX_PIXELS } from './limits.ts';

/** What readers' machines open; JPEG has no transparency, so transparent parts become white there. */
export type RenditionFormat = 'jpeg' | 'webp' | 'png';

/** `width` is the wish in pixels: a narrower photo is never enlarged. */
export interface RenditionOrder {
  readonly original: Uint8Array;
  readonly width: number;
  readonly format: RenditionFormat;
}

/** A derived picture that may leave the desk: turned upright, in sRGB, without a byte of the original's metadata. */
export interface Rendition {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/jpeg' | 'image/webp' | 'image/png';
  readonly width: number;
  readonly height: number;
}

const MEDIA_TYPE = { jpeg: 'image/jpeg', webp: 'image/webp', png: 'image/png' } as const;

function encode(picture: Sharp, format: RenditionFormat): Sharp {
  switch (format) {
    case 'jpeg':
      return picture.flatten({ background: '#ffffff' }).jpeg({ quality: 80, progressive: true });
    case 'webp':
      return picture.webp({ quality: 78, effort: 4 });
    case 'png':
      return picture.png({ compressionLevel: 9 });
  }
}

/**
 * Makes one rendition. The same original, width and format give the same bytes, so a file named by its hash stays where it is. Metadata is left
 * out by never asking sharp to keep it; an animation gives its first picture.
 */
export async function makeRendition({ original, width, format }: RenditionOrder): Promise<Result<Rendition, AppError>> {
  try {
    const upright = sharp(original, { limitInputPixels: MAX_PIXELS, failOn: 'error' }).autoOrient();
    const resized = upright
      .resize({ width: Math.max(1, Math.round(width)), withoutEnlargement: true })
      .toColourspace('srgb');
    const { data, info } = await encode(resized, format).toBuffer({ resolveWithObject: true });
    return ok({ bytes: new Uint8Array(data), mediaType: MEDIA_TYPE[format], width: info.width, height: info.height });
  } catch {
    return fail({ code: 'damaged', what: 'photo' });
  }
}
