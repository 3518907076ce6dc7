import { applyAction, applyHold, applyText, type AllowedAction } from '../workflow/apply-step.ts';
import { applyCommission, mayCommission } from '../workflow/commission.ts';
import type { DeskRules } from '../workflow/desk-rules.ts';
import { NO_FLOW, type Flow } from '../workflow/flow.ts';
import type { Attempt } from '../workflow/guards.ts';
import { judgeAction, type Refusal } from '../workflow/judge-action.ts';
import { rankOf, rolesOf, type Role } from '../workflow/roles.ts';
import { TRANSITIONS } from '../workflow/transition-table.ts';
import type { CausalPast } from './causal-past.ts';
import type { SignedRecord } from './fold.ts';
import type { PayloadOf, RecordPayload } from './record-kinds.ts';
import type { Roster } from './roster.ts';

/** What records are judged by: every version of the roster, oldest first, and the records that were not believed. */
export interface FoldBasis {
  readonly rosters: readonly Roster[];
  readonly disbelieved: ReadonlySet<string>;
}

/** Why a record has no effect: `unknown-device` nobody vouches for its key; `overtaken` another step came first; else what the table says. */
export type NoEffect = Refusal | 'unknown-device' | 'overtaken' | 'not-approved';

/** What became of one record, in the common order. */
export interface Judged {
  readonly hash: string;
  readonly effect: 'done' | NoEffect;
}

export interface FoldedWorkflow {
  readonly flow: Flow;
  /** Who signed a revision in the ancestry of each text; null where a part of it is not here. */
  readonly authors: ReadonlyMap<string, ReadonlySet<string> | null>;
  readonly judged: readonly Judged[];
}

interface Standing {
  readonly roles: ReadonlySet<Role>;
  readonly roster: Roster;
}

/** A change to the course of things that its signer was allowed to make. */
type Change = (flow: Flow) => { readonly flow: Flow; readonly outcome: 'done' | 'overtaken' };

const done = (flow: Flow) => ({ flow, outcome: 'done' }) as const;

/**
 * The roster by which each record is judged: the version that its signer knew, but none older than what anyone whose records they had seen knew.
 * So nobody's past is undone when they leave, and nobody goes back behind a change that had reached them.
 */
function rosterVersions(ordered: readonly SignedRecord[], past: CausalPast, newest: number): readonly number[] {
  const said = ordered.map(({ record, trust }) => {
    if (record.as !== 'known' || trust !== 'roster') return 0;
    return record.payload.roster === 0 ? newest : Math.min(record.payload.roster, newest);
  });
  return said.map((own, index) =>
    said.reduce((top, version, other) => (version > top && past.knew(index, other) ? version : top), own),
  );
}

/** Who wrote at a text: everyone who signed a revision in its ancestry; null where a part of it is not here. */
function authorsOfTexts(ordered: readonly SignedRecord[], disbelieved: ReadonlySet<string>) {
  const authors = new Map<string, ReadonlySet<string> | null>();
  for (const { hash, record } of ordered) {
    if (record.as !== 'known' || record.payload.kind !== 'revision') continue;
    const all = new Set([record.payload.by]);
    let isWhole = true;
    for (const parent of record.payload.parents) {
      const theirs = authors.get(parent);
      for (const author of theirs ?? []) all.add(author);
      isWhole &&= disbelieved.has(parent) || (theirs !== null && theirs !== undefined);
    }
    authors.set(hash, isWhole ? all : null);
  }
  return authors;
}

/** A desk where nobody else could be meant. */
export const isOnePersonDesk = (roster: Roster): boolean =>
  Object.values(roster.people).filter(({ active }) => active).length === 1;

/** A key that only this machine knows counts where nobody else could be meant: at a desk of one person. */
function standingOf({ trust }: SignedRecord, by: string, rosters: readonly Roster[], version: number): Standing | null {
  const newest = rosters.at(-1);
  if (newest === undefined) return null;
  if (trust === 'own') return isOnePersonDesk(newest) ? { roles: rolesOf(newest, by), roster: newest } : null;
  if (trust === 'unknown') return null;
  const roster = rosters.find((candidate) => candidate.version === version) ?? newest;
  return { roles: rolesOf(roster, by), roster };
}

/** Before there were approvals to name, the receipt itself was the order, where the desk's signed rule lets its one person publish alone. */
function publishedAlone(payload: PayloadOf<'publication'>, hash: string, rules: DeskRules): Change | null {
  if (payload.approval !== null || !rules.selfApprove || (rules.levels ?? 1) !== 1) return null;
  const { by, dev, at, content } = payload;
  return (flow) => {
    if (flow.published?.content === content && flow.state !== null) return done(flow);
    const state = flow.state === 'corrected' ? 'corrected' : 'published';
    return done({ ...flow, state, published: { record: hash, by, dev, at, content, approvals: [] } });
  };
}

/** What its signer knew when a record was signed: where the article stood, and which orders to publish had been given by then. */
interface Known {
  readonly flow: Flow;
  readonly orders: readonly Order[];
}

/** An order that its signer was allowed to give, whatever stands on the site since. */
type Order = Pick<PayloadOf<'publish'>, 'content' | 'approvals' | 'by'>;

