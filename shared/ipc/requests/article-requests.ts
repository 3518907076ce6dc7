import * as v from 'valibot';
import { ArticleIdSchema } from '../../article/schema.ts';
import type { ImportedPage, OpenedArticle, SavedState } from '../wire.ts';
import { nothing, onArticle } from './request-parts.ts';

/** 64 MiB: a ninjs file holds its photos. */
export const MAX_DROPPED_BYTES = 64 * 1024 * 1024;

/** Articles travel as one JSON string and are parsed by `parseArticle`, so that nothing large is cloned field by field. */
export const ARTICLE_REQUESTS = {
  'article:create': nothing,
  'article:open': onArticle,
  'article:saveWorkingCopy': v.strictObject({
    articleId: ArticleIdSchema,
    articleJson: v.pipe(v.string(), v.maxLength(20_000_000)),
  }),
  'article:keepRevision': onArticle,
  'article:duplicate': onArticle,
  /** A portal's page, copied text or ninjs from a file that the person picks; photos of a ninjs file may lie beside it. */
  'article:importPage': nothing,
  /** The same for a file that was dropped on the window: what lies beside it stays where it is. */
  'article:importDropped': v.strictObject({
    fileName: v.pipe(v.string(), v.maxLength(255)),
    bytes: v.pipe(
      v.instance(Uint8Array),
      v.check((bytes) => bytes.byteLength <= MAX_DROPPED_BYTES),
    ),
  }),
  'article:importPastedPage': v.strictObject({
    text: v.pipe(v.string(), v.maxLength(5_000_000)),
    format: v.picklist(['text', 'html']),
  }),
} as const;

export interface ArticleAnswers {
  'article:create': OpenedArticle;
  'article:open': OpenedArticle;
  'article:saveWorkingCopy': SavedState;
  'article:keepRevision': SavedState;
  'article:duplicate': OpenedArticle;
  'article:importPage': ImportedPage;
  'article:importDropped': ImportedPage;
  'article:importPastedPage': ImportedPage;
}
