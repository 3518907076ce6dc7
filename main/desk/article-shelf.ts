import type { ArticleSummary, KnownPerson, Me } from '../../shared/ipc/wire.ts';
import type { Roster } from '../../shared/records/roster.ts';
import { foldText } from '../../shared/text/fold.ts';
import { emptyEntry, summaryOf, type IndexEntry } from './article-index.ts';

/** Rows that a search answers at most; nobody reads further. */
const MAX_FOUND = 100;

/** Every article of the desk in memory, and who wants to know of changes. */
export interface ArticleShelf {
  readonly get: (articleId: string) => IndexEntry | null;
  readonly entries: () => readonly IndexEntry[];
  /** Changes one article's entry, from what it is now, and announces its row when that changed. */
  readonly change: (articleId: string, change: (entry: IndexEntry) => IndexEntry) => void;
  readonly remove: (articleId: string) => void;
  readonly list: () => readonly ArticleSummary[];
  readonly search: (query: string, except: string | null) => readonly ArticleSummary[];
  readonly listen: (listener: (summary: ArticleSummary) => void) => () => void;
  /** Counts changes: lets the index know whether it is up to date. */
  readonly changes: () => number;
}

const newestFirst = (a: ArticleSummary, b: ArticleSummary): number =>
  a.updatedAt === b.updatedAt ? (a.id < b.id ? 1 : -1) : a.updatedAt < b.updatedAt ? 1 : -1;

export function createArticleShelf(kept: readonly IndexEntry[], portalId: string): ArticleShelf {
  const entries = new Map(kept.map((entry) => [entry.article, entry]));
  const rows = new Map<string, ArticleSummary>();
  const listeners = new Set<(summary: ArticleSummary) => void>();
  let changes = 0;

  function placeRow(entry: IndexEntry): ArticleSummary | null {
    const row = summaryOf(entry, portalId);
    if (row === null) rows.delete(entry.article);
    else rows.set(entry.article, row);
    return row;
  }
  for (const entry of kept) placeRow(entry);

  const rowsOf = (articleIds: Iterable<string>): readonly ArticleSummary[] =>
    [...articleIds].flatMap((articleId) => rows.get(articleId) ?? []).toSorted(newestFirst);

  return {
    get: (articleId) => entries.get(articleId) ?? null,
    entries: () => [...entries.values()],
    change: (articleId, change) => {
      const before = JSON.stringify(rows.get(articleId));
      const entry = change(entries.get(articleId) ?? emptyEntry(articleId));
      entries.set(articleId, entry);
      changes += 1;
      const row = placeRow(entry);
      if (row !== null && JSON.stringify(row) !== before) for (const listener of listeners) listener(row);
    },
    remove: (articleId) => {
      if (entries.delete(articleId)) changes += 1;
      rows.delete(articleId);
    },
    list: () => rowsOf(rows.keys()),
    search: (query, except) => {
      const words = foldText(query)
        .split(/\s+/u)
        .filter((word) => word !== '');
      const found = [...entries.values()].filter(
        ({ article, facts, template }) =>
          template === null && article !== except && words.every((word) => facts?.searched.includes(word)),
      );
      return rowsOf(found.map((entry) => entry.article)).slice(0, MAX_FOUND);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    changes: () => changes,
  };
}

/** Names for bylines: the roster's people first, then the names that articles carry, the most used first. */
export function knownPeople(roster: Roster, me: Me, entries: readonly IndexEntry[]): readonly KnownPerson[] {
  const people = Object.entries(roster.people)
    .filter(([, person]) => person.active)
    .map(([personId, { name, penName }]): KnownPerson => ({ personId, name, penName }));
  if (people.every((person) => person.personId !== me.personId)) people.push(me);
  const named = new Set(people.flatMap(({ name, penName }) => [name, penName]));
  const uses = new Map<string, number>();
  for (const { facts } of entries)
    for (const name of [...(facts?.bylines ?? []), ...(facts?.photographers ?? [])])
      if (!named.has(name)) uses.set(name, (uses.get(name) ?? 0) + 1);
  const others = [...uses].toSorted(([a, usesOfA], [b, usesOfB]) => usesOfB - usesOfA || (a < b ? -1 : 1));
  return [...people, ...others.map(([name]) => ({ personId: null, name, penName: '' }))];
}
