import { realAddress } from '../../../shared/portal/site-address.ts';
import { publicationOn, siteStateOf } from './article-index.ts';
import type { ArticleShelf } from './article-shelf.ts';
import type { SiteStanding } from '../desk.ts';
import { PORTAL_ID } from '../first-portal.ts';

/** Where an article stands by its receipts. */
export async function siteInfoOf(shelf: ArticleShelf, articleId: string): Promise<SiteStanding> {
  const entry = await shelf.peek(articleId);
  const publication = entry === null ? null : publicationOn(entry, PORTAL_ID);
  if (entry === null || publication === null) return { state: 'absent', url: null, publishedAt: null, updatedAt: null };
  const { publishedAt, updatedAt } = publication;
  return { state: siteStateOf(entry, PORTAL_ID), url: realAddress(publication.url), publishedAt, updatedAt };
}
