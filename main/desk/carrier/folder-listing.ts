import type { Dirent } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { MAX_RECORD_BYTES } from '../../../shared/records/record-schema.ts';
import { boundedParallel } from '../files/bounded-parallel.ts';
import type { Arrival, Listing, Drawer, StoredRecord, Stray } from './carrier.ts';
import { errnoOf } from '../files/file-errors.ts';
import { isArticleName, layout, recordHashIn } from './folder-layout.ts';
import { sha256Hex } from '../files/sha256.ts';

const READ_AT_ONCE = 16;

/** What is in a folder; a folder that does not exist is empty. */
export async function namesIn(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (cause) {
    if (errnoOf(cause) === 'ENOENT' || errnoOf(cause) === 'ENOTDIR') return [];
    throw cause;
  }
}

const hashesIn = async (root: string, article: string): Promise<readonly string[]> =>
  (await namesIn(layout.records(root, article)))
    .filter((entry) => entry.isFile())
    .map((entry) => recordHashIn(entry.name))
    .filter((hash) => hash !== null)
    .toSorted();

async function readRecordFile(root: string, article: string, hash: string): Promise<StoredRecord | Stray> {
  const file = layout.record(root, article, hash);
  try {
    if ((await lstat(file)).size > MAX_RECORD_BYTES) return { article, hash, reason: 'too-large' };
    const bytes = await readFile(file);
    return sha256Hex(bytes) === hash
      ? { article, hash, jws: bytes.toString('utf8') }
      : { article, hash, reason: 'wrong-hash' };
  } catch (cause) {
    // One file that cannot be read (locked, taken away this moment) must not hide the others.
    if (errnoOf(cause) === null) throw cause;
    return { article, hash, reason: 'unreadable' };
  }
}

async function readArticle(root: string, article: string, hashes: readonly string[]): Promise<Arrival> {
  const read = await boundedParallel(hashes, READ_AT_ONCE, (hash) => readRecordFile(root, article, hash));
  return {
    article,
    records: read.filter((record) => 'jws' in record),
    strays: read.filter((record) => 'reason' in record),
  };
}

/** Every record of one article. */
export const listArticleFolder = async (root: string, article: string): Promise<Arrival> =>
  readArticle(root, article, await hashesIn(root, article));

const articlesIn = async (root: string, drawer: string): Promise<readonly string[]> =>
  (await namesIn(layout.drawer(root, drawer)))
    .filter((entry) => entry.isDirectory() && isArticleName(entry.name))
    .map((entry) => entry.name)
    .filter((article) => layout.drawerName(article) === drawer)
    .toSorted();

/** Every drawer with an article in it; other folders are none of ours. */
export async function drawersIn(root: string): Promise<readonly Drawer[]> {
  await lstat(layout.deskFile(root));
  const folders = (await namesIn(layout.articles(root))).filter((entry) => entry.isDirectory());
  const drawers = await boundedParallel(folders, READ_AT_ONCE, async ({ name }) => ({
    name,
    articles: (await articlesIn(root, name)).length,
  }));
  return drawers.filter(({ articles }) => articles > 0);
}

type Marks = ReadonlyMap<string, string>;

/** A cursor is what each article's set of record names hashes to: files have no arrival order that could be trusted instead. */
const writeCursor = (marks: Marks): string => JSON.stringify(Object.fromEntries(marks));

function readCursor(cursor: string | null): Marks {
  if (cursor === null) return new Map();
  const json: unknown = JSON.parse(cursor);
  return new Map(
    Object.entries(typeof json === 'object' && json !== null ? json : {}).map(([article, mark]) => [
      article,
      String(mark),
    ]),
  );
}

const markOf = (hashes: readonly string[]): string => sha256Hex(hashes.join('\n')).slice(0, 16);

async function isThere(folder: string): Promise<boolean> {
  try {
    return (await lstat(folder)).isDirectory();
  } catch (cause) {
    if (errnoOf(cause) === null) throw cause;
    return false;
  }
}

/** Looks through one drawer, or a few articles of it, by names; opens only the files of articles whose set of names changed. */
export async function listDrawer(
  root: string,
  drawer: string,
  since: string | null,
  only?: readonly string[],
): Promise<Listing> {
  await lstat(layout.deskFile(root));
  const known = readCursor(since);
  const articles = only === undefined ? await articlesIn(root, drawer) : only.filter(isArticleName);
  const named = await boundedParallel(articles, READ_AT_ONCE, async (article) => ({
    article,
    hashes: await hashesIn(root, article),
  }));
  const present = new Set(articles);
  if (only !== undefined)
    for (const article of articles) if (!(await isThere(layout.article(root, article)))) present.delete(article);
  const marks = new Map(only === undefined ? [] : known);
  for (const { article, hashes } of named)
    if (present.has(article)) marks.set(article, markOf(hashes));
    else marks.delete(article);
  const changed = named.filter(({ article }) => present.has(article) && known.get(article) !== marks.get(article));
  const arrivals: Arrival[] = [];
  for (const { article, hashes } of changed) {
    const arrival = await readArticle(root, article, hashes);
    arrivals.push(arrival);
    if (arrival.strays.length > 0) marks.delete(article);
  }
  return {
    arrivals,
    vanished: [...(only ?? known.keys())].filter((article) => known.has(article) && !present.has(article)),
    cursor: writeCursor(marks),
  };
}
