import { rankNeeded, rulesFor, type DeskRules } from './desk-rules.ts';
import { WORKFLOW_ACTIONS, type ActionPayload, type WorkflowAction } from './actions.ts';
import { applyAction, applyText } from './apply-step.ts';
import { headContent, NO_FLOW, type Flow, type WorkflowState } from './flow.ts';
import type { Attempt, Facts } from './guards.ts';
import { judgeAction } from './judge-action.ts';
import { rankOf, type Role } from './roles.ts';
import { TRANSITIONS, type Transition } from './transition-table.ts';

/** Five people: a reporter, two editors, a managing editor, an administrator. */
const PEOPLE: Readonly<Record<string, Role>> = {
  R: 'reporter',
  E: 'editor',
  E2: 'editor',
  M: 'managingEditor',
  A: 'admin',
};

const NAMES = Object.keys(PEOPLE);

const rolesOfPerson = (name: string): ReadonlySet<Role> => {
  const role = PEOPLE[name];
  return new Set(role === undefined ? [] : [role]);
};

const NOW = '2026-01-01T00:00:00.000Z';
const LATER = '2027-01-01T00:00:00.000Z';

/** Everything that a step needs, there; each flaw takes one thing away. */
const GOOD: Facts = { isComplete: true, hasCorrectionNote: true, hasSeen: true, embargo: null, now: NOW };

type Flaw = 'other-text' | 'incomplete' | 'no-note' | 'unseen' | 'embargo' | 'silent' | 'stranger' | 'past';

const FLAWS: readonly Flaw[] = [
  'other-text',
  'incomplete',
  'no-note',
  'unseen',
  'embargo',
  'silent',
  'stranger',
  'past',
];

/** A world of the search: where things stand, and who wrote at which text (texts by number, from 1). */
interface World {
  readonly flow: Flow;
  readonly authors: readonly ReadonlySet<string>[];
}

export interface SearchOptions {
  readonly rules: DeskRules;
  readonly revisions: number;
  readonly table?: readonly Transition[];
  /** Ends at the first broken promise. */
  readonly stopAtFirst?: boolean;
}

export interface SearchReport {
  readonly states: number;
  readonly steps: number;
  readonly reached: readonly WorkflowState[];
  readonly broken: readonly string[];
}

/** Words that stand nowhere. */
const OTHER_TEXT = { content: 'c0', revision: 'r0' };

const textNumber = (record: string): number => Number(record.slice(1));

function bodyOf(action: WorkflowAction, { flow }: World, flaw: Flaw | null): object {
  const head = flow.heads.at(-1);
  const on = flaw === 'other-text' ? OTHER_TEXT : { content: head?.content ?? '', revision: head?.record ?? '' };
  const reason = flaw === 'silent' ? ' ' : 'vì';
  const place = { portal: 'site', section: null };
  const approvals = flow.approvals.map(({ record }) => record);
  switch (action) {
    case 'submit':
      return { ...on, note: '' };
    case 'take':
      return { over: flaw === 'stranger' ? 'nobody' : (flow.reviewer?.record ?? null) };
    case 'reassign':
      return { to: flaw === 'stranger' ? 'R' : 'E2', note: '' };
    case 'requestChanges':
      return { ...on, reason };
    case 'approve':
    case 'approveCorrection':
      return { ...on, ...place, shown: 'whole', note: '' };
    case 'schedule':
      return { ...on, portal: 'site', publishAt: flaw === 'past' ? '2025-01-01T00:00:00Z' : '2026-06-01T00:00:00Z' };
    case 'publish':
      return { ...on, portal: 'site', approvals, urgent: flow.state === 'review', reason };
    case 'correct':
      return { ...on, portal: 'site', approvals, reason };
    case 'revoke':
    case 'withdraw':
    case 'restore':
    case 'spike':
      return { reason };
    case 'recall':
    case 'release':
    case 'unschedule':
    case 'unspike':
      return { note: '' };
  }
}

function attemptOf(world: World, by: string, action: WorkflowAction, flaw: Flaw | null, rules: DeskRules): Attempt {
  const links = { v: 1, article: 'A', dev: by, seq: 1, prev: null, at: NOW, seen: {}, roster: 1 } as const;
  const payload = { ...links, by, kind: action, ...bodyOf(action, world, flaw) } as ActionPayload;
  const head = world.flow.heads.at(-1);
  return {
    flow: world.flow,
    action: payload,
    roles: rolesOfPerson(by),
    rules,
    authors: head === undefined ? null : (world.authors[textNumber(head.record) - 1] ?? null),
    rolesOf: rolesOfPerson,
    facts: {
      ...GOOD,
      isComplete: flaw !== 'incomplete',
      hasCorrectionNote: flaw !== 'no-note',
      hasSeen: flaw !== 'unseen',
      embargo: flaw === 'embargo' ? LATER : null,
    },
  };
}