/**
 * What stands against a receipt; null: nothing. It must rest on an order for exactly its content by exactly its approval, which its signer knew, and
 * be signed by somebody who may publish, or who gave that order.
 */
function receiptRefusal(receipt: PayloadOf<'publication'>, { orders }: Known, { roles }: Standing): NoEffect | null {
  const { approval, content, by } = receipt;
  const fitting = orders.filter(
    (order) => approval !== null && order.content === content && order.approvals.includes(approval),
  );
  if (fitting.length === 0) return 'not-approved';
  return rankOf(roles) > 0 || fitting.some((order) => order.by === by) ? null : 'wrong-role';
}

type BesideTheText = Extract<RecordPayload, { kind: 'comment' | 'template' | 'proposal' | 'answerProposal' }>;

const BESIDE_THE_TEXT: ReadonlySet<string> = new Set<BesideTheText['kind']>([
  'comment',
  'template',
  'proposal',
  'answerProposal',
]);

/** What is said about a text or suggested for it: never a step, whatever it says. */
const isBesideTheText = (payload: RecordPayload): payload is BesideTheText => BESIDE_THE_TEXT.has(payload.kind);

function judgeRecord(
  signed: SignedRecord,
  payload: RecordPayload,
  standing: Standing | null,
  known: Known,
  authors: ReadonlyMap<string, ReadonlySet<string> | null>,
): Change | NoEffect | null {
  const { hash } = signed;
  if (isBesideTheText(payload)) return signed.trust === 'unknown' ? 'unknown-device' : null;
  if (payload.kind === 'revision') {
    const { by, content, parents } = payload;
    if (signed.trust === 'unknown') return 'unknown-device';
    return (flow) => done(applyText(flow, { record: hash, by, content, parents }));
  }
  if (standing === null) return 'unknown-device';
  const { roles, roster } = standing;
  if (payload.kind === 'publication') {
    const refusal = receiptRefusal(payload, known, standing);
    if (refusal === null) return null;
    return (rankOf(roles) > 0 ? publishedAlone(payload, hash, roster.rules) : null) ?? refusal;
  }
  // That an article is gone is believed of whoever may publish and knew that it was withdrawn.
  if (payload.kind === 'removal') {
    if (known.flow.state !== 'withdrawn') return 'wrong-state';
    return rankOf(roles) > 0 ? null : 'wrong-role';
  }
  if (payload.kind === 'hold') {
    const { by, dev, at, until } = payload;
    return roles.size === 0 ? 'wrong-role' : (flow) => done(applyHold(flow, { record: hash, by, dev, at }, until));
  }
  if (payload.kind === 'commission') {
    if (!mayCommission(known.flow, payload.by, roles)) return roles.size === 0 ? 'wrong-role' : 'ownOrEditor';
    return (flow) => done(applyCommission(flow, payload));
  }
  const attempt: Attempt = {
    flow: known.flow,
    action: payload,
    roles,
    rules: roster.rules,
    authors: 'revision' in payload ? (authors.get(payload.revision) ?? null) : null,
    rolesOf: (personId) => rolesOf(roster, personId),
    facts: null,
  };
  const verdict = judgeAction(attempt, TRANSITIONS);
  if (!verdict.allowed) return verdict.reason;
  const allowed: AllowedAction = {
    record: hash,
    action: payload,
    row: verdict.row,
    rank: rankOf(roles),
    rules: roster.rules,
  };
  return (flow) => applyAction(flow, allowed);
}

/**
 * Walks through the common order. Every record is judged by what its own signer could know, so that a verdict never changes with what arrives later;
 * its effect then meets what others did meanwhile.
 */
export function foldWorkflow(ordered: readonly SignedRecord[], past: CausalPast, basis: FoldBasis): FoldedWorkflow {
  const newest = basis.rosters.at(-1)?.version ?? 0;
  const versions = rosterVersions(ordered, past, newest);
  const authors = authorsOfTexts(ordered, basis.disbelieved);
  const changes: (Change | null)[] = [];
  const judged: Judged[] = [];
  const orders: (Order & { readonly at: number })[] = [];
  let flow = NO_FLOW;

  const flowKnownTo = (index: number): Flow => {
    if (past.knewAll(index)) return flow;
    let theirs = NO_FLOW;
    for (const [other, change] of changes.entries())
      if (change !== null && past.knew(index, other)) theirs = change(theirs).flow;
    return theirs;
  };
  const knownTo = (index: number): Known => ({
    flow: flowKnownTo(index),
    orders: orders.filter(({ at }) => past.knew(index, at)),
  });

  for (const [index, signed] of ordered.entries()) {
    const { hash, record } = signed;
    if (record.as !== 'known') {
      changes.push(null);
      continue;
    }
    const standing = standingOf(signed, record.payload.by, basis.rosters, versions[index] ?? newest);
    const verdict = judgeRecord(signed, record.payload, standing, knownTo(index), authors);
    if (typeof verdict === 'string' || verdict === null) {
      changes.push(null);
      judged.push({ hash, effect: verdict ?? 'done' });
      continue;
    }
    changes.push(verdict);
    const applied = verdict(flow);
    flow = applied.flow;
    judged.push({ hash, effect: applied.outcome });
    const { payload } = record;
    if (payload.kind === 'publish' || payload.kind === 'correct') orders.push({ ...payload, at: index });
  }
  return { flow, authors, judged };
}
