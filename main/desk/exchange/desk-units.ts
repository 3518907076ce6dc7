import type { Dirent } from 'node:fs';
import path from 'node:path';
import { isTemporaryName } from '../files/durable-file.ts';
import { isArticleName } from '../carrier/folder-layout.ts';
import { namesIn } from '../carrier/folder-listing.ts';
import { thingNamed, type DeskThing } from './desk-thing.ts';

/** Files that are looked through together, by the folder that they lie in: the roster, one portal, one article, photos that begin alike. */
export type DeskUnit = string;

/** A name that is nothing of a desk's: it stays where it is and is told. */
export interface ForeignFile {
  readonly name: string;
  readonly reason: 'conflict-copy' | 'wrong-name' | 'link';
}

export interface UnitFiles {
  readonly things: ReadonlyMap<string, DeskThing>;
  readonly foreign: readonly ForeignFile[];
}

/** What systems, sync tools and unfinished writes leave behind, which nobody need be told of. */
const NOBODYS_FILE = /^(?:\..*|Thumbs\.db|desktop\.ini|lost\+found|~\$.*|.*\.(?:tmp|part|crdownload))$/iu;
const CONFLICT_COPY = /sync-conflict|conflicted copy|\(\d+\)\.|\bcopy\b|bản sao/iu;

const ROOT_NAMES = new Set(['desk.json', 'roster', 'requests', 'portals', 'articles', 'blobs', 'site']);

const isNobodys = (name: string): boolean => isTemporaryName(name) || NOBODYS_FILE.test(name);

/** Foreign names of one folder that are told; a folder full of them is told by its first. */
const MAX_FOREIGN = 50;

const foreign = (entry: Dirent, name: string): ForeignFile => ({
  name,
  reason: entry.isSymbolicLink() ? 'link' : CONFLICT_COPY.test(entry.name) ? 'conflict-copy' : 'wrong-name',
});

const entriesIn = async (root: string, folder: string): Promise<readonly Dirent[]> =>
  (await namesIn(path.join(root, folder))).filter((entry) => !isNobodys(entry.name));

const isArticleUnit = (unit: DeskUnit): boolean => unit.startsWith('articles/');

/** The article that a unit belongs to; null: none. */
export const articleOf = (unit: DeskUnit): string | null => (isArticleUnit(unit) ? (unit.split('/')[2] ?? null) : null);

/** The unit that a file lies in, by its name. */
export function unitOfName(name: string): DeskUnit {
  const folder = path.posix.dirname(name);
  return isArticleUnit(folder) ? path.posix.dirname(folder) : folder;
}

/** Photos first, then texts, then the records that name them: whoever sees a record finds what it speaks of. */
export const giveOrder = (a: string, b: string): number => {
  const rank = (name: string): number => (name.startsWith('blobs/') ? 0 : name.includes('/r/') ? 2 : 1);
  return rank(a) - rank(b) || (a < b ? -1 : 1);
};

/** The files of one unit, by names alone. */
export async function filesOfUnit(root: string, unit: DeskUnit): Promise<UnitFiles> {
  const things = new Map<string, DeskThing>();
  const odd: ForeignFile[] = [];
  const folders = isArticleUnit(unit) ? [`${unit}/c`, `${unit}/r`] : [unit];
  if (isArticleUnit(unit))
    for (const entry of await entriesIn(root, unit))
      if (!(entry.isDirectory() && (entry.name === 'r' || entry.name === 'c')))
        odd.push(foreign(entry, `${unit}/${entry.name}`));
  for (const folder of folders)
    for (const entry of await entriesIn(root, folder)) {
      const name = `${folder}/${entry.name}`;
      const thing = entry.isFile() ? thingNamed(name) : null;
      if (thing === null) odd.push(foreign(entry, name));
      else things.set(name, thing);
    }
  return { things, foreign: odd.slice(0, MAX_FOREIGN) };
}

export interface UnitList {
  readonly units: readonly DeskUnit[];
  readonly foreign: readonly ForeignFile[];
}

async function foldersIn(root: string, folder: string, isUnit: (name: string) => boolean): Promise<UnitList> {
  const entries = await entriesIn(root, folder);
  const isOne = (entry: Dirent): boolean => entry.isDirectory() && isUnit(entry.name);
  return {
    units: entries.filter(isOne).map((entry) => `${folder}/${entry.name}`),
    foreign: entries.filter((entry) => !isOne(entry)).map((entry) => foreign(entry, `${folder}/${entry.name}`)),
  };
}

const DRAWER_NAME = /^[0-7][0-9A-HJKMNP-TV-Z]{3}$/u;

/** The folders of articles whose ids begin alike; the newest last. */
export async function drawersOf(root: string): Promise<UnitList> {
  const { units, foreign: odd } = await foldersIn(root, 'articles', (name) => DRAWER_NAME.test(name));
  return { units: units.toSorted(), foreign: odd };
}

export const articlesInDrawer = (root: string, drawer: string): Promise<UnitList> =>
  foldersIn(root, drawer, (name) => isArticleName(name) && name.startsWith(path.posix.basename(drawer)));

/** Every unit of a desk's folder that is no article, the drawers in which the articles are, the newest last, and what stands beside them. */
export async function outsideDrawers(root: string): Promise<UnitList & { readonly drawers: readonly string[] }> {
  const blobs = await foldersIn(root, 'blobs', (name) => /^[0-9a-f]{2}$/u.test(name));
  const portals = await foldersIn(root, 'portals', () => true);
  const drawers = await drawersOf(root);
  const beside = (await entriesIn(root, '')).filter((entry) => !ROOT_NAMES.has(entry.name));
  return {
    units: ['roster', 'requests', ...blobs.units, ...portals.units],
    drawers: drawers.units,
    foreign: [
      ...[blobs, portals, drawers].flatMap((list) => list.foreign),
      ...beside.map((entry) => foreign(entry, entry.name)),
    ],
  };
}

/** The units of signed versions: people and settings, without which nothing can be read. */
export const versionUnits = async (root: string): Promise<readonly DeskUnit[]> => [
  'roster',
  'requests',
  ...(await foldersIn(root, 'portals', () => true)).units,
];

/** Articles in these drawers that were begun last: there almost all work happens. */
export async function newestArticles(
  root: string,
  drawers: readonly DeskUnit[],
  most: number,
): Promise<readonly DeskUnit[]> {
  const newest: DeskUnit[] = [];
  for (const drawer of drawers.slice(-2).toReversed()) {
    const { units } = await articlesInDrawer(root, drawer);
    newest.push(...units.toSorted().toReversed());
  }
  return newest.slice(0, most);
}
