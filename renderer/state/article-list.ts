import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { DeskBridge } from '../../shared/ipc/contract.ts';
import type { ArticleSummary, SiteState } from '../../shared/ipc/wire.ts';
import { foldText } from '../../shared/text/fold.ts';
import type { Notices } from './notices.ts';

/** Which articles the list shows. `section: null` are those without one. */
/** Queues by the step at which an article stands. */
export type StepQueue = 'mine' | 'review' | 'approved' | 'published' | 'archive' | 'trash';

export type Queue =
  | { readonly kind: 'step'; readonly step: StepQueue }
  | { readonly kind: 'site'; readonly state: SiteState }
  | { readonly kind: 'section'; readonly section: string | null };

export type SortBy = 'updated' | 'headline';

export interface QueueCounts {
  readonly steps: Readonly<Record<StepQueue, number>>;
  readonly site: Readonly<Record<SiteState, number>>;
  readonly sections: ReadonlyMap<string | null, number>;
}

export interface ArticleList {
  readonly all: ReadonlySignal<ReadonlyMap<string, ArticleSummary>>;
  readonly isLoaded: ReadonlySignal<boolean>;
  readonly counts: ReadonlySignal<QueueCounts>;
  readonly queue: ReadonlySignal<Queue>;
  readonly query: ReadonlySignal<string>;
  readonly sortBy: ReadonlySignal<SortBy>;
  readonly visible: ReadonlySignal<readonly ArticleSummary[]>;
  readonly load: () => Promise<void>;
  readonly put: (summary: ArticleSummary) => void;
  readonly showQueue: (queue: Queue) => void;
  readonly search: (query: string) => void;
  readonly sort: (by: SortBy) => void;
}

const STEP_QUEUES: readonly StepQueue[] = ['mine', 'review', 'approved', 'published', 'archive', 'trash'];

/** Ordered to be published is not published: until the site was read back, the article waits among the approved. */
function isAtStep({ workflow, site }: ArticleSummary, step: StepQueue, me: string | null): boolean {
  const { state, owner, owes } = workflow;
  if (step === 'trash' || state === 'spiked') return step === 'trash' && state === 'spiked';
  const isOrdered = state === 'published' || state === 'corrected';
  switch (step) {
    case 'mine':
      return owner === null || owner === me;
    case 'review':
      return state === 'submitted' || state === 'review' || owes;
    case 'approved':
      return state === 'approved' || state === 'scheduled' || (isOrdered && site === 'absent');
    case 'published':
      return site !== 'absent';
    case 'archive':
      return true;
  }
}

const inQueue = (summary: ArticleSummary, queue: Queue, me: string | null): boolean => {
  switch (queue.kind) {
    case 'step':
      return isAtStep(summary, queue.step, me);
    case 'site':
      return summary.site === queue.state;
    case 'section':
      return summary.section === queue.section && summary.workflow.state !== 'spiked';
  }
};

function countQueues(summaries: Iterable<ArticleSummary>, me: string | null): QueueCounts {
  const site = { absent: 0, current: 0, outdated: 0 };
  const steps = { mine: 0, review: 0, approved: 0, published: 0, archive: 0, trash: 0 };
  const sections = new Map<string | null, number>();
  for (const summary of summaries) {
    for (const step of STEP_QUEUES) if (isAtStep(summary, step, me)) steps[step] += 1;
    site[summary.site] += 1;
    if (summary.workflow.state !== 'spiked') sections.set(summary.section, (sections.get(summary.section) ?? 0) + 1);
  }
  return { steps, site, sections };
}

/** Every word of the query must begin, end or stand somewhere in headline or names, accents and case aside. */
function createMatcher(): (summary: ArticleSummary, words: readonly string[]) => boolean {
  const folded = new WeakMap<ArticleSummary, string>();
  return (summary, words) => {
    let text = folded.get(summary);
    if (text === undefined) {
      text = foldText([summary.headline, ...summary.bylines].join(' '));
      folded.set(summary, text);
    }
    return words.every((word) => text.includes(word));
  };
}

const byHeadline = new Intl.Collator('vi-VN');

export function createArticleList(
  bridge: DeskBridge,
  notices: Notices,
  me: ReadonlySignal<string | null>,
): ArticleList {
  const all = signal<ReadonlyMap<string, ArticleSummary>>(new Map());
  const isLoaded = signal(false);
  const queue = signal<Queue>({ kind: 'step', step: 'mine' });
  const query = signal('');
  const sortBy = signal<SortBy>('updated');
  const matches = createMatcher();
  const put = (summary: ArticleSummary) => void (all.value = new Map(all.value).set(summary.id, summary));
  bridge.on('article:changed', put);
  const sorted = computed(() =>
    [...all.value.values()].toSorted((a, b) =>
      sortBy.value === 'headline'
        ? byHeadline.compare(a.headline, b.headline)
        : a.updatedAt === b.updatedAt
          ? a.id < b.id
            ? 1
            : -1
          : a.updatedAt < b.updatedAt
            ? 1
            : -1,
    ),
  );
  return {
    all,
    isLoaded,
    queue,
    query,
    sortBy,
    put,
    counts: computed(() => countQueues(all.value.values(), me.value)),
    visible: computed(() => {
      const words = foldText(query.value).split(/\s+/u).filter(Boolean);
      return sorted.value.filter((summary) => inQueue(summary, queue.value, me.value) && matches(summary, words));
    }),
    async load() {
      const answer = await bridge.request('article:list', undefined);
      if (answer.ok) all.value = new Map(answer.value.map((summary) => [summary.id, summary]));
      else notices.showError(answer.error);
      isLoaded.value = true;
    },
    showQueue: (next) => void (queue.value = next),
    search: (next) => void (query.value = next),
    sort: (by) => void (sortBy.value = by),
  };
}
