import type { Portal, Section } from '../portal/schema.ts';
import type { AddressedPortal } from '../portal/site-address.ts';
import { vietnamDay } from '../text/vietnam-time.ts';

/** A list of articles in order of publication that the site pages through. `slug` is unique within its kind. */
export interface ListRef {
  readonly kind: 'latest' | 'section' | 'tag' | 'author';
  readonly slug: string;
}

/** The list of everything. */
export const LATEST: ListRef = { kind: 'latest', slug: '' };

export const HOME_PATH = 'index.html';
export const SEARCH_PATH = 'tim-kiem.html';
export const NOT_FOUND_PATH = '404.html';
export const FEED_PATH = 'rss.xml';
export const SITEMAP_PATH = 'sitemap.xml';
export const NEWS_SITEMAP_PATH = 'sitemap-tin-tuc.xml';
export const SEARCH_INDEX_PATH = 'tim-kiem/muc-luc.js';

const FOLDERS = { latest: 'tin-moi', section: 'chuyen-muc', tag: 'tu-khoa', author: 'tac-gia' } as const;

const listFolder = (list: ListRef): string =>
  list.slug === '' ? FOLDERS[list.kind] : `${FOLDERS[list.kind]}/${list.slug}`;

/** The list's front page, with its newest articles. */
export const listIndexPath = (list: ListRef): string => `${listFolder(list)}/index.html`;

/** Page 1 holds the oldest articles for ever, so that a full page never changes its articles again. */
export const listPagePath = (list: ListRef, page: number): string => `${listFolder(list)}/trang-${page}.html`;

export const listFeedPath = (list: ListRef): string => `${listFolder(list)}/rss.xml`;
export const sitemapPagePath = (page: number): string => `sitemap/${page}.xml`;
export const searchShardPath = (shard: number): string => `tim-kiem/${shard}.js`;

/** Stable for the article's whole life: the month of its first publication, its first slug, and the end of its id against doubles. */
export function articlePath(publishedAt: string, slug: string, idEnd: string): string {
  const month = vietnamDay(publishedAt).slice(0, 7).replace('-', '/');
  return `bai/${month}/${slug === '' ? 'bai' : slug}-${idEnd.toLowerCase()}.html`;
}

/** `width` is the rendition's. The name says the original's hash, so the same photo in two articles is one file. */
export const photoPath = (blob: string, width: number, extension: string): string =>
  `anh/${blob.slice(0, 2)}/${blob.slice(2, 26)}-${width}.${extension}`;

/** Names that Windows gives to devices: no file or folder may be called so, and “con” is a common Vietnamese word. */
export const isReservedName = (name: string): boolean => /^(con|prn|aux|nul|com\d|lpt\d)$/.test(name);

/** Settings may hold one slug twice; the later one then carries its place in the list. */
const uniqueSlug = (slugs: readonly string[], index: number): string => {
  const slug = slugs[index] ?? '';
  return slugs.indexOf(slug) === index && !isReservedName(slug) ? slug : `${slug}--${index + 1}`;
};

export const standingPagePath = (portal: Portal, index: number): string =>
  `trang/${uniqueSlug(
    portal.standingPages.map((page) => page.slug),
    index,
  )}.html`;

/** The list of a section, or null when the portal has no such section. */
export function sectionList(portal: Portal, sectionId: string): ListRef | null {
  const index = portal.sections.findIndex((section) => section.id === sectionId);
  if (index < 0) return null;
  return {
    kind: 'section',
    slug: uniqueSlug(
      portal.sections.map((section) => section.slug),
      index,
    ),
  };
}

/** A section and the sections above it, from the innermost out; ends at a loop or at an unknown parent. */
export function sectionLine(portal: Portal, sectionId: string | null): readonly Section[] {
  const line: Section[] = [];
  let next = sectionId;
  while (next !== null) {
    const id: string = next;
    const section = portal.sections.find((candidate) => candidate.id === id);
    if (section === undefined || line.includes(section)) break;
    line.push(section);
    next = section.parent;
  }
  return line;
}

/** The sections below `parent` (null: the top level) in the order that the settings give them. */
export const subsections = (portal: Portal, parent: string | null): readonly Section[] =>
  portal.sections
    .filter((section) => section.parent === parent)
    .toSorted((a, b) => (a.order === b.order ? (a.id < b.id ? -1 : 1) : a.order < b.order ? -1 : 1));

/** The address of `to` as seen from `from`, both from the site's root: works under any base and from a disk. */
export function relativeHref(from: string, to: string): string {
  const here = from.split('/').slice(0, -1);
  const there = to.split('/');
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared += 1;
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/');
}

/** The public address of a file of the site, null while the site has none; a folder's front page is named by the folder. */
export function publicUrl(portal: Pick<AddressedPortal, 'url'>, path: string): string;
export function publicUrl(portal: Pick<Portal, 'url'>, path: string): string | null;
export function publicUrl(portal: Pick<Portal, 'url'>, path: string): string | null {
  return portal.url === null ? null : `${portal.url}/${path.replace(/(^|\/)index\.html$/, '$1')}`;
}
