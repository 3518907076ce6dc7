import * as v from 'valibot';
import { EntryIdSchema } from '../../article/schema.ts';
import { HashSchema, lineOf, recordOf } from '../record-schema.ts';

/** UTF-16 units of the words before and after, by which a place is found again. */
export const CONTEXT_UNITS = 40;

/** UTF-16 units of the words that a comment quotes at most. */
export const QUOTE_UNITS = 2_000;

const contextOf = v.optional(lineOf(2 * CONTEXT_UNITS), '');

/**
 * What a comment is about. `id` names the block, figure or field ('' for the article); `quote` its words as they stood when it was written, none where
 * the whole of it is meant. `start` is their place in UTF-16 units, `before` and `after` what stood around them: only to find them again.
 */
export const CommentAnchorSchema = v.object({
  on: v.picklist(['article', 'block', 'field', 'figure']),
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{0,40}$/)),
  quote: lineOf(QUOTE_UNITS),
  start: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000)), 0),
  before: contextOf,
  after: contextOf,
});

export type CommentAnchor = v.InferOutput<typeof CommentAnchorSchema>;

/**
 * `comment`: a remark, a reply (`thread` names the comment that began the talk), or only the settling of one. `resolved`: true settles the thread,
 * false opens it again, null leaves it as it is.
 */
export const CommentRecordSchema = recordOf('comment', 1, {
  thread: v.nullable(HashSchema),
  anchor: CommentAnchorSchema,
  text: lineOf(20_000),
  mentions: v.pipe(v.array(EntryIdSchema), v.maxLength(50), v.readonly()),
  resolved: v.nullable(v.boolean()),
});
