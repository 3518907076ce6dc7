import type { ActionPayload } from './actions.ts';
import { rankNeeded, rulesFor, type DeskRules } from './desk-rules.ts';
import { headContent, type Approval, type Flow } from './flow.ts';
import { rankOf, type Role } from './roles.ts';

/**
 * What only the signer's machine can know: the text itself, the clock, what was on its screen. It is looked at before signing, and again by whoever
 * publishes; everybody else has the signature. Instants in UTC with milliseconds.
 */
export interface Facts {
  readonly isComplete: boolean;
  readonly hasCorrectionNote: boolean;
  readonly hasSeen: boolean;
  readonly embargo: string | null;
  readonly now: string;
}

/** An action with everything that decides whether it may be. */
export interface Attempt {
  readonly flow: Flow;
  readonly action: ActionPayload;
  readonly roles: ReadonlySet<Role>;
  readonly rules: DeskRules;
  /** Who signed a revision in the ancestry of the text that the action names; null: a part of it is not here. */
  readonly authors: ReadonlySet<string> | null;
  readonly rolesOf: (personId: string) => ReadonlySet<Role>;
  /** Null in the fold. */
  readonly facts: Facts | null;
}

const instantOf = (text: string): number => Date.parse(text);

const namesHead = ({ flow, action }: Attempt): boolean =>
  'revision' in action &&
  headContent(flow) === action.content &&
  flow.heads.some((head) => head.record === action.revision);

const hasReason = ({ action }: Attempt): boolean => 'reason' in action && action.reason.trim() !== '';

const mayDoWithout = ({ facts }: Attempt, test: (facts: Facts) => boolean): boolean => facts === null || test(facts);

/** Whether these approvals are what the rules ask for: enough different people, one of them high enough, all for one portal and section. */
export function areEnough(approvals: readonly Approval[], rules: DeskRules): boolean {
  const first = approvals[0];
  if (first === undefined) return false;
  const wanted = rulesFor(rules, first.section);
  const isOnePlace = approvals.every(({ section, portal }) => section === first.section && portal === first.portal);
  const people = new Set(approvals.map(({ by }) => by));
  return isOnePlace && people.size >= wanted.approvals && approvals.some(({ rank }) => rank >= rankNeeded(wanted));
}

/** The approvals that a publication names, as far as they hold and say exactly this content and portal. */
function namedApprovals({ flow, action }: Attempt): readonly Approval[] | null {
  if (action.kind !== 'publish' && action.kind !== 'correct' && action.kind !== 'schedule') return null;
  if (headContent(flow) !== action.content) return null;
  const held = flow.approvals.filter(({ content, portal }) => content === action.content && portal === action.portal);
  if (action.kind === 'schedule') return held;
  const named = held.filter(({ record }) => action.approvals.includes(record));
  return named.length === new Set(action.approvals).size ? named : null;
}

function isApprovedExactly(attempt: Attempt): boolean {
  const named = namedApprovals(attempt);
  return named !== null && areEnough(named, attempt.rules);
}

function isUrgentAllowed(attempt: Attempt): boolean {
  const { action, rules } = attempt;
  const named = namedApprovals(attempt);
  const first = named?.[0];
  if (first === undefined || action.kind !== 'publish' || !action.urgent) return false;
  return rulesFor(rules, first.section).urgent && hasReason(attempt);
}

/** Each guard: true lets the action pass. The names are the reasons of refusals. */
export const GUARDS = {
  own: ({ flow, action }) => flow.owner === action.by || flow.submitted?.by === action.by,
  ownOrEditor: ({ flow, action, roles }) => flow.owner === action.by || rankOf(roles) > 0,
  complete: (attempt) => mayDoWithout(attempt, ({ isComplete }) => isComplete),
  thisText: namesHead,
  reason: hasReason,
  notAuthor: ({ action, rules, authors }) => rules.selfApprove || (authors !== null && !authors.has(action.by)),
  sawThis: (attempt) => namesHead(attempt) && mayDoWithout(attempt, ({ hasSeen }) => hasSeen),
  oneLevel: ({ action, rules }) => 'section' in action && rulesFor(rules, action.section).levels === 1,
  takenOver: ({ flow, action }) => action.kind === 'take' && action.over === (flow.reviewer?.record ?? null),
  toEditor: ({ action, rolesOf }) => action.kind === 'reassign' && rankOf(rolesOf(action.to)) > 0,
  approvedExactly: isApprovedExactly,
  urgentAllowed: isUrgentAllowed,
  future: ({ action }) => action.kind === 'schedule' && instantOf(action.publishAt) > instantOf(action.at),
  embargoBefore: (attempt) =>
    mayDoWithout(
      attempt,
      ({ embargo }) =>
        embargo === null ||
        (attempt.action.kind === 'schedule' && instantOf(embargo) <= instantOf(attempt.action.publishAt)),
    ),
  embargoOver: (attempt) =>
    mayDoWithout(attempt, ({ embargo, now }) => embargo === null || instantOf(embargo) <= instantOf(now)),
  timeReached: ({ flow: { schedule }, facts }) =>
    schedule === null || facts === null || instantOf(schedule.publishAt) <= instantOf(facts.now),
  correctionNote: (attempt) => mayDoWithout(attempt, ({ hasCorrectionNote }) => hasCorrectionNote),
} as const satisfies Record<string, (attempt: Attempt) => boolean>;

export type GuardName = keyof typeof GUARDS;
