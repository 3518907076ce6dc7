import type { CheckReport } from '../checks/check-report.ts';
import type { Flow } from '../workflow/flow.ts';
import { causalOrder, type Happened } from './causal-order.ts';
import { causalPast } from './causal-past.ts';
import { chainProblems, type ChainProblem, type Linked } from './chain.ts';
import { foldComments, type CommentThread } from './fold-comments.ts';
import { foldProposals, type Proposal } from './fold-proposals.ts';
import { foldWorkflow, type FoldBasis, type Judged, type NoEffect } from './fold-workflow.ts';
import type { PublicationBody } from './kinds/publication-record.ts';
import type { RemovalBody } from './kinds/removal-record.ts';
import type { RevisionBody } from './kinds/revision-record.ts';
import type { ReadRecord } from './read-record.ts';
import type { PayloadOf, RecordKind, RecordPayload } from './record-kinds.ts';
import type { Trust } from './trust.ts';

/** A record whose signature was checked and whose signer was judged. `hash` is the SHA-256 of its file. */
export interface SignedRecord {
  readonly hash: string;
  readonly trust: Trust;
  readonly record: Exclude<ReadRecord, { as: 'malformed' }>;
}

interface Signature {
  readonly record: string;
  readonly at: string;
  readonly by: string;
  readonly dev: string;
  readonly trust: Trust;
}

export type Revision = RevisionBody & Signature;
export type Publication = PublicationBody & Signature;
export type Removal = RemovalBody & Signature;
type TemplateMark = Pick<PayloadOf<'template'>, 'name' | 'content'>;

/**
 * A line of the article's history. `said` is the reason, note or comment in it, `checks` what was looked at before the step; `effect` is `done`, or why it had none. What has no effect is kept and
 * shown, never hidden.
 */
export interface HistoryEntry extends Signature {
  readonly kind: RecordKind;
  readonly said: string;
  readonly checks: CheckReport | null;
  readonly effect: 'done' | NoEffect;
}

/**
 * What the records of one article come to. `workflow` says where it stands and whose signatures hold, `comments` what was said about it, `history` who
 * did what in the common order, with what had no effect. `heads`: revisions that nothing continues, more than one when two people worked apart; `latest`: the
 * head that opens. A device that nobody vouches for never displaces a trusted revision. `unread`: records of a newer program.
 */
export interface ArticleState {
  readonly revisions: readonly Revision[];
  readonly heads: readonly Revision[];
  readonly latest: Revision | null;
  readonly workflow: Flow;
  /** Who signed a revision in the ancestry of `latest`; empty where a part of it is not here, null where there is no text. */
  readonly writers: readonly string[] | null;
  readonly comments: readonly CommentThread[];
  readonly proposals: readonly Proposal[];
  readonly history: readonly HistoryEntry[];
  /** Receipts of what stands on portals. */
  readonly publications: readonly Publication[];
  /** Where it was withdrawn from, and seen to be gone. */
  readonly removals: readonly Removal[];
  /** The house template that this article is or was; null: it never was one. */
  readonly template: TemplateMark | null;
  readonly unread: readonly string[];
  readonly problems: readonly ChainProblem[];
}

const linksOf = ({ record }: SignedRecord) => (record.as === 'known' ? record.payload : record.links);

/** What each record's device had signed just before, as far as it is here: its order holds also where records between are missing. */
function ownPast(records: readonly SignedRecord[]): ReadonlyMap<string, readonly string[]> {
  const byDevice = new Map<string, Map<number, string[]>>();
  for (const signed of records) {
    const links = linksOf(signed);
    if (links === null) continue;
    const bySeq = byDevice.get(links.dev) ?? new Map<number, string[]>();
    bySeq.set(links.seq, [...(bySeq.get(links.seq) ?? []), signed.hash]);
    byDevice.set(links.dev, bySeq);
  }
  const past = new Map<string, readonly string[]>();
  for (const bySeq of byDevice.values()) {
    let before: readonly string[] = [];
    for (const [, hashes] of [...bySeq].toSorted(([a], [b]) => a - b)) {
      for (const hash of hashes) past.set(hash, before);
      before = hashes;
    }
  }
  return past;
}

function happened(records: readonly SignedRecord[]): readonly (Happened & { readonly signed: SignedRecord })[] {
  const past = ownPast(records);
  return records.map((signed) => {
    const { hash, record } = signed;
    const links = linksOf(signed);
    const parents = record.as === 'known' && record.payload.kind === 'revision' ? record.payload.parents : [];
    const seen = links === null ? [] : Object.values(links.seen);
    return { hash, at: links?.at ?? '', before: [...(past.get(hash) ?? []), ...seen, ...parents], signed };
  });
}

const signatureOf = ({ hash, trust }: SignedRecord, payload: RecordPayload): Signature => ({
  record: hash,
  at: payload.at,
  by: payload.by,
  dev: payload.dev,
  trust,
});

const toRevision = (signed: SignedRecord, payload: PayloadOf<'revision'>): Revision => {
  const { content, parents, blobs, note } = payload;
  return { ...signatureOf(signed, payload), content, parents, blobs, note };
};

