import * as v from 'valibot';
import { ArticleIdSchema, EntryIdSchema } from '../../article/schema.ts';
import type { CommentThread } from '../../records/fold-comments.ts';
import { CommentAnchorSchema } from '../../records/kinds/comment-record.ts';
import { HashSchema } from '../../records/record-schema.ts';
import { onArticle } from './request-parts.ts';

const CommentTextSchema = v.pipe(v.string(), v.maxLength(10_000));

/** What is being written and was not sent: a new talk (`thread` null) about something, or an answer in one. */
export const CommentDraftSchema = v.strictObject({
  thread: v.nullable(HashSchema),
  anchor: CommentAnchorSchema,
  text: CommentTextSchema,
});

/** What people say about an article, beside it: no request here changes its words. */
export const COMMENT_REQUESTS = {
  'comments:of': onArticle,
  /**
   * Signs a remark, an answer or only the settling of a talk. In a known talk main takes the anchor from its beginning; `mentions` are people of the
   * roster.
   */
  'comments:write': v.strictObject({
    articleId: ArticleIdSchema,
    thread: v.nullable(HashSchema),
    anchor: CommentAnchorSchema,
    text: CommentTextSchema,
    mentions: v.pipe(v.array(EntryIdSchema), v.maxLength(50)),
    resolved: v.nullable(v.boolean()),
  }),
  /** Keeps what is not sent yet on this machine, durably before it answers; an empty text puts it away. */
  'comments:saveDraft': v.strictObject({ articleId: ArticleIdSchema, draft: CommentDraftSchema }),
} as const;

export type CommentDraft = v.InferOutput<typeof CommentDraftSchema>;

/** The talks of an article, oldest first, and what this person has begun to write. `people` can be mentioned; `names` has everyone who occurs, by id. */
export interface ArticleComments {
  readonly articleId: string;
  readonly threads: readonly CommentThread[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly names: Readonly<Record<string, string>>;
  readonly drafts: readonly CommentDraft[];
}

export interface CommentAnswers {
  'comments:of': ArticleComments;
  'comments:write': ArticleComments;
  'comments:saveDraft': null;
}
