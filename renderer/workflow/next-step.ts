import type { WorkflowStory } from '../../shared/ipc/requests/workflow-requests.ts';
import type { SiteState } from '../../shared/ipc/wire.ts';
import type { OfferedAction } from '../../shared/workflow/propose-action.ts';
import { rankOf } from '../../shared/workflow/roles.ts';

/** Refusals that say it is somebody else's turn; any other names something that this person can mend. */
const NOT_MINE = new Set<string>(['wrong-role', 'unknown-device', 'ownOrEditor', 'own', 'wrong-state']);

/** What the person at this machine does next with an article. */
export type NextStep =
  | { readonly kind: 'publish' }
  | { readonly kind: 'act'; readonly action: OfferedAction; readonly refusal: string | null }
  | {
      readonly kind: 'wait';
      readonly for: 'draft' | 'submitted' | 'review' | 'approved' | 'scheduled' | 'withdrawn' | 'leaving';
    };

/** Whether publishing is this person's business at all; while nothing is known, main says so. */
export const isPublisher = (story: WorkflowStory | null): boolean => story === null || rankOf(new Set(story.roles)) > 0;

/** Who else could be given the article: neither who is asked, nor who has it. */
export const otherEditors = ({ editors, flow }: WorkflowStory, me: string | null): readonly string[] =>
  editors.filter((id) => id !== me && id !== flow.reviewer?.by);

/** A text that no revision holds yet has no steps in main; the first one keeps it. */
const isNew = ({ offers, flow }: WorkflowStory): boolean => offers.length === 0 && flow.state === null;

/** The steps to choose from: a new text, too, can be thrown away, and where one press does it all, it can be scheduled. */
export function offersOf(story: WorkflowStory): WorkflowStory['offers'] {
  if (!isNew(story)) return story.offers;
  const actions: readonly OfferedAction[] =
    story.roles.length === 0 ? [] : story.isOneLevel ? ['schedule', 'spike'] : ['spike'];
  return actions.map((action) => ({ action, refusal: null }));
}

type Waiting = Extract<NextStep, { kind: 'wait' }>['for'];

function stepOf(story: WorkflowStory, action: OfferedAction, waitsFor: Waiting): NextStep {
  const refusal = story.offers.find((offer) => offer.action === action)?.refusal ?? null;
  if (refusal !== null && NOT_MINE.has(refusal)) return { kind: 'wait', for: waitsFor };
  return action === 'publish' && refusal === null ? { kind: 'publish' } : { kind: 'act', action, refusal };
}

/** The one primary action, by state and role; at a desk of one person publishing is one press. */
export function nextStep(story: WorkflowStory, site: SiteState): NextStep {
  const { state } = story.flow;
  if (state === 'spiked') return stepOf(story, 'unspike', 'draft');
  const publishing = story.offers.find(({ action }) => action === 'publish');
  if (publishing?.refusal === 'timeReached') return { kind: 'wait', for: 'scheduled' };
  if (state === 'withdrawn') return { kind: 'wait', for: site === 'absent' ? 'withdrawn' : 'leaving' };
  if (story.isOneLevel && (isNew(story) || story.offers.some(({ refusal }) => refusal === null)))
    return { kind: 'publish' };
  switch (state) {
    case null:
    case 'draft':
    case 'changes':
      return stepOf(story, 'submit', 'draft');
    case 'submitted':
      return stepOf(story, 'take', 'submitted');
    case 'review':
      return stepOf(story, 'approve', 'review');
    case 'approved':
    case 'scheduled':
      return stepOf(story, 'publish', 'approved');
    case 'published':
    case 'corrected':
      if (site === 'current') return { kind: 'publish' };
      return stepOf(
        story,
        site === 'outdated' && story.flow.approvals.length === 0 ? 'approve' : 'publish',
        'approved',
      );
  }
}
