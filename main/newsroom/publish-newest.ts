import type { AppError } from '../../shared/app-error.ts';
import type { PublishProgress, PublishReceipt } from '../../shared/ipc/wire.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import { publishArticle, refusalToPublish, type PublishingParts } from '../publishing/publish-article.ts';
import type { HostRoom } from './host-room.ts';
import type { MailRoom } from './mail-room.ts';
import type { PageChanges } from './page-changes.ts';
import { signReceipt } from './sign-receipt.ts';

export interface NewestParts {
  readonly desk: Desk;
  readonly exporter: string;
  readonly publishing: PublishingParts;
  /** What goes to the desk's other portals waits there, durably, before the site is written. */
  readonly mail: Pick<MailRoom, 'send'>;
  readonly host: Pick<HostRoom, 'isSet' | 'expect'>;
  readonly changes: Pick<PageChanges, 'isInTheWay'>;
}

/** Where the site travels to a host, its address is signed when the page was read there: these words may have been proven before, else they are in the folder. */
async function provenUrl(desk: Desk, { articleId, updatedAt, publishedAt }: PublishReceipt): Promise<string | null> {
  const standing = await desk.siteInfo(articleId);
  const isSame = standing.updatedAt === updatedAt && standing.publishedAt === publishedAt;
  return standing.state === 'current' && isSame ? standing.url : null;
}

/** Publishes exactly what the desk's rules and approvals let, and signs what was proven. Without an order nothing is written. */
export async function publishNewest(
  { desk, exporter, publishing, mail, host, changes }: NewestParts,
  articleId: string,
  onProgress: (progress: PublishProgress) => void,
  signal: AbortSignal,
): Promise<Result<PublishReceipt, AppError>> {
  const order = await desk.workflow.orderPublication(articleId);
  if (!order.ok) return order;
  const article = await desk.readContent(articleId, order.value.content);
  if (!article.ok) return article;
  const refusal = refusalToPublish(article.value, publishing.portal, publishing.clock());
  if (refusal !== null) return fail(refusal);
  if (await changes.isInTheWay(articleId)) return fail({ code: 'page-changed' });
  const sent = await mail.send(article.value, order.value.approval, null, signal);
  if (!sent.ok) return sent;
  const expected = await host.expect(articleId);
  if (!expected.ok) return expected;
  const published = await publishArticle(article.value, publishing, onProgress, signal);
  if (!published.ok) return published;
  const url = host.isSet() ? await provenUrl(desk, published.value) : published.value.url;
  const receipt = { ...published.value, url };
  const signed = await signReceipt(desk, publishing.site, exporter, receipt, order.value.approval);
  return signed.ok ? ok(receipt) : signed;
}