const toPublication = (signed: SignedRecord, payload: PayloadOf<'publication'>): Publication => {
  const { content, approval, portal, remoteId, url, rendered, exporter, publishedAt, updatedAt } = payload;
  const body = { content, approval, portal, remoteId, url, rendered, exporter, publishedAt, updatedAt };
  return { ...signatureOf(signed, payload), ...body };
};

const toRemoval = (signed: SignedRecord, payload: PayloadOf<'removal'>): Removal => {
  const { portal, how, rendered, exporter } = payload;
  return { ...signatureOf(signed, payload), portal, how, rendered, exporter };
};

function headsOf(revisions: readonly Revision[]): readonly Revision[] {
  const continuedBy = (child: (revision: Revision) => boolean): ReadonlySet<string> =>
    new Set(revisions.filter(child).flatMap((revision) => revision.parents));
  const byTrusted = continuedBy((revision) => revision.trust !== 'unknown');
  const byAnyone = continuedBy(() => true);
  return revisions.filter((revision) => !(revision.trust === 'unknown' ? byAnyone : byTrusted).has(revision.record));
}

const saidIn = (payload: RecordPayload): string => {
  if ('reason' in payload) return payload.reason;
  if ('text' in payload) return payload.text;
  return 'note' in payload ? payload.note : '';
};

const checksIn = (payload: RecordPayload): CheckReport | null =>
  'checks' in payload ? (payload.checks ?? null) : null;

function historyOf(ordered: readonly SignedRecord[], judged: readonly Judged[]): readonly HistoryEntry[] {
  const effects = new Map(judged.map(({ hash, effect }) => [hash, effect]));
  return ordered.flatMap((signed): HistoryEntry[] => {
    if (signed.record.as !== 'known') return [];
    const { payload } = signed.record;
    const effect = effects.get(signed.hash) ?? 'done';
    return [
      { ...signatureOf(signed, payload), kind: payload.kind, said: saidIn(payload), checks: checksIn(payload), effect },
    ];
  });
}

function templateOf(ordered: readonly SignedRecord[]): TemplateMark | null {
  for (const { trust, record } of ordered.toReversed())
    if (record.as === 'known' && record.payload.kind === 'template' && trust !== 'unknown')
      return { name: record.payload.name, content: record.payload.content };
  return null;
}

/**
 * Receipts that count: the signer had an order to publish exactly this, or it is this machine's own. Anybody with a key could say that something
 * stands on the site; such a receipt stays in the history, with the reason.
 */
function counting<R extends Signature>(receipts: readonly R[], judged: readonly Judged[]): readonly R[] {
  const without = new Set(judged.flatMap(({ hash, effect }) => (effect === 'done' ? [] : [hash])));
  return receipts.filter(({ record, trust }) => trust === 'own' || !without.has(record));
}

/** What was published on a portal before it was seen to be gone from there stands there no longer. */
function standing(
  receipts: readonly Publication[],
  removals: readonly Removal[],
  ordered: readonly SignedRecord[],
): readonly Publication[] {
  const places = new Map(ordered.map(({ hash }, index) => [hash, index]));
  const placeOf = ({ record }: Signature): number => places.get(record) ?? 0;
  return receipts.filter(
    (receipt) => !removals.some((removal) => removal.portal === receipt.portal && placeOf(removal) > placeOf(receipt)),
  );
}

/** Computes the state of one article from its records: a pure function of the set, whatever the order of arrival or repetition. */
export function foldArticle(records: readonly SignedRecord[], basis: FoldBasis): ArticleState {
  const distinct = new Map(records.map((record) => [record.hash, record]));
  const inOrder = causalOrder(happened([...distinct.values()]));
  const ordered = inOrder.map(({ signed }) => signed);
  const revisions: Revision[] = [];
  const receipts: Publication[] = [];
  const gone: Removal[] = [];
  const unread: string[] = [];
  const linked: Linked[] = [];
  for (const signed of ordered) {
    const links = linksOf(signed);
    if (links !== null) linked.push({ hash: signed.hash, links });
    if (signed.record.as === 'later') unread.push(signed.hash);
    else if (signed.record.payload.kind === 'revision') revisions.push(toRevision(signed, signed.record.payload));
    else if (signed.record.payload.kind === 'removal') gone.push(toRemoval(signed, signed.record.payload));
    else if (signed.record.payload.kind === 'publication') receipts.push(toPublication(signed, signed.record.payload));
  }
  const heads = headsOf(revisions);
  const latest = heads.findLast((head) => head.trust !== 'unknown') ?? heads.at(-1) ?? null;
  const problems = chainProblems(linked, new Set(distinct.keys()));
  const { flow, authors, judged } = foldWorkflow(ordered, causalPast(inOrder), basis);
  const writers = latest === null ? null : [...(authors.get(latest.record) ?? [])].toSorted();
  const told = {
    workflow: flow,
    writers,
    comments: foldComments(ordered),
    proposals: foldProposals(ordered),
    history: historyOf(ordered, judged),
  };
  const removals = counting(gone, judged);
  const publications = standing(counting(receipts, judged), removals, ordered);
  return { revisions, heads, latest, ...told, publications, removals, template: templateOf(ordered), unread, problems };
}

/** The newest receipt for a portal that a known device signed. */
export const latestPublication = (state: Pick<ArticleState, 'publications'>, portal: string): Publication | null =>
  state.publications.findLast((publication) => publication.portal === portal && publication.trust !== 'unknown') ??
  null;
