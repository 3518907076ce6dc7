import * as v from 'valibot';
import { EntryIdSchema } from '../../article/schema.ts';
import { HashSchema, lineOf, recordOf } from '../record-schema.ts';

/** What a comment is about. `id` names the block, figure or field ('' for the article); `quote` its words as they stood when it was written. */
export const CommentAnchorSchema = v.object({
  on: v.picklist(['article', 'block', 'field', 'figure']),
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{0,40}$/)),
  quote: lineOf(2_000),
});

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
