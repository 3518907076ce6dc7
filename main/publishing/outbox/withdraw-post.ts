import type { RemotePost, Withdrawal } from '../../portals/portal.ts';
import { portalFailure } from '../../portals/portal-error.ts';
import type { Job } from './job.ts';
import type { RunEnd, RunParts } from './run-parts.ts';
import { must, noteOf, stopFailed, stopWaiting } from './run-stop.ts';

/** Readers meet it, now or at its time. */
const isPublic = ({ state }: RemotePost): boolean => state === 'published' || state === 'scheduled';

/** Takes a post out of the readers' sight, and looks whether it is. What somebody changed there since is not touched unasked. */
export async function withdrawPost(job: Job, withdrawal: Withdrawal, parts: RunParts): Promise<RunEnd> {
  const { portal, append, onStep, now, signal } = parts;
  const { key } = job.created;
  const order = await parts.order();
  if (!order.stands) return { kind: 'superseded' };
  onStep('look', 0, 1);
  const found = await must('look', portal.findByKey(key, signal));
  if (found !== null && isPublic(found)) {
    const { fingerprint } = found;
    if (!order.known.has(fingerprint) && fingerprint !== job.over)
      throw stopWaiting('look', 'changed-on-site', `${fingerprint} `);
    onStep('withdraw', 0, 1);
    const left = await must('withdraw', portal.withdraw(found, withdrawal, fingerprint, signal));
    await append({ kind: 'put', at: now().toISOString(), isPublic: false, ...noteOf(left) });
  }
  onStep('read-back', 0, 1);
  const after = await must('read-back', portal.findByKey(key, signal));
  if (after !== null && isPublic(after))
    throw stopFailed('read-back', portalFailure('unknown', 'strange-answer', { detail: after.state }).error);
  onStep('sign', 0, 1);
  if (!(await parts.signRemoval(after?.fingerprint ?? null))) throw stopWaiting('sign', 'not-signed');
  return { kind: 'done' };
}
