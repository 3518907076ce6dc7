import type { ArticleSummary } from './wire.ts';

/** Queues by the step at which an article stands. */
export const STEP_QUEUES = ['mine', 'review', 'approved', 'published', 'archive', 'trash'] as const;

export type StepQueue = (typeof STEP_QUEUES)[number];

/** What decides in which queues an article stands. */
export type QueuedArticle = Pick<ArticleSummary, 'site'> & {
  readonly workflow: Pick<ArticleSummary['workflow'], 'state' | 'owner' | 'owes'>;
};

/**
 * Whether an article stands in a queue, for the person `me`. Ordered to be published is not published: until the site was read back, the article waits
 * among the approved.
 */
export function isAtStep({ workflow, site }: QueuedArticle, step: StepQueue, me: string | null): boolean {
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

/** Everything that the list may say of where an article stands, in the order of its way. */
export const STANDINGS = [
  'draft',
  'submitted',
  'review',
  'changes',
  'approved',
  'scheduled',
  'edited',
  'waiting',
  'current',
  'outdated',
  'leaving',
  'withdrawn',
  'spiked',
] as const;

export type Standing = (typeof STANDINGS)[number];

/**
 * The one thing that the list says of an article, and by which it is filtered: what is proven of it. On the site only where the page was read back; ordered
 * to be published, but not there yet, is `waiting`; withdrawn, but not seen to be gone, `leaving`.
 */
export function standingOf({
  site,
  workflow: { state, isEdited },
}: Pick<ArticleSummary, 'site' | 'workflow'>): Standing {
  if (site !== 'absent') return state === 'withdrawn' ? 'leaving' : site;
  if (isEdited) return 'edited';
  return state === 'published' || state === 'corrected' ? 'waiting' : state;
}
