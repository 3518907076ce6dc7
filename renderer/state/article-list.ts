import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { DeskBridge } from '../../shared/ipc/contract.ts';
import type { StepQueue } from '../../shared/ipc/list-queues.ts';
import {
  hasFilters,
  NO_FILTERS,
  type ArchiveState,
  type ListFilters,
  type ListWish,
  type Queue,
} from '../../shared/ipc/list-wish.ts';
import type { SiteState } from '../../shared/ipc/wire.ts';
import type { KnownArticles } from './known-articles.ts';
import { createListPages, type ListView } from './list-pages.ts';
import type { Notices } from './notices.ts';

export type SortBy = ListWish['sort'];

export interface QueueCounts {
  readonly all: number;
  readonly steps: Readonly<Record<StepQueue, number>>;
  readonly site: Readonly<Record<SiteState, number>>;
  readonly sections: ReadonlyMap<string | null, number>;
}

/** How a queue is narrowed and ordered; each queue has its own until the program ends. */
interface Narrowing {
  readonly filters: ListFilters;
  readonly sort: SortBy;
}

export interface ArticleList {
  /** Null: not answered yet, or the answer failed, which was then said. */
  readonly view: ReadonlySignal<ListView | null>;
  /** Null: not answered yet. */
  readonly counts: ReadonlySignal<QueueCounts | null>;
  /** How far the index is, while it is being built. */
  readonly archive: ReadonlySignal<ArchiveState | null>;
  readonly queue: ReadonlySignal<Queue>;
  readonly query: ReadonlySignal<string>;
  readonly filters: ReadonlySignal<ListFilters>;
  readonly sortBy: ReadonlySignal<SortBy>;
  /** A desk was opened: its own queue, its first rows and the counts; resolves when they are there. */
  readonly load: () => Promise<void>;
  /** The rows that are seen now, end excluded. */
  readonly look: (from: number, until: number) => void;
  readonly showQueue: (queue: Queue) => void;
  readonly search: (query: string) => void;
  readonly filter: (filters: ListFilters) => void;
  readonly sort: (by: SortBy) => void;
  /** Neither search nor filters; false: there were none. */
  readonly clear: () => boolean;
}

const QUERY_REST_MS = 120;
/** When colleagues' work comes in, the list is asked again once for many changes. */
const CHANGE_REST_MS = 250;
const PLAIN: Narrowing = { filters: NO_FILTERS, sort: 'updated' };
/** Editors begin with what is due first. */
const plainOf = (queue: Queue): Narrowing =>
  queue.kind === 'step' && queue.step === 'review' ? { ...PLAIN, sort: 'deadline' } : PLAIN;

const MINE: Queue = { kind: 'step', step: 'mine' };

/** Runs once after a rest; `anew` begins the rest again with every call. */
function createRest(work: () => void, restMs: number, anew: boolean): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  return () => {
    if (timer !== null && !anew) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      work();
    }, restMs);
  };
}

function createCounts(bridge: DeskBridge) {
  const counts = signal<QueueCounts | null>(null);
  return {
    counts,
    count: async (): Promise<void> => {
      const answer = await bridge.request('list:counts', undefined);
      if (answer.ok) counts.value = { ...answer.value, sections: new Map(answer.value.sections) };
    },
  };
}

/** The chosen queue, and how each queue was last narrowed. */
function createNarrowings() {
  const queue = signal(MINE);
  const known = signal<ReadonlyMap<string, Narrowing>>(new Map());
  const now = computed(() => known.value.get(JSON.stringify(queue.value)) ?? plainOf(queue.value));
  return {
    queue,
    filters: computed(() => now.value.filters),
    sortBy: computed(() => now.value.sort),
    narrow: (next: Partial<Narrowing>) =>
      void (known.value = new Map(known.peek()).set(JSON.stringify(queue.peek()), { ...now.peek(), ...next })),
    forget: () => {
      queue.value = MINE;
      known.value = new Map();
    },
  };
}

/** The archive, seen through a window: main keeps and searches it, here are only the rows that somebody looks at. */
export function createArticleList(bridge: DeskBridge, notices: Notices, known: KnownArticles): ArticleList {
  const { counts, count } = createCounts(bridge);
  const archive = signal<ArchiveState | null>(null);
  const query = signal('');
  const { queue, filters, sortBy, narrow, forget } = createNarrowings();
  const pages = createListPages(
    bridge,
    () => ({ queue: queue.peek(), query: query.peek(), filters: filters.peek(), sort: sortBy.peek() }),
    {
      onPage: ({ rows, isComplete }) => {
        known.put(rows.map(({ summary }) => summary));
        if (isComplete) archive.value = null;
        else archive.value ??= { isComplete, done: 0, total: null };
      },
      onError: notices.showError,
    },
  );
  const askSoon = createRest(() => void pages.ask(), QUERY_REST_MS, true);
  const again = createRest(
    () => {
      void count();
      void pages.again();
    },
    CHANGE_REST_MS,
    false,
  );
  bridge.on('article:changed', again);
  bridge.on('people:changed', again);
  bridge.on('archive:changed', (state) => {
    archive.value = state.isComplete ? null : state;
    again();
  });

  const show = (change: () => void, ask: () => void = () => void pages.ask()): void => {
    pages.begin();
    change();
    ask();
  };
  return {
    view: pages.view,
    counts,
    archive,
    queue,
    query,
    filters,
    sortBy,
    async load() {
      // Nothing of another desk stays on the screen.
      pages.view.value = null;
      counts.value = null;
      pages.begin();
      archive.value = null;
      query.value = '';
      forget();
      await Promise.all([pages.ask(), count()]);
    },
    look: pages.look,
    showQueue: (next) => show(() => void (queue.value = next)),
    search: (next) => show(() => void (query.value = next), askSoon),
    filter: (next) => show(() => narrow({ filters: next })),
    sort: (by) => show(() => narrow({ sort: by })),
    clear() {
      const isNarrowed = query.peek() !== '' || hasFilters(filters.peek());
      if (!isNarrowed) return false;
      show(() => {
        query.value = '';
        narrow({ filters: NO_FILTERS });
      });
      return true;
    },
  };
}
