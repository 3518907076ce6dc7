import * as v from 'valibot';
import type { ArticleHistory } from '../../receipt/article-history.ts';
import { onArticle } from './request-parts.ts';

/** What an article's history can leave as: to be read, or to be checked. */
export const HISTORY_FORMATS = ['pdf', 'json'] as const;
export type HistoryFormat = (typeof HISTORY_FORMATS)[number];

/** Who did what with an article. Main asks for the place on the disk in the system's own dialog. */
export const HISTORY_REQUESTS = {
  'history:of': onArticle,
  'history:save': v.strictObject({ ...onArticle.entries, format: v.picklist(HISTORY_FORMATS) }),
} as const;

export interface HistoryAnswers {
  'history:of': ArticleHistory;
  'history:save': { readonly fileName: string };
}
