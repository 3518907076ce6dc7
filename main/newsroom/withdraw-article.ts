import type { AppError } from '../../shared/app-error.ts';
import { noticesOf, withdrawalText } from '../../shared/portal/notices.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import { sha256Hex } from '../desk/files/sha256.ts';
import type { HostRoom } from './host-room.ts';
import type { PortalSite, WithdrawnArticle } from '../portals/portal-site.ts';

interface WithdrawalParts {
  readonly desk: Desk;
  readonly site: PortalSite;
  readonly host: Pick<HostRoom, 'expect' | 'settle'>;
  readonly exporter: string;
}

/** Takes off the site what the desk's records say is withdrawn, by the desk's settings, and signs that it is gone once that was seen. */
export async function withdrawArticle(
  articleId: string,
  { desk, site, host, exporter }: WithdrawalParts,
  signal: AbortSignal,
): Promise<Result<WithdrawnArticle, AppError>> {
  const story = await desk.workflow.story(articleId);
  if (!story.ok) return story;
  const { state, reason } = story.value.flow;
  if (state !== 'withdrawn' || reason === null)
    return fail({ code: 'not-allowed', action: 'withdraw', reason: 'wrong-state' });
  const portal = desk.portal();
  const { withdrawal: how } = noticesOf(portal);
  const expected = await host.expect(articleId);
  if (!expected.ok) return expected;
  const withdrawn = await site.withdraw(articleId, { how, notice: withdrawalText(portal, reason.at) });
  if (!withdrawn.ok) return withdrawn;
  // In the folder it is gone; readers may still read it where the folder travels to.
  const settled = await host.settle(articleId, signal);
  if (!settled.ok) return settled;
  const { page } = withdrawn.value;
  const rendered = page === null ? null : sha256Hex(page);
  const signed = await desk.recordRemoval(articleId, { portal: portal.id, how, rendered, exporter });
  return signed.ok ? withdrawn : signed;
}
