import type { AppError } from '../../shared/app-error.ts';
import type { Photo } from '../../shared/article/schema.ts';
import type { Result } from '../../shared/result.ts';

/** The file ending of a rendition; it follows from the original alone, so that a page can name a photo before the photo is resized. */
export type RenditionExtension = 'jpg' | 'png' | 'webp';

/** Where a site gets its photos from. What it answers is oriented and carries no metadata: no place, no serial number. */
export interface PhotoSource {
  readonly extension: (photo: Photo) => RenditionExtension;
  /** A copy exactly `width` pixels wide (never asked for more than the original has), in the format that `extension` names. */
  readonly rendition: (photo: Photo, width: number, signal: AbortSignal) => Promise<Result<Uint8Array, AppError>>;
}