const isSilent = (flaw: Flaw | null): boolean => flaw === 'silent';

/** What a publication must rest on, said again without the guards' own words. */
function isUnapproved({ flow, action, rules }: Attempt): boolean {
  if (!('approvals' in action) && action.kind !== 'schedule') return false;
  if (headContent(flow) !== action.content) return true;
  const given = flow.approvals.filter(({ content }) => content === action.content);
  const wanted = rulesFor(rules, null);
  const people = new Set(given.map(({ by }) => by)).size;
  const isWhole = people >= wanted.approvals && given.some(({ rank }) => rank >= rankNeeded(wanted));
  if (isWhole) return false;
  return !(action.kind === 'publish' && action.urgent && wanted.urgent && given.length > 0);
}

const APPROVING: readonly WorkflowAction[] = ['approve', 'approveCorrection'];
const PUBLISHING: readonly WorkflowAction[] = ['publish', 'correct'];
const REASONED: readonly WorkflowAction[] = ['requestChanges', 'revoke', 'withdraw', 'restore', 'correct'];
const OF_THE_OWNER: readonly WorkflowAction[] = ['submit', 'unspike', 'spike'];

/** The promises, each in words of its own; what an allowed step breaks. */
function brokenBy(attempt: Attempt, flaw: Flaw | null): readonly string[] {
  const { flow, action, rules, authors } = attempt;
  const { kind, by } = action;
  const isApproving = APPROVING.includes(kind);
  const isPublishing = PUBLISHING.includes(kind);
  const isOwn = flow.owner === by || flow.submitted?.by === by;
  const isLow = rankOf(rolesOfPerson(by)) === 0;
  const isOnHead = !('revision' in action) || headContent(flow) === action.content;
  const isUrgent = kind === 'publish' && flow.state === 'review';
  const promises: readonly (readonly [boolean, string])[] = [
    [isPublishing && isLow, 'someone without the right published'],
    [isApproving && isLow, 'someone without the right approved'],
    [isUnapproved(attempt), 'published without approval of exactly this'],
    [isApproving && !rules.selfApprove && authors?.has(by) !== false, 'approved what they wrote'],
    [isApproving && (flaw === 'unseen' || !isOnHead), 'approved what was not in front of them'],
    [
      (isApproving || ['submit', 'schedule', 'publish'].includes(kind)) && flaw === 'incomplete',
      'an incomplete text went on',
    ],
    [kind === 'submit' && !isOnHead, 'another text was handed over'],
    [
      kind === 'approve' && ['draft', 'changes', 'submitted'].includes(flow.state ?? '') && rules.levels !== 1,
      'approved without a review',
    ],
    [kind === 'approveCorrection' && flaw === 'no-note', 'a correction without its wording'],
    [isPublishing && flaw === 'embargo', 'published under embargo'],
    [isPublishing && (flow.schedule?.publishAt ?? NOW) > NOW, 'published before its time'],
    [kind === 'schedule' && flaw === 'embargo', 'scheduled before the embargo ends'],
    [kind === 'schedule' && flaw === 'past', 'scheduled in the past'],
    [(REASONED.includes(kind) || isUrgent) && isSilent(flaw), 'no reason was given'],
    [kind === 'spike' && isSilent(flaw) && flow.state !== 'draft' && flow.state !== 'changes', 'no reason was given'],
    [kind === 'recall' && !isOwn, 'taken back by somebody else'],
    [OF_THE_OWNER.includes(kind) && isLow && flow.owner !== by, 'a reporter moved somebody else’s text'],
    [(kind === 'take' || kind === 'reassign') && flaw === 'stranger', 'the review went where it may not'],
  ];
  return promises.filter(([isBroken]) => isBroken).map(([, promise]) => promise);
}

/** What tells one world from another: everything that a later step can depend on. */
const keyOf = ({ flow, authors }: World): string =>
  JSON.stringify([
    flow.state,
    flow.owner,
    flow.heads.map(({ record }) => record),
    flow.submitted === null || flow.submitted.by === flow.owner,
    flow.reviewer === null,
    flow.approvals.map(({ by, content }) => `${by}${content}`).toSorted(),
    flow.schedule === null,
    flow.published?.content,
    flow.owes,
    authors.map((names) => [...names].toSorted().join('')),
  ]);

