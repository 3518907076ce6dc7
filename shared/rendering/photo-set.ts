import type { Photo } from '../article/schema.ts';
import { photoPath } from './site-paths.ts';

/** The widths that readers' screens are served with, in pixels. */
const RENDITION_WIDTHS = [480, 960, 1600] as const;

/** One file that a photo is shown from. */
export interface PhotoFile {
  readonly path: string;
  readonly width: number;
  readonly height: number;
}

/** What is needed to show a photo; `files` go from the narrowest to the widest and are never wider than the original. */
export interface PhotoSet {
  readonly alt: string;
  readonly files: readonly PhotoFile[];
}

/** Ending of the files that a photo is published as. */
export type PhotoExtension = (photo: Photo) => string;

/** The widths in which a photo this wide is published. A step that is nearly the original's own width is left out. */
export function renditionWidths(photoWidth: number): readonly number[] {
  const widest = Math.min(photoWidth, 1600);
  return [...RENDITION_WIDTHS.filter((width) => width < widest * 0.85), widest];
}

/** The files that a photo is published as: every page that shows the photo names the same ones. */
export const photoFiles = (photo: Photo, extension: PhotoExtension): readonly PhotoFile[] =>
  renditionWidths(photo.width).map((width) => ({
    path: photoPath(photo.blob, width, extension(photo)),
    width,
    height: Math.max(1, Math.round((photo.height * width) / photo.width)),
  }));
