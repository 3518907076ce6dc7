import * as v from 'valibot';
import { ArticleIdSchema } from '../../article/schema.ts';

/** A request without input. */
export const nothing = v.undefined();

/** A request about one article. */
export const onArticle = v.strictObject({ articleId: ArticleIdSchema });

/** A name that a person gives: never empty. */
export const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
