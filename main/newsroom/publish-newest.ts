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

/** Keeps the saved words as a revision, publishes exactly that revision, and signs what was proven. */
export async function publishNewest(
  { desk, exporter, publishing }: NewestParts,
  articleId: string,
  onProgress: (progress: PublishProgress) => void,
  signal: AbortSignal,
): Promise<Result<PublishReceipt, AppError>> {
  const kept = await desk.keepRevision(articleId);
  if (!kept.ok) return kept;
  if (kept.value.kind !== 'revision') throw new Error('a kept revision is not a revision');
  const article = await desk.readContent(articleId, kept.value.content);
  if (!article.ok) return article;
  const published = await publishArticle(article.value, publishing, onProgress, signal);
  if (!published.ok) return published;
  const signed = await signReceipt(desk, publishing.site, exporter, published.value);
  return signed.ok ? published : signed;
}
