import type { CheckReport } from '../checks/check-report.ts';
import type { RecordBody } from '../records/record-kinds.ts';
import type { WorkflowAction } from './actions.ts';
import type { Flow, Head } from './flow.ts';

/** What people can ask for; a correction is an approval and an order of its own kind. */
export const OFFERED_ACTIONS = [
  'submit',
  'recall',
  'take',
  'release',
  'reassign',
  'requestChanges',
  'approve',
  'revoke',
  'schedule',
  'unschedule',
  'publish',
  'withdraw',
  'restore',
  'spike',
  'unspike',
] as const satisfies readonly WorkflowAction[];

export type OfferedAction = (typeof OFFERED_ACTIONS)[number];

/**
 * What a person wishes: `said` is the reason or remark, `to` who is to review, `shown` how much of the text was on the screen, `publishAt` when it is to
 * appear (an instant; without one nothing can be scheduled).
 */
export interface ActionWish {
  readonly action: OfferedAction;
  readonly said: string;
  readonly to: string | null;
  readonly shown: 'whole' | 'part';
  readonly urgent: boolean;
  readonly publishAt?: string;
}

/** Where the text that an action is about may appear. */
export interface Place {
  readonly portal: string;
  readonly section: string | null;
}

/** No time that can come: what names none is refused by the guard for times past. */
const NEVER = '1970-01-01T00:00:00.000Z';

/**
 * The record of a wish, about the text that stands there now; `checks` is what was looked at in it. `correction`: readers are told these words about what
 * was wrong in the published text, so that approval and order are those of a correction; null: there is nothing to correct.
 */
export function proposeAction(
  wish: ActionWish,
  flow: Flow,
  head: Head,
  { portal, section, checks, correction }: Place & { readonly checks: CheckReport; readonly correction: string | null },
): RecordBody {
  const { action, said, to, shown, urgent, publishAt } = wish;
  const on = { content: head.content, revision: head.record };
  switch (action) {
    case 'submit':
      return { kind: action, ...on, checks, note: said };
    case 'requestChanges':
      return { kind: action, ...on, reason: said };
    case 'recall':
    case 'release':
    case 'unschedule':
    case 'unspike':
      return { kind: action, note: said };
    case 'schedule':
      return { kind: action, ...on, portal, publishAt: publishAt ?? NEVER };
    case 'take':
      return { kind: action, over: flow.state === 'review' ? (flow.reviewer?.record ?? null) : null };
    case 'reassign':
      return { kind: action, to: to ?? '', note: said };
    case 'approve':
      if (correction !== null) return { kind: 'approveCorrection', ...on, portal, section, shown, note: said };
      return { kind: action, ...on, checks, portal, section, shown, note: said };
    case 'publish': {
      const approvals = flow.approvals.filter((one) => one.portal === portal && one.section === section);
      const named = approvals.map(({ record }) => record);
      if (correction !== null) return { kind: 'correct', ...on, portal, approvals: named, reason: correction };
      return { kind: action, ...on, checks, portal, approvals: named, urgent, reason: said };
    }
    case 'revoke':
    case 'withdraw':
    case 'restore':
    case 'spike':
      return { kind: action, reason: said };
  }
}
