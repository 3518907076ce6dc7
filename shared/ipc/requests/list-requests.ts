import * as v from 'valibot';
import { ArticleIdSchema } from '../../article/schema.ts';
import { ListWishSchema, MAX_PAGE_ROWS, type FoundArticle, type ListCounts, type ListPage } from '../list-wish.ts';
import type { ArticleSummary } from '../wire.ts';
import { nothing } from './request-parts.ts';

/** The archive stays in main; the window asks for what is looked at. */
export const LIST_REQUESTS = {
  /** A page of a queue, or of a search in it. Of pages that wait, only the newest is answered, the others with `cancelled`. */
  'list:page': ListWishSchema,
  'list:counts': nothing,
  /** The rows of articles that somebody names; those that the desk does not have, or (not `isComplete`) does not know yet, are left out. */
  'list:rows': v.strictObject({ articleIds: v.pipe(v.array(ArticleIdSchema), v.maxLength(MAX_PAGE_ROWS)) }),
  /** The newest few that a search of the whole archive finds, for links and for commands. */
  'list:find': v.strictObject({
    query: v.pipe(v.string(), v.maxLength(200)),
    except: v.nullable(ArticleIdSchema),
  }),
} as const;

export interface ListAnswers {
  'list:page': ListPage;
  'list:counts': ListCounts;
  'list:rows': { readonly rows: readonly ArticleSummary[]; readonly isComplete: boolean };
  'list:find': readonly FoundArticle[];
}
