import * as v from 'valibot';
import { ArticleIdSchema } from '../../article/schema.ts';
import type { ArticleSummary, ImportedPage, OpenedArticle, SavedState } from '../wire.ts';
import { nothing, onArticle } from './request-parts.ts';

/** Articles travel as one JSON string and are parsed by `parseArticle`, so that nothing large is cloned field by field. */
export const ARTICLE_REQUESTS = {
  'article:list': nothing,
  /** Related-link search: accent-insensitive over headline, lead and names; newest first. */
  'article:search': v.strictObject({
    query: v.pipe(v.string(), v.maxLength(200)),
    except: v.nullable(ArticleIdSchema),
  }),
  'article:create': nothing,
  'article:open': onArticle,
  'article:saveWorkingCopy': v.strictObject({
    articleId: ArticleIdSchema,
    articleJson: v.pipe(v.string(), v.maxLength(20_000_000)),
  }),
  'article:keepRevision': onArticle,
  'article:duplicate': onArticle,
  'article:importPage': nothing,
  'article:importPastedPage': v.strictObject({
    text: v.pipe(v.string(), v.maxLength(5_000_000)),
    format: v.picklist(['text', 'html']),
  }),
} as const;

export interface ArticleAnswers {
  'article:list': readonly ArticleSummary[];
  'article:search': readonly ArticleSummary[];
  'article:create': OpenedArticle;
  'article:open': OpenedArticle;
  'article:saveWorkingCopy': SavedState;
  'article:keepRevision': SavedState;
  'article:duplicate': OpenedArticle;
  'article:importPage': ImportedPage;
  'article:importPastedPage': ImportedPage;
}
