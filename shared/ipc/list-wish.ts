import * as v from 'valibot';
import { EntryIdSchema } from '../article/schema.ts';
import { STANDINGS, STEP_QUEUES, type StepQueue } from './list-queues.ts';
import type { ArticleSummary } from './wire.ts';

/** Rows that one request may ask for. */
export const MAX_PAGE_ROWS = 200;

/** Hits that a search counts and shows; whoever has more adds a word. */
export const MAX_FOUND = 1_000;

const QueueSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('all') }),
  v.strictObject({ kind: v.literal('step'), step: v.picklist(STEP_QUEUES) }),
  v.strictObject({ kind: v.literal('site'), state: v.picklist(['absent', 'current', 'outdated']) }),
  v.strictObject({ kind: v.literal('section'), section: v.nullable(EntryIdSchema) }),
]);

const DaySchema = v.nullable(v.pipe(v.string(), v.isoDate()));

const FiltersSchema = v.strictObject({
  section: v.nullable(EntryIdSchema),
  person: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  standing: v.nullable(v.picklist(STANDINGS)),
  since: DaySchema,
  until: DaySchema,
  due: DaySchema,
});

/** A window on the list: which rows, narrowed and sorted how, from where. */
export const ListWishSchema = v.strictObject({
  queue: QueueSchema,
  /** Empty: no search. Accents optional, a phrase by default; see `parseArchiveQuery`. */
  query: v.pipe(v.string(), v.maxLength(200)),
  filters: FiltersSchema,
  sort: v.picklist(['updated', 'headline', 'deadline']),
  offset: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000)),
  limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_PAGE_ROWS)),
});

export type ListWish = Readonly<v.InferOutput<typeof ListWishSchema>>;

/** Which articles the list shows; `all` has the trash too. `section: null` are those without one. */
export type Queue = ListWish['queue'];

/**
 * What narrows a queue further; null: not asked for. `person`: a name as it stands in a byline or a photo's credit; days are calendar days of the newsroom
 * (GMT+7), both included; `due`: what the desk still waits for, with a deadline on this day or before.
 */
export type ListFilters = Readonly<ListWish['filters']>;

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

/** How many articles stand where; a section that is missing has none. `all` has the trash too, the sections have not. */
export interface ListCounts {
  readonly all: number;
  readonly steps: Readonly<Record<StepQueue, number>>;
  readonly site: Readonly<Record<ArticleSummary['site'], number>>;
  readonly sections: readonly (readonly [section: string | null, count: number])[];
}

/** How far the index is. While it is built anew, `done` of `total` articles were taken in; `total` null: not counted yet. */
export interface ArchiveState {
  readonly isComplete: boolean;
  readonly done: number;
  readonly total: number | null;
}

export const NO_FILTERS: ListFilters = {
  section: null,
  person: null,
  standing: null,
  since: null,
  until: null,
  due: null,
};

/** Whether these narrow a list at all. */
export const hasFilters = (filters: ListFilters): boolean => Object.values(filters).some((value) => value !== null);

/** Everything, newest first. */
export const EVERYTHING: ListWish = {
  queue: { kind: 'all' },
  query: '',
  filters: NO_FILTERS,
  sort: 'updated',
  offset: 0,
  limit: MAX_PAGE_ROWS,
};
