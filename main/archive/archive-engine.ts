import type { ListCounts, ListPage, ListWish } from '../../shared/ipc/list-wish.ts';
import type { ArticleSummary } from '../../shared/ipc/wire.ts';

/** One article as the index keeps it. */
export interface ArchivedArticle {
  readonly article: string;
  /** What the desk wants back, as JSON; never looked into here. */
  readonly entry: string;
  /** Null: nothing could open, so it stands in no list. */
  readonly row: ArticleSummary | null;
  /** Names in bylines and credits. */
  readonly names: readonly string[];
  /** What `marked` finds it by. */
  readonly marks: readonly string[];
  /** Everything that can be searched, a line for each paragraph, NFC; null: the words known already stay. */
  readonly words: string | null;
}

/** What an index was computed from; another roster, or keys that are no longer ours, may judge the same records differently. */
export interface ArchiveBasis {
  readonly roster: string;
  readonly ownKeys: readonly string[];
  /** Whose articles are `mine`; another person takes nothing away from what is known. */
  readonly me: string;
}

export interface ArchivePlace {
  readonly file: string;
  readonly basis: ArchiveBasis;
}

/**
 * Written together or not at all. `cursors`: by drawer what the carrier had answered when these were all there was in it. `isWhole`: with this, every
 * drawer was taken in at least once.
 */
export interface ArchiveChange {
  readonly articles: readonly ArchivedArticle[];
  readonly removed: readonly string[];
  readonly cursors: readonly (readonly [drawer: string, cursor: string])[];
  readonly isWhole: boolean;
}

/** `isWhole`: everything that the carrier had answered at some time was taken in; false for one that is still to be built. */
export interface OpenedArchive {
  readonly isNew: boolean;
  readonly isWhole: boolean;
  readonly size: number;
}

/**
 * The index of one desk: rows, counts and searches over any number of articles. It belongs to this machine and can be computed again from the records
 * at any time, so whatever cannot be relied on is thrown away, never repaired.
 */
export interface ArchiveEngine {
  /** Opens the index, or begins an empty one where there is none for this basis; `anew` throws away what is there. */
  readonly open: (place: ArchivePlace, anew: boolean) => OpenedArchive;
  readonly put: (change: ArchiveChange) => null;
  /** The entry; null: not known here. */
  readonly entry: (article: string) => string | null;
  /** The entries that carry a mark. */
  readonly marked: (mark: string) => readonly string[];
  /** Of these articles the ones that are known, in no order. */
  readonly rows: (articles: readonly string[]) => readonly ArticleSummary[];
  readonly list: (wish: ListWish, except: string | null) => Omit<ListPage, 'isComplete'>;
  readonly counts: () => ListCounts;
  /** Names and in how many articles they stand, the most used first. */
  readonly names: () => readonly (readonly [name: string, uses: number])[];
  /** Null: the drawer is not known. */
  readonly cursor: (drawer: string) => string | null;
  /** The drawers with a cursor. */
  readonly drawers: () => readonly string[];
  /** Reads every page: true when nothing in the file is damaged. Slow; for quiet moments. */
  readonly isSound: () => boolean;
  /** Everything was judged anew: from now on it was computed from this. */
  readonly rebase: (basis: ArchiveBasis) => null;
  readonly close: () => null;
}

/** The index file is not what was written: it is to be thrown away. */
export class ArchiveDamaged extends Error {}
