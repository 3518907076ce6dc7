import type { Portal } from '../portal/schema.ts';
import { markup, type Html } from './markup.ts';
import type { PhotoFile, PhotoSet } from './photo-set.ts';
import { NOT_FOUND_PATH, relativeHref } from './site-paths.ts';

/** Writes an address as one page has to write it; `path` is from the site's root. */
export type LinkTo = (path: string) => string;

/**
 * Relative from every page, so that the site works under any address and from a disk. Only the page for missing addresses is shown at
 * any depth, and therefore counts from the root that the settings name; while they name none, from the server's.
 */
export function linksFrom(page: string, portal: Pick<Portal, 'url'>): LinkTo {
  if (page !== NOT_FOUND_PATH) return (path) => relativeHref(page, path);
  const base = (portal.url ?? '')
    .replace(/^https?:\/\/[^/?#]+/iu, '')
    .replace(/[?#].*$/, '')
    .replace(/\/$/, '');
  return (path) => `${base}/${path}`;
}

/** How a picture takes part in a page: the first thing to load, one that waits until it is near, and what `sizes` says. */
export interface PictureUse {
  readonly sizes: string;
  readonly eager: boolean;
}

const srcset = (files: readonly PhotoFile[], to: LinkTo): string =>
  files.map((file) => `${to(file.path)} ${file.width}w`).join(', ');

/** A picture with all its sizes. The size in `src`, for old browsers, is the one nearest to a text column. */
export function renderPicture(photo: PhotoSet, use: PictureUse, to: LinkTo): Html | null {
  const main = photo.files.find((file) => file.width >= 900) ?? photo.files.at(-1);
  if (main === undefined) return null;
  const loading = use.eager ? markup` fetchpriority="high"` : markup` loading="lazy"`;
  return markup`<img src="${to(main.path)}" srcset="${srcset(photo.files, to)}" sizes="${use.sizes}" width="${main.width}" height="${main.height}" alt="${photo.alt}" decoding="async"${loading}>`;
}
