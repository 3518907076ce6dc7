import { inflateRawSync } from 'node:zlib';
import { MAX_FOUND, type FoundArticle, type ListPage, type ListWish, type Queue } from '../../shared/ipc/list-wish.ts';
import type { ArticleSummary } from '../../shared/ipc/wire.ts';
import {
  apart,
  asksForMarks,
  ftsExpression,
  parseArchiveQuery,
  type ArchiveQuery,
} from '../../shared/text/archive-query.ts';
import { readCounts } from './archive-counts.ts';
import { createPhraseFinder, searchedText } from '../../shared/text/find-phrase.ts';
import { cutSnippet, hitsIn, type PhraseFinder } from './snippet.ts';
import type { Table } from './sqlite-table.ts';

type Page = Omit<ListPage, 'isComplete'>;

/** Hits whose marks one request looks at: a query whose marks fit nearly nothing must not read the whole archive. */
const MAX_LOOKED_AT = 4_000;
const STEP = 200;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export const readWords = (kept: Uint8Array): string => inflateRawSync(kept).toString('utf8');

interface Narrowed {
  readonly where: string;
  readonly values: readonly string[];
}

/** The start of a day in the newsroom (GMT+7), as times are kept. */
const startOf = (day: string, daysLater: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 7 * HOUR_MS + daysLater * DAY_MS).toISOString();

/** Word for word as in the index of the queue: only then is it used. */
function ofQueue(queue: Queue): readonly string[] {
  if (queue.kind === 'step') return [`a.${queue.step} = 1`];
  return queue.kind === 'section' ? ['a.archive = 1'] : [];
}

function narrow({ queue, filters }: ListWish, except: string | null): Narrowed {
  const parts: [string, string][] = [];
  if (queue.kind === 'site') parts.push(['a.site = ?', queue.state]);
  if (queue.kind === 'section') parts.push(['a.section = ?', queue.section ?? '']);
  if (filters.standing !== null) parts.push(['a.standing = ?', filters.standing]);
  if (filters.section !== null) parts.push(['a.section = ?', filters.section]);
  if (filters.person !== null) parts.push(['a.id IN (SELECT id FROM names WHERE name = ?)', filters.person]);
  if (filters.since !== null) parts.push(['a.updated >= ?', startOf(filters.since, 0)]);
  if (filters.until !== null) parts.push(['a.updated < ?', startOf(filters.until, 1)]);
  if (filters.due !== null) parts.push(['a.deadline < ?', startOf(filters.due, 1)]);
  if (except !== null) parts.push(['a.article <> ?', except]);
  return {
    where: ['a.summary IS NOT NULL', ...ofQueue(queue), ...parts.map(([sql]) => sql)].join(' AND '),
    values: parts.map(([, value]) => value),
  };
}

interface Hit {
  readonly id: number;
  readonly article: string;
  readonly updated: string;
  readonly summary: string;
}

const newestFirst = (a: Hit, b: Hit): number =>
  a.updated === b.updated ? (a.article < b.article ? 1 : -1) : a.updated < b.updated ? 1 : -1;

const toRow = ({ summary }: { readonly summary: string }): FoundArticle => ({
  summary: JSON.parse(summary) as ArticleSummary,
  inHeadline: [],
  snippet: null,
});

/** A queue that nothing narrows is counted already; null: this one must be counted. */
function countOf(table: Table, { queue, filters }: ListWish, except: string | null, me: string): number | null {
  if (except !== null || Object.values(filters).some((filter) => filter !== null)) return null;
  const counts = readCounts(table, me);
  switch (queue.kind) {
    case 'all':
      return counts.all;
    case 'step':
      return counts.steps[queue.step];
    case 'site':
      return counts.site[queue.state];
    case 'section':
      return counts.sections.find(([section]) => section === queue.section)?.[1] ?? 0;
  }
}

/** The nearest deadline first; of two with none, the newer. */
const ORDERS: Readonly<Record<ListWish['sort'], string>> = {
  updated: 'a.updated DESC, a.article DESC',
  headline: 'a.headline, a.article',
  deadline: 'a.deadline, a.updated DESC, a.article DESC',
};

function listQueue(
  table: Table,
  wish: ListWish,
  { where, values }: Narrowed,
  { except, me }: { readonly except: string | null; readonly me: string },
): Page {
  const rows = table.all<Hit>(
    `SELECT a.summary FROM articles a WHERE ${where} ORDER BY ${ORDERS[wish.sort]} LIMIT ? OFFSET ?`,
    [...values, wish.limit, wish.offset],
  );
  const total =
    countOf(table, wish, except, me) ??
    table.one<{ readonly n: number }>(`SELECT count(*) AS n FROM articles a WHERE ${where}`, [...values])?.n ??
    0;
  return { rows: rows.map(toRow), total, isCut: false, matched: 'phrase' };
}

