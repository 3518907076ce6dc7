import * as v from 'valibot';
import { HashSchema, lineOf, recordOf } from '../record-schema.ts';

/**
 * `template`: this article is a house template under that name, with exactly this content; `content` null: it is one no longer. An article that ever
 * was a template stands in no list of articles.
 */
export const TemplateRecordSchema = recordOf('template', 1, {
  name: v.pipe(
    lineOf(200),
    v.check((name) => name.trim() !== ''),
  ),
  content: v.nullable(HashSchema),
});
