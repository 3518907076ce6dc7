import type { AppError } from '../../shared/app-error.ts';
import { contentHash } from '../../shared/article/canonical.ts';
import { missingFields } from '../../shared/article/missing-fields.ts';
import type { Article } from '../../shared/article/schema.ts';
import type { PublishProgress, PublishReceipt } from '../../shared/ipc/wire.ts';
import type { Portal } from '../../shared/portal/schema.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { PageTimes, PortalSite, SitePreview } from '../portals/portal-site.ts';

/** What publishing is done with. */
export interface PublishingParts {
  readonly site: PortalSite;
  readonly portal: Portal;
  readonly clock: () => Date;
}

/** Why the article may not be published now; null when it may. A section that the portal does not have is none. */
export function refusalToPublish(article: Article, portal: Portal, now: Date): AppError | null {
  const missing = missingFields(article, portal.sections);
  if (missing.length > 0) return { code: 'incomplete', missing };
  if (article.embargo !== null && Date.parse(article.embargo) > now.getTime())
    return { code: 'embargo', until: article.embargo };
  return null;
}

/** The times that the page is to print: an article brought over keeps its first ones, the same words keep theirs, new words get the clock's. */
async function timesFor(article: Article, { site, clock }: PublishingParts): Promise<PageTimes> {
  const known = await site.published(article.id);
  if (known === null) {
    const publishedAt = article.origin?.publishedAt ?? clock().toISOString();
    return { publishedAt, updatedAt: publishedAt };
  }
  const { publishedAt } = known;
  return { publishedAt, updatedAt: known.content === contentHash(article) ? known.updatedAt : clock().toISOString() };
}

/**
 * Publishes exactly this article and proves it: the receipt is given only when the page was read back and is, byte for byte, the article's. Publishing
 * the same article again changes nothing and gives the same times.
 */
export async function publishArticle(
  article: Article,
  parts: PublishingParts,
  onProgress: (progress: PublishProgress) => void,
  signal: AbortSignal,
): Promise<Result<PublishReceipt, AppError>> {
  const refusal = refusalToPublish(article, parts.portal, parts.clock());
  if (refusal !== null) return fail(refusal);
  const content = contentHash(article);
  const articleId = article.id;
  // What a crash left half done is finished first: it decides whether this is the article's first publication.
  const recovered = await parts.site.recover();
  if (!recovered.ok) return recovered;
  const times = await timesFor(article, parts);
  const published = await parts.site.publish(article, times, (step) => onProgress({ articleId, ...step }), signal);
  if (!published.ok) return published;
  const { value } = published;
  if (value.content !== content) return fail({ code: 'damaged', what: 'site' });
  const { url, publishedAt, updatedAt, written, untouched } = value;
  return ok({ articleId, url, content, publishedAt, updatedAt, written, untouched });
}

/** The page as publishing would make it now; an article that is not complete yet can be looked at, too. */
export const previewArticle = async (
  article: Article,
  parts: PublishingParts,
): Promise<Result<SitePreview, AppError>> => parts.site.preview(article, await timesFor(article, parts));