/** A text by this person on these texts; names and contents follow from its number. */
function written({ flow, authors }: World, by: string, parents: readonly string[]): World {
  const number = authors.length + 1;
  const all = new Set([by, ...parents.flatMap((parent) => [...(authors[textNumber(parent) - 1] ?? [])])]);
  const text = { record: `r${number}`, by, content: `c${number}`, parents };
  return { flow: applyText(flow, text), authors: [...authors, all] };
}

/** Texts that may come at any moment: on top of all there is, and late from somebody who had only the first one. */
function textsAfter(world: World, revisions: number): readonly World[] {
  if (world.authors.length >= revisions) return [];
  const heads = world.flow.heads.map(({ record }) => record);
  const bases = heads.length === 0 ? [[]] : [heads, ...(world.authors.length > 1 ? [['r1']] : [])];
  return ['R', 'E', 'M'].flatMap((by) => bases.map((parents) => written(world, by, parents)));
}

/** Tries everything that these five people can do, in every order, and judges each allowed step by the promises. */
export function searchWorkflow(options: SearchOptions): SearchReport {
  const { rules, revisions, table = TRANSITIONS, stopAtFirst = false } = options;
  const start: World = { flow: NO_FLOW, authors: [] };
  const seen = new Set([keyOf(start)]);
  const waiting: World[] = [start];
  const broken = new Set<string>();
  const reached = new Set<WorkflowState>();
  let steps = 0;

  const meet = (world: World): void => {
    const key = keyOf(world);
    if (seen.has(key)) return;
    seen.add(key);
    waiting.push(world);
  };
  function tryStep(world: World, by: string, action: WorkflowAction): void {
    const attempt = attemptOf(world, by, action, null, rules);
    const verdict = judgeAction(attempt, table);
    if (!verdict.allowed) return;
    steps += 1;
    for (const promise of brokenBy(attempt, null)) broken.add(promise);
    for (const flaw of FLAWS) {
      const flawed = attemptOf(world, by, action, flaw, rules);
      if (judgeAction(flawed, table).allowed) for (const promise of brokenBy(flawed, flaw)) broken.add(promise);
    }
    const rank = rankOf(rolesOfPerson(by));
    const record =
      action === 'take' || action === 'reassign' ? 'taking' : `${action}-${by}-${world.flow.heads.at(-1)?.content}`;
    const applied = applyAction(world.flow, { record, action: attempt.action, row: verdict.row, rank, rules });
    if (applied.outcome === 'done') meet({ ...world, flow: applied.flow });
  }

  for (let world = waiting.pop(); world !== undefined; world = waiting.pop()) {
    if (stopAtFirst && broken.size > 0) break;
    if (world.flow.state !== null) reached.add(world.flow.state);
    for (const next of textsAfter(world, revisions)) meet(next);
    const { state } = world.flow;
    const possible = WORKFLOW_ACTIONS.filter((action) =>
      table.some((row) => row.action === action && state !== null && row.from.includes(state)),
    );
    for (const by of NAMES) for (const action of possible) tryStep(world, by, action);
  }
  return { states: seen.size, steps, reached: [...reached].toSorted(), broken: [...broken].toSorted() };
}

/** The table again and again, each time with one guard of one row left out. */
export const mutantsOf = (table: readonly Transition[] = TRANSITIONS) =>
  table.flatMap((row, index) =>
    row.guards.map((guard) => ({
      name: `${row.action} from ${row.from.join(', ')} without ${guard}`,
      table: table.with(index, { ...row, guards: row.guards.filter((other) => other !== guard) }),
    })),
  );

/** Whether leaving this guard out breaks a promise at any of the searched desks: one text is tried first, then two. */
export const isCaught = (table: readonly Transition[]): boolean =>
  [1, 2].some((revisions) =>
    SEARCHED_DESKS.some((rules) => searchWorkflow({ rules, revisions, table, stopAtFirst: true }).broken.length > 0),
  );

/** Desks that between them use every row and rule. */
export const SEARCHED_DESKS: readonly DeskRules[] = [
  { selfApprove: false, levels: 2 },
  { selfApprove: false, levels: 1 },
  { selfApprove: false, levels: 2, approvals: 2, urgent: true },
  { selfApprove: false, levels: 4 },
  { selfApprove: true, levels: 1 },
];
