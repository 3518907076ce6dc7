import path from 'node:path';
import type { VersionChain } from './carrier.ts';

const HASH = '[0-9a-f]{64}';
const RECORD_NAME = new RegExp(`^(${HASH})\\.jws$`);
const VERSION_NAME = new RegExp(`^[0-9]{4,6}-(${HASH})\\.jws$`);
const ARTICLE_NAME = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** Where everything of a desk lies; temporary files and a sync tool's conflict copies have names that none of the patterns accept. */
export const layout = {
  deskFile: (root: string) => path.join(root, 'desk.json'),
  articles: (root: string) => path.join(root, 'articles'),
  /** The folder of articles whose ids begin alike, so that no folder grows without bound. */
  drawerName: (article: string) => article.slice(0, 4),
  drawer: (root: string, name: string) => path.join(root, 'articles', name),
  article: (root: string, article: string) => path.join(layout.drawer(root, layout.drawerName(article)), article),
  records: (root: string, article: string) => path.join(layout.article(root, article), 'r'),
  record: (root: string, article: string, hash: string) => path.join(layout.records(root, article), `${hash}.jws`),
  content: (root: string, article: string, hash: string) =>
    path.join(layout.article(root, article), 'c', `${hash}.json.gz`),
  blob: (root: string, hash: string, ending: string) => path.join(root, 'blobs', hash.slice(0, 2), `${hash}.${ending}`),
  versions: (root: string, chain: VersionChain) => path.join(root, ...chain.split('/')),
  version: (root: string, chain: VersionChain, version: number, hash: string) =>
    path.join(layout.versions(root, chain), `${String(version).padStart(4, '0')}-${hash}.jws`),
} as const;

/** The hash that a file name promises; null for names that are not a record's. */
export const recordHashIn = (name: string): string | null => RECORD_NAME.exec(name)?.[1] ?? null;
export const versionHashIn = (name: string): string | null => VERSION_NAME.exec(name)?.[1] ?? null;
export const isArticleName = (name: string): boolean => ARTICLE_NAME.test(name);
