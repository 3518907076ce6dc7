import * as v from 'valibot';
import { ArticleIdSchema, type Article } from '../../article/schema.ts';
import type { ArticleJoin } from '../../compare/join-articles.ts';
import type { Proposal } from '../../records/fold-proposals.ts';
import { PROPOSAL_VERDICTS } from '../../records/kinds/answer-proposal-record.ts';
import { HashSchema, NoteSchema } from '../../records/record-schema.ts';
import type { SavedState } from '../wire.ts';
import { onArticle } from './request-parts.ts';

const ArticleJsonSchema = v.pipe(v.string(), v.maxLength(20_000_000));

/** Words that somebody suggests for an article: written apart from it, and never it until its writer takes them. */
export const PROPOSAL_REQUESTS = {
  'proposals:of': onArticle,
  /** The text to suggest changes in: what was begun and not sent, else the newest revision. */
  'proposals:begin': onArticle,
  /** Keeps the suggestion being written on this machine, durably before it answers. */
  'proposals:saveDraft': v.strictObject({ articleId: ArticleIdSchema, articleJson: ArticleJsonSchema }),
  'proposals:discardDraft': onArticle,
  /** Signs what was saved last as a suggestion; `note` says why. */
  'proposals:send': v.strictObject({ articleId: ArticleIdSchema, note: NoteSchema }),
  /** A suggestion joined onto the text in the window, as far as only one of the two changed each place. */
  'proposals:join': v.strictObject({
    articleId: ArticleIdSchema,
    proposal: HashSchema,
    articleJson: ArticleJsonSchema,
  }),
  /** Signs what became of it. What was taken is the newest revision by then; refusing needs a reason. */
  'proposals:answer': v.strictObject({
    articleId: ArticleIdSchema,
    proposal: HashSchema,
    verdict: v.picklist(PROPOSAL_VERDICTS),
    note: NoteSchema,
  }),
} as const;

/** The suggestions of an article, oldest first, and when this person last saved one that is not sent; null: there is none. */
export interface ArticleProposals {
  readonly articleId: string;
  readonly proposals: readonly Proposal[];
  readonly draftSavedAt: string | null;
  readonly names: Readonly<Record<string, string>>;
}

export interface ProposalAnswers {
  'proposals:of': ArticleProposals;
  'proposals:begin': { readonly article: Article; readonly saved: SavedState };
  'proposals:saveDraft': SavedState;
  'proposals:discardDraft': ArticleProposals;
  'proposals:send': ArticleProposals;
  'proposals:join': ArticleJoin;
  'proposals:answer': ArticleProposals;
}
