import type { ArticleSummary, SiteState } from './wire.ts';

/** Rows that one request may ask for. */
const MAX_PAGE_ROWS = 200;

/** Hits that a search counts and shows; whoever has more adds a word. */
export const MAX_FOUND = 1_000;

/** Which articles the list shows. `section: null` are those without one. */
type Queue =
  | { readonly kind: 'all' }
  | { readonly kind: 'site'; readonly state: SiteState }
  | { readonly kind: 'section'; readonly section: string | null };

/** What narrows a queue further; null: not asked for. Days are calendar days of the newsroom (GMT+7), both included. */
interface ListFilters {
  readonly section: string | null;
  /** A name as it stands in a byline or a photo's credit. */
  readonly person: string | null;
  readonly since: string | null;
  readonly until: string | null;
}

/** A window on the list: which rows, narrowed and sorted how, from where. */
export interface ListWish {
  readonly queue: Queue;
  /** Empty: no search. Accents optional, a phrase by default; see `parseArchiveQuery`. */
  readonly query: string;
  readonly filters: ListFilters;
  readonly sort: 'updated' | 'headline';
  readonly offset: number;
  readonly limit: number;
}
/** A piece of text around a hit; `hits` are offsets into it, end excluded, from left to right. */
export interface Snippet {
  readonly text: string;
  readonly hits: readonly (readonly [start: number, end: number])[];
}

/** A row, and for a search where the words stand: in the headline, or in what is quoted; null: no search. */
export interface FoundArticle {
  readonly summary: ArticleSummary;
  readonly inHeadline: Snippet['hits'];
  readonly snippet: Snippet | null;
}

/** `matched`: whether the words stand together as they were asked for, or, where they stand together nowhere, apart. */
export interface ListPage {
  readonly rows: readonly FoundArticle[];
  /** Of the whole list; of a search at most `MAX_FOUND`. */
  readonly total: number;
  /** There are more than `total`. */
  readonly isCut: boolean;
  readonly matched: 'phrase' | 'words';
  /** False while the index is being built anew: what is listed is true, but more will come. */
  readonly isComplete: boolean;
}

/** How many articles stand where; a section that is missing has none. */
export interface ListCounts {
  readonly all: number;
  readonly site: Readonly<Record<ArticleSummary['site'], number>>;
  readonly sections: readonly (readonly [section: string | null, count: number])[];
}

/** Everything, newest first. */
export const EVERYTHING: ListWish = {
  queue: { kind: 'all' },
  query: '',
  filters: { section: null, person: null, since: null, until: null },
  sort: 'updated',
  offset: 0,
  limit: MAX_PAGE_ROWS,
};
