import type { ActionPayload } from './actions.ts';
import type { DeskRules } from './desk-rules.ts';
import { headContent, type Approval, type Flow, type Step } from './flow.ts';
import { areEnough } from './guards.ts';
import type { Transition } from './transition-table.ts';

/** An action that was allowed where its signer stood: what else is needed to see what it changes. */
export interface AllowedAction {
  readonly record: string;
  readonly action: ActionPayload;
  readonly row: Transition;
  readonly rank: number;
  readonly rules: DeskRules;
}

/** A text that was written. */
export interface WrittenText {
  readonly record: string;
  readonly by: string;
  readonly content: string;
  readonly parents: readonly string[];
}

/** `overtaken`: somebody else's step, unknown to its signer, came first in everyone's order; the action is kept and has no effect. */
export interface Applied {
  readonly flow: Flow;
  readonly outcome: 'done' | 'overtaken';
}

const stepOf = (record: string, { by, dev, at }: Pick<Step, 'by' | 'dev' | 'at'>): Step => ({ record, by, dev, at });

/** Texts continue one another whatever the state; one that is not the approved one empties the approvals, in front of everybody. */
export function applyText(flow: Flow, { record, by, content, parents }: WrittenText): Flow {
  const heads = [...flow.heads.filter((head) => !parents.includes(head.record)), { record, content }];
  const written: Flow = { ...flow, heads, state: flow.state ?? 'draft', owner: flow.owner ?? by };
  const approved = flow.approvals[0]?.content;
  if (approved === undefined || headContent(written) === approved) return written;
  const wasWaiting = flow.state === 'approved' || flow.state === 'scheduled';
  return {
    ...written,
    approvals: [],
    editedAfterApproval: true,
    schedule: null,
    state: wasWaiting ? 'review' : written.state,
  };
}

/** Somebody works on the text until then, or lets go of it. */
export const applyHold = (flow: Flow, step: Step, until: string): Flow => {
  const before = flow.holder?.by === step.by ? flow.holder : null;
  const goesOn = before !== null && (before.until === null || before.until >= step.at);
  if (until > step.at) return { ...flow, holder: { ...step, since: goesOn ? before.since : step.at, until } };
  return flow.holder?.by === step.by ? { ...flow, holder: null } : flow;
};

const toState = (flow: Flow, { to }: Transition): Flow['state'] => (to === '=' ? flow.state : to);

function applyApproval(flow: Flow, { record, action, row, rank, rules }: AllowedAction): Flow {
  if (action.kind !== 'approve' && action.kind !== 'approveCorrection') return flow;
  const { content, portal, section, shown } = action;
  const approval: Approval = { ...stepOf(record, action), content, portal, section, rank, shown };
  // Another text came in between: the signature stays under its own words and counts for nothing here.
  if (headContent(flow) !== content) return { ...flow, lastApproval: approval, editedAfterApproval: true };
  // Signing the same again adds nothing; an order may already name the first signature.
  const isThere = flow.approvals.some(
    (one) => one.by === approval.by && one.portal === portal && one.section === section,
  );
  const approvals = isThere ? flow.approvals : [...flow.approvals, approval];
  const isEnough = areEnough(approvals, rules);
  return {
    ...flow,
    approvals,
    lastApproval: approval,
    editedAfterApproval: false,
    state: isEnough
      ? toState(flow, row)
      : flow.state === 'published' || flow.state === 'corrected'
        ? flow.state
        : 'review',
    owes: flow.owes && !(isEnough && flow.published?.content === content),
  };
}

function applyPublishing(flow: Flow, { record, action, row }: AllowedAction): Flow {
  if (action.kind !== 'publish' && action.kind !== 'correct') return flow;
  const { content, approvals } = action;
  return {
    ...flow,
    state: toState(flow, row) ?? 'published',
    schedule: null,
    holder: null,
    published: { ...stepOf(record, action), content, approvals },
    owes: row.guards.includes('urgentAllowed'),
  };
}

/** What each action changes beyond the state. */
function applyAllowed(flow: Flow, allowed: AllowedAction): Flow {
  const { record, action, row } = allowed;
  const step = stepOf(record, action);
  const moved: Flow = { ...flow, state: toState(flow, row) };
  const sentBack = { approvals: [], schedule: null, holder: null, editedAfterApproval: false } as const;
  switch (action.kind) {
    case 'submit':
      return { ...moved, submitted: { ...step, content: action.content }, reviewer: null, ...sentBack };
    case 'recall':
      return { ...moved, ...sentBack, submitted: null };
    case 'take':
      return { ...moved, reviewer: step, holder: { ...step, since: step.at, until: null } };
    case 'reassign':
      return { ...moved, reviewer: { ...step, by: action.to }, holder: null };
    case 'release':
      return { ...moved, reviewer: null, holder: null };
    case 'requestChanges':
      return { ...moved, ...sentBack, reviewer: null, reason: { ...step, text: action.reason } };
    case 'approve':
    case 'approveCorrection':
      return applyApproval(flow, allowed);
    case 'revoke':
      return { ...moved, ...sentBack, reason: { ...step, text: action.reason } };
    case 'schedule':
      return { ...moved, schedule: { ...step, content: action.content, publishAt: action.publishAt } };
    case 'unschedule':
      return { ...moved, schedule: null };
    case 'publish':
    case 'correct':
      return applyPublishing(flow, allowed);
    case 'withdraw':
      return { ...moved, ...sentBack, owes: false, published: null, reason: { ...step, text: action.reason } };
    case 'restore':
      return { ...moved, ...sentBack, reviewer: null, reason: { ...step, text: action.reason } };
    case 'spike':
      return { ...moved, ...sentBack, reviewer: null, reason: { ...step, text: action.reason } };
    case 'unspike':
      return { ...moved, submitted: null };
  }
}

/**
 * Takes an allowed action into the common course of things. What was published was published, whatever others did meanwhile; every other action that
 * finds the article elsewhere than its signer saw it was overtaken.
 */
export function applyAction(flow: Flow, allowed: AllowedAction): Applied {
  const { action, row } = allowed;
  const isFact = action.kind === 'publish' || action.kind === 'correct';
  const fits = flow.state !== null && row.from.includes(flow.state);
  const isReplaced = action.kind === 'take' && action.over !== (flow.reviewer?.record ?? null);
  if ((!isFact && !fits) || isReplaced) return { flow, outcome: 'overtaken' };
  return { flow: applyAllowed(flow, allowed), outcome: 'done' };
}
