import * as v from 'valibot';
import { ArticleIdSchema } from '../../article/schema.ts';
import { PortalSchema, type Portal } from '../../portal/schema.ts';
import type { ArticleSiteInfo, PublishReceipt, SiteInfo } from '../wire.ts';
import { nothing, onArticle } from './request-parts.ts';

/** The site that the desk publishes to. */
export const SITE_REQUESTS = {
  'site:info': nothing,
  'site:savePortal': v.strictObject({ portal: PortalSchema }),
  'site:chooseFolder': nothing,
  'site:articleInfo': onArticle,
  'site:publish': onArticle,
  'site:cancelPublish': onArticle,
  'site:openInBrowser': v.strictObject({ articleId: v.nullable(ArticleIdSchema) }),
} as const;

export interface SiteAnswers {
  'site:info': SiteInfo;
  'site:savePortal': Portal;
  'site:chooseFolder': SiteInfo;
  'site:articleInfo': ArticleSiteInfo;
  'site:publish': PublishReceipt;
  'site:cancelPublish': null;
  'site:openInBrowser': null;
}
