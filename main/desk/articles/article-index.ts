import type { ArticleSummary, SiteState, WorkflowSummary } from '../../../shared/ipc/wire.ts';
import { latestPublication, type ArticleState, type Publication, type Revision } from '../../../shared/records/fold.ts';
import { waitingProposals } from '../../../shared/records/fold-proposals.ts';
import { countTalks, type TalkCounts } from '../../../shared/records/fold-comments.ts';
import type { ChainProblem } from '../../../shared/records/chain.ts';
import { NO_FLOW, type Flow } from '../../../shared/workflow/flow.ts';
import type { ArticleFacts } from './article-facts.ts';
import type { CheckedArticle, Rejection } from '../ledger.ts';
import { resolveCopy } from '../working/resolve-copy.ts';
import type { CopyFacts } from '../working/working-copies.ts';

/** What is remembered of a revision without its signature's details. */
export type IndexedRevision = Pick<Revision, 'record' | 'content' | 'parents' | 'at' | 'trust'>;

/** One article as the index remembers it. Everything here can be computed again from the records and the working copies; a change of its shape, or of how it is computed, raises `ARCHIVE_VERSION`. */
export interface IndexEntry {
  readonly article: string;
  readonly revisions: readonly IndexedRevision[];
  readonly heads: readonly string[];
  readonly latest: string | null;
  readonly workflow: Flow;
  readonly publications: readonly Publication[];
  readonly template: ArticleState['template'];
  readonly talk: TalkCounts;
  /** Suggestions that nobody has answered. */
  readonly proposals: number;
  readonly unread: readonly string[];
  readonly chain: readonly ChainProblem[];
  readonly rejected: readonly Rejection[];
  readonly strangers: readonly string[];
  readonly copy: CopyFacts | null;
  /** Facts of the text that opens, and whose content they are; null: not read yet. */
  readonly facts: (ArticleFacts & { readonly of: string; readonly missingPhoto: boolean }) | null;
}

export const emptyEntry = (article: string): IndexEntry => ({
  article,
  revisions: [],
  heads: [],
  latest: null,
  workflow: NO_FLOW,
  publications: [],
  template: null,
  talk: { open: 0, said: 0, mentioned: [] },
  proposals: 0,
  unread: [],
  chain: [],
  rejected: [],
  strangers: [],
  copy: null,
  facts: null,
});

/** The entry with what its records now say. */
export const withRecords = (entry: IndexEntry, { state, rejected, strangers }: CheckedArticle): IndexEntry => ({
  ...entry,
  revisions: state.revisions.map(({ record, content, parents, at, trust }) => ({
    record,
    content,
    parents,
    at,
    trust,
  })),
  heads: state.heads.map((head) => head.record),
  latest: state.latest?.record ?? null,
  workflow: state.workflow,
  publications: state.publications,
  template: state.template,
  talk: countTalks(state.comments),
  proposals: waitingProposals(state.proposals).length,
  unread: state.unread,
  chain: state.problems,
  rejected,
  strangers,
});

/** What opens when this article is opened. */
export const openingOf = (entry: IndexEntry) =>
  resolveCopy(entry.copy, {
    revisions: entry.revisions,
    heads: entry.heads,
    latest: entry.revisions.find((revision) => revision.record === entry.latest) ?? null,
  });

/** The content hash of the text that opens; null: none. */
export function shownContent(entry: IndexEntry): string | null {
  const opening = openingOf(entry);
  if (opening === null) return null;
  return opening.kind === 'copy' ? (entry.copy?.content ?? null) : opening.revision.content;
}

/** When the text that opens was made durable. */
export function shownAt(entry: IndexEntry): string {
  const opening = openingOf(entry);
  if (opening === null) return '';
  const isCopy = opening.kind === 'copy' || (entry.copy !== null && entry.copy.content === opening.revision.content);
  return isCopy ? (entry.copy?.savedAt ?? '') : opening.revision.at;
}

export const publicationOn = (entry: IndexEntry, portal: string): Publication | null =>
  latestPublication(entry, portal);

export function siteStateOf(entry: IndexEntry, portal: string): SiteState {
  const publication = publicationOn(entry, portal);
  if (publication === null) return 'absent';
  return publication.content === shownContent(entry) ? 'current' : 'outdated';
}

/** Words that were typed since are not the approved ones, whether a revision holds them yet or not. */
function workflowSummary(entry: IndexEntry): WorkflowSummary {
  const { state, owner, reviewer, submitted, schedule, approvals, editedAfterApproval, owes, commission } =
    entry.workflow;
  const approved = approvals[0]?.content ?? null;
  const isOther = approved !== null && approved !== shownContent(entry);
  const isWaiting = state === 'approved' || state === 'scheduled';
  return {
    state: state ?? 'draft',
    owner,
    reviewer: reviewer?.by ?? null,
    submittedAt: submitted?.at ?? null,
    publishAt: schedule?.publishAt ?? null,
    isApproved: isWaiting && !isOther,
    isEdited: editedAfterApproval || (isWaiting && isOther),
    owes,
    commission,
  };
}

const holderOf = ({ workflow: { holder } }: IndexEntry): ArticleSummary['holder'] =>
  holder === null ? null : { personId: holder.by, since: holder.since, until: holder.until };

/** A row of the list; null for a house template, and where there is nothing that could open (records of a newer program only). A text that has not arrived yet has no headline. */
export function summaryOf(entry: IndexEntry, portal: string): ArticleSummary | null {
  if (openingOf(entry) === null || entry.template !== null) return null;
  const { facts } = entry;
  return {
    id: entry.article,
    headline: facts?.headline ?? '',
    section: facts?.section ?? null,
    bylines: facts?.bylines ?? [],
    updatedAt: shownAt(entry),
    site: siteStateOf(entry, portal),
    heads: entry.revisions.filter(({ record, trust }) => trust !== 'unknown' && entry.heads.includes(record)).length,
    missingPhoto: facts !== null && (facts.hasEmptyFigure || facts.missingPhoto),
    talk: entry.talk,
    proposals: entry.proposals,
    workflow: workflowSummary(entry),
    holder: holderOf(entry),
  };
}

/** A house template that can be begun from; one that was thrown away is none. */
export const isTemplate = (
  entry: IndexEntry,
): entry is IndexEntry & { readonly template: { readonly name: string; readonly content: string } } =>
  entry.template !== null && entry.template.content !== null;
