import * as v from 'valibot';
import type { Article } from '../../article/schema.ts';
import { ArticleIdSchema } from '../../article/schema.ts';
import type { ArticleComparison } from '../../compare/compare-articles.ts';
import type { ArticleJoin } from '../../compare/join-articles.ts';
import { HashSchema } from '../../records/record-schema.ts';
import type { Trust } from '../../records/trust.ts';
import type { SavedRevision } from '../wire.ts';
import { onArticle } from './request-parts.ts';
import { SaveIdSchema } from './version-requests.ts';

const ArticleJsonSchema = v.pipe(v.string(), v.maxLength(20_000_000));

/** A version to be compared: a revision by its content hash, a save of this machine, or the text in the window. */
const ComparedSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('revision'), content: HashSchema }),
  v.strictObject({ kind: v.literal('save'), id: SaveIdSchema }),
  v.strictObject({ kind: v.literal('text'), articleJson: ArticleJsonSchema }),
]);

/** Comparing versions of an article, and joining two that were written apart. */
export const COMPARE_REQUESTS = {
  'compare:revisions': onArticle,
  'compare:articles': v.strictObject({ articleId: ArticleIdSchema, before: ComparedSchema, after: ComparedSchema }),
  /** The two versions that were written apart, joined as far as only one side changed each place. */
  'compare:apart': onArticle,
  /** Signs a joined article as the revision that continues both heads; refused when these are no longer the heads. */
  'compare:join': v.strictObject({
    articleId: ArticleIdSchema,
    parents: v.strictTuple([HashSchema, HashSchema]),
    articleJson: ArticleJsonSchema,
  }),
} as const;

/** A revision that can be compared. `by`: the name that the roster knows; null: nobody here knows who that is. */
export interface ComparableRevision {
  readonly record: string;
  readonly content: string;
  readonly at: string;
  readonly by: string | null;
  /** This machine's own person wrote it. */
  readonly isMine: boolean;
  readonly trust: Trust;
}

/** Two heads that people wrote apart, the one that this machine's text stands on first; `base`: the newest that both continue, when it is here. */
export interface WrittenApart {
  readonly mine: ComparableRevision;
  readonly theirs: ComparableRevision;
  readonly base: ComparableRevision | null;
  /** Heads beside these two; they are joined afterwards, one by one. */
  readonly others: number;
}

/** The revisions of an article, the newest first, the one that stands on the site, and what was written apart; null: nothing was. */
export interface ComparableRevisions {
  readonly revisions: readonly ComparableRevision[];
  readonly published: string | null;
  readonly apart: WrittenApart | null;
}

export interface CompareAnswers {
  'compare:revisions': ComparableRevisions;
  'compare:articles': { readonly before: Article; readonly after: Article; readonly comparison: ArticleComparison };
  'compare:apart': { readonly apart: WrittenApart; readonly join: ArticleJoin } | null;
  'compare:join': SavedRevision;
}
