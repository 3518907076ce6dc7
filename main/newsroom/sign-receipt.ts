import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AppError } from '../../shared/app-error.ts';
import type { PublishReceipt } from '../../shared/ipc/wire.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import { tryFiles } from '../desk/files/file-errors.ts';
import type { PortalSite } from '../portals/portal-site.ts';

/** The desk's signature under what publishing proved, once: publishing the same words again brings the same receipt, which is signed already. */
export async function signReceipt(
  desk: Desk,
  site: PortalSite,
  exporter: string,
  { articleId, content, url, publishedAt, updatedAt }: PublishReceipt,
  approval: string | null,
): Promise<Result<null, AppError>> {
  const standing = await desk.siteInfo(articleId);
  const isKnown = standing.state === 'current' && standing.url === url && standing.updatedAt === updatedAt;
  if (isKnown && standing.publishedAt === publishedAt) return ok(null);
  const [page, file] = [await site.published(articleId), await site.pageFile(articleId)];
  if (page === null || file === null) return fail({ code: 'not-found', what: 'article' });
  const bytes = await tryFiles(() => readFile(file));
  if (!bytes.ok) return bytes;
  const signed = await desk.recordPublication(articleId, {
    content,
    approval,
    portal: desk.portal().id,
    remoteId: page.pagePath,
    url,
    rendered: createHash('sha256').update(bytes.value).digest('hex'),
    exporter,
    publishedAt,
    updatedAt,
  });
  return signed.ok ? ok(null) : signed;
}