/** Hits of a query as FTS5 knows them, folded; whether the marks fit is to be looked at in the words. */
function createHits(table: Table, wish: ListWish, query: ArchiveQuery, { where, values }: Narrowed) {
  const from = `FROM found CROSS JOIN articles a ON a.id = found.rowid WHERE found MATCH ? AND ${where}`;
  const bound = [ftsExpression(query), ...values];
  const order = wish.sort === 'updated' ? 'found.rowid DESC' : ORDERS[wish.sort];
  // Ids are coarser than times.
  const inOrder = (hits: readonly Hit[]) => (wish.sort === 'updated' ? hits.toSorted(newestFirst) : hits);
  return {
    page: (limit: number, offset: number) =>
      inOrder(
        table.all<Hit>(`SELECT a.id, a.updated, a.article, a.summary ${from} ORDER BY ${order} LIMIT ? OFFSET ?`, [
          ...bound,
          limit,
          offset,
        ]),
      ),
    count: () =>
      table.one<{ readonly n: number }>(`SELECT count(*) AS n FROM (SELECT 1 ${from} LIMIT ?)`, [
        ...bound,
        MAX_FOUND + 1,
      ])?.n ?? 0,
  };
}

const wordsOf = (table: Table, id: number): string => {
  const kept = table.one<{ readonly words: Uint8Array }>('SELECT words FROM texts WHERE id = ?', [id]);
  return kept === null ? '' : readWords(kept.words);
};

function show(table: Table, hit: Hit, finders: readonly PhraseFinder[]): FoundArticle {
  const summary = JSON.parse(hit.summary) as ArticleSummary;
  const inHeadline = hitsIn(summary.headline, finders);
  // Where the headline says it already, quoting it again says nothing.
  const snippet = inHeadline.length > 0 ? null : cutSnippet(wordsOf(table, hit.id), finders);
  return { summary, inHeadline, snippet };
}

function searchFolded(table: Table, wish: ListWish, query: ArchiveQuery, narrowed: Narrowed): Omit<Page, 'matched'> {
  const hits = createHits(table, wish, query, narrowed);
  const finders = query.map(createPhraseFinder);
  const limit = Math.max(0, Math.min(wish.limit, MAX_FOUND - wish.offset));
  const counted = hits.count();
  const rows = limit === 0 ? [] : hits.page(limit, wish.offset).map((hit) => show(table, hit, finders));
  return { rows, total: Math.min(counted, MAX_FOUND), isCut: counted > MAX_FOUND };
}

function searchMarked(table: Table, wish: ListWish, query: ArchiveQuery, narrowed: Narrowed): Omit<Page, 'matched'> {
  const hits = createHits(table, wish, query, narrowed);
  const finders = query.map(createPhraseFinder);
  const fitting: Hit[] = [];
  let looked = 0;
  let isMore = true;
  // One page further than asked for, so that the list knows that it goes on; never to the end of a large archive.
  while (isMore && looked < MAX_LOOKED_AT && fitting.length <= Math.min(MAX_FOUND, wish.offset + 2 * wish.limit)) {
    const step = hits.page(STEP, looked);
    looked += step.length;
    isMore = step.length === STEP;
    for (const hit of step) {
      const words = searchedText(wordsOf(table, hit.id));
      if (finders.every((find) => find(words, 1).length > 0)) fitting.push(hit);
    }
  }
  const rows = fitting.slice(wish.offset, wish.offset + wish.limit).map((hit) => show(table, hit, finders));
  return { rows, total: Math.min(fitting.length, MAX_FOUND), isCut: isMore || fitting.length > MAX_FOUND };
}

/** One window on the list: a queue, or what was searched for in it. */
export function listArticles(table: Table, wish: ListWish, except: string | null, me: string): Page {
  const narrowed = narrow(wish, except);
  const query = parseArchiveQuery(wish.query);
  if (query.length === 0) {
    return wish.query.trim() === ''
      ? listQueue(table, wish, narrowed, { except, me })
      : { rows: [], total: 0, isCut: false, matched: 'phrase' };
  }
  const search = (asked: ArchiveQuery) =>
    (asksForMarks(asked) ? searchMarked : searchFolded)(table, wish, asked, narrowed);
  const found = search(query);
  const words = apart(query);
  if (found.total > 0 || words.length === query.length) return { ...found, matched: 'phrase' };
  return { ...search(words), matched: 'words' };
}
