import type { AppError } from '../../shared/app-error.ts';
import type { PublishProgress, PublishReceipt } from '../../shared/ipc/wire.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import { publishArticle, refusalToPublish, type PublishingParts } from '../publishing/publish-article.ts';
import type { MailRoom } from './mail-room.ts';
import { signReceipt } from './sign-receipt.ts';

export interface NewestParts {
  readonly desk: Desk;
  readonly exporter: string;
  readonly publishing: PublishingParts;
  /** What goes to the desk's other portals waits there, durably, before the site is written. */
  readonly mail: Pick<MailRoom, 'send'>;
}

/** Publishes exactly what the desk's rules and approvals let, and signs what was proven. Without an order nothing is written. */
export async function publishNewest(
  { desk, exporter, publishing, mail }: NewestParts,
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
  const sent = await mail.send(article.value, order.value.approval, null, signal);
  if (!sent.ok) return sent;
  const published = await publishArticle(article.value, publishing, onProgress, signal);
  if (!published.ok) return published;
  const signed = await signReceipt(desk, publishing.site, exporter, published.value, order.value.approval);
  return signed.ok ? published : signed;
}
