import type { SignedRecord } from './fold.ts';
import type { PayloadOf } from './record-kinds.ts';

export type ProposalVerdict = PayloadOf<'answerProposal'>['verdict'];

/** An answer to a proposal. */
export interface ProposalAnswer {
  readonly record: string;
  readonly by: string;
  readonly at: string;
  readonly verdict: ProposalVerdict;
  readonly revision: string | null;
  readonly note: string;
}

/** Words that somebody suggests. It has no part in what the article is; `answers` in the common order, the last is how it stands; none: it waits. */
export interface Proposal {
  readonly record: string;
  readonly by: string;
  readonly at: string;
  readonly content: string;
  readonly base: string;
  readonly note: string;
  readonly answers: readonly ProposalAnswer[];
}

/** The proposals of an article in the order in which they were made. Only whoever made one can take it back; what nobody vouches for has no part. */
export function foldProposals(ordered: readonly SignedRecord[]): readonly Proposal[] {
  const proposals = new Map<string, Proposal>();
  for (const { hash, trust, record } of ordered) {
    if (record.as !== 'known' || trust === 'unknown') continue;
    const { payload } = record;
    if (payload.kind === 'proposal') {
      const { by, at, content, base, note } = payload;
      proposals.set(hash, { record: hash, by, at, content, base, note, answers: [] });
    }
    if (payload.kind !== 'answerProposal') continue;
    const { proposal: id, by, at, verdict, revision, note } = payload;
    const proposal = proposals.get(id);
    if (proposal === undefined || (verdict === 'withdrawn' && proposal.by !== by)) continue;
    const answer = { record: hash, by, at, verdict, revision, note };
    proposals.set(id, { ...proposal, answers: [...proposal.answers, answer] });
  }
  return [...proposals.values()];
}

/** Proposals that nobody has answered. */
export const waitingProposals = (proposals: readonly Proposal[]): readonly Proposal[] =>
  proposals.filter(({ answers }) => answers.length === 0);
