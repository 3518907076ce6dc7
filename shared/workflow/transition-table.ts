import type { WorkflowAction } from './actions.ts';
import type { WorkflowState } from './flow.ts';
import type { GuardName } from './guards.ts';
import type { Role } from './roles.ts';

/** One row: from any of these states this action leads there (`=`: the state stays), for anyone with one of these roles, when every guard holds. */
export interface Transition {
  readonly action: WorkflowAction;
  readonly from: readonly WorkflowState[];
  readonly to: WorkflowState | '=';
  readonly who: readonly Role[];
  readonly guards: readonly GuardName[];
}

const ANYONE: readonly Role[] = ['reporter', 'editor', 'secretary', 'managingEditor'];
const EDITORS: readonly Role[] = ['editor', 'secretary', 'managingEditor'];
const MANAGING: readonly Role[] = ['managingEditor'];

const APPROVING: readonly GuardName[] = ['complete', 'sawThis', 'notAuthor'];

/**
 * The one table behind the buttons, main's refusals, everybody's fold, the manual's page and the exhaustive test. `approve` reaches `approved` only
 * when the last approval that the desk's rules ask for is there. Writing is no row: everyone may write at any time, and a text that is not the
 * approved one leads from `approved` and `scheduled` back to `review`.
 */
export const TRANSITIONS: readonly Transition[] = [
  {
    action: 'submit',
    from: ['draft', 'changes'],
    to: 'submitted',
    who: ANYONE,
    guards: ['ownOrEditor', 'complete', 'thisText'],
  },
  { action: 'recall', from: ['submitted'], to: 'draft', who: ANYONE, guards: ['own'] },
  { action: 'take', from: ['submitted'], to: 'review', who: EDITORS, guards: ['takenOver'] },
  { action: 'take', from: ['review'], to: 'review', who: EDITORS, guards: ['takenOver'] },
  { action: 'release', from: ['review'], to: 'submitted', who: EDITORS, guards: [] },
  { action: 'reassign', from: ['submitted', 'review'], to: 'review', who: EDITORS, guards: ['toEditor'] },
  {
    action: 'requestChanges',
    from: ['review', 'approved', 'scheduled'],
    to: 'changes',
    who: EDITORS,
    guards: ['reason'],
  },
  { action: 'approve', from: ['review'], to: 'approved', who: EDITORS, guards: APPROVING },
  {
    action: 'approve',
    from: ['draft', 'changes', 'submitted'],
    to: 'approved',
    who: EDITORS,
    guards: ['oneLevel', ...APPROVING],
  },
  { action: 'approve', from: ['published', 'corrected'], to: '=', who: EDITORS, guards: APPROVING },
  { action: 'revoke', from: ['approved', 'scheduled'], to: 'review', who: EDITORS, guards: ['reason'] },
  {
    action: 'schedule',
    from: ['approved', 'scheduled'],
    to: 'scheduled',
    who: EDITORS,
    guards: ['complete', 'approvedExactly', 'future', 'embargoBefore'],
  },
  { action: 'unschedule', from: ['scheduled'], to: 'approved', who: EDITORS, guards: [] },
  {
    action: 'publish',
    from: ['approved', 'scheduled'],
    to: 'published',
    who: EDITORS,
    guards: ['complete', 'approvedExactly', 'embargoOver', 'timeReached'],
  },
  {
    action: 'publish',
    from: ['review'],
    to: 'published',
    who: EDITORS,
    guards: ['complete', 'urgentAllowed', 'embargoOver'],
  },
  {
    action: 'publish',
    from: ['published', 'corrected'],
    to: '=',
    who: EDITORS,
    guards: ['complete', 'approvedExactly', 'embargoOver'],
  },
  {
    action: 'approveCorrection',
    from: ['published', 'corrected'],
    to: '=',
    who: EDITORS,
    guards: ['correctionNote', ...APPROVING],
  },
  {
    action: 'correct',
    from: ['published', 'corrected'],
    to: 'corrected',
    who: EDITORS,
    guards: ['reason', 'approvedExactly', 'embargoOver'],
  },
  { action: 'withdraw', from: ['published', 'corrected'], to: 'withdrawn', who: MANAGING, guards: ['reason'] },
  { action: 'restore', from: ['withdrawn'], to: 'review', who: MANAGING, guards: ['reason'] },
  { action: 'spike', from: ['draft', 'changes'], to: 'spiked', who: ANYONE, guards: ['ownOrEditor'] },
  {
    action: 'spike',
    from: ['submitted', 'review', 'approved', 'scheduled'],
    to: 'spiked',
    who: EDITORS,
    guards: ['reason'],
  },
  { action: 'unspike', from: ['spiked'], to: 'draft', who: ANYONE, guards: ['ownOrEditor'] },
];
