import type { AppError } from '../../shared/app-error.ts';
import type { PublishProgress, PublishReceipt } from '../../shared/ipc/wire.ts';
import type { Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import { publishArticle, type PublishingParts } from '../publishing/publish-article.ts';
import { signReceipt } from './sign-receipt.ts';

export interface NewestParts {
  readonly desk: Desk;
  readonly exporter: string;
  readonly publishing: PublishingParts;
}

/** Publishes exactly what the desk's rules and approvals let, and signs what was proven. Without an order nothing is written. */
export async function publishNewest(
  { desk, exporter, publishing }: NewestParts,
  articleId: string,
  onProgress: (progress: PublishProgress) => void,
  signal: AbortSignal,
): Promise<Result<PublishReceipt, AppError>> {
  const order = await desk.workflow.orderPublication(articleId);
  if (!order.ok) return order;
  const article = await desk.readContent(articleId, order.value.content);
  if (!article.ok) return article;
  const published = await publishArticle(article.value, publishing, onProgress, signal);
  if (!published.ok) return published;
  const signed = await signReceipt(desk, publishing.site, exporter, published.value, order.value.approval);
  return signed.ok ? published : signed;
}
