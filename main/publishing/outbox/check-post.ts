import type { Difference } from '../../portals/compare-post.ts';
import type { RemoteContent, RemotePost } from '../../portals/portal.ts';
import { portalFailure } from '../../portals/portal-error.ts';
import type { PostToSend } from '../../portals/post-to-send.ts';
import type { MailingStep } from '../../../shared/portal/portal-trouble.ts';
import type { RunParts } from './run-parts.ts';
import { must, stopFailed, stopWaiting } from './run-stop.ts';

const tell = (differences: readonly Difference[]): string =>
  differences
    .slice(0, 3)
    .map(({ field, sent, found }) => `${field}: “${sent.slice(0, 120)}” → “${found.slice(0, 120)}”`)
    .join('; ');

/** Reads what stands there and compares it. A page that does not show the words yet is waited for; anything else is a person's. */
export async function check(step: MailingStep, remote: RemotePost, post: PostToSend, { portal, signal }: RunParts) {
  const { content, verification } = await must(step, portal.verify(remote, post, signal));
  if (verification.matches) return { content, matches: true as const };
  const { differences } = verification;
  const isOnlyPage = differences.every(({ field }) => field === 'page');
  return { content, matches: false as const, isOnlyPage, detail: tell(differences), differences };
}

/** The same, where anything but a match ends the run. */
export async function prove(
  step: MailingStep,
  remote: RemotePost,
  post: PostToSend,
  parts: RunParts,
): Promise<RemoteContent> {
  const checked = await check(step, remote, post, parts);
  if (checked.matches) return checked.content;
  if (checked.isOnlyPage)
    throw stopFailed(step, portalFailure('not-done', 'strange-answer', { detail: checked.detail }).error);
  throw stopWaiting(step, 'differs', checked.detail, checked.differences);
}
