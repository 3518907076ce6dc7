import type { RemotePost } from '../../portals/portal.ts';
import { portalFailure } from '../../portals/portal-error.ts';
import type { PostToSend } from '../../portals/post-to-send.ts';
import { prove } from './check-post.ts';
import type { Job } from './job.ts';
import type { JobOrder, RunEnd, RunParts } from './run-parts.ts';
import { must, noteOf, stopFailed, stopWaiting } from './run-stop.ts';

const isBetween = (from: string, now: Date, until: string): boolean =>
  Date.parse(from) <= now.getTime() && now.getTime() < Date.parse(until);

/** The desk says that it is time; the portal's clock is behind. Null: not so. */
export function stillHeld({ held }: Job, { notBefore }: JobOrder, now: Date): RunEnd | null {
  if (held === null || notBefore !== null || !isBetween(held.publishAt, now, held.until)) return null;
  const { publishAt, until, onServer } = held;
  return { kind: 'held', publishAt, until, onServer };
}

/**
 * Brings the post as far as it may go before its time: whole, compared and, where the portal can, scheduled there. The time has come when the desk's clock
 * and the portal's both say so.
 */
export async function holdUntil(
  publishAt: string,
  settled: RemotePost,
  post: PostToSend,
  job: Job,
  parts: RunParts,
): Promise<RunEnd> {
  const { portal, append, onStep, now, signal } = parts;
  onStep('check', 0, 1);
  let remote = settled;
  if (remote.state === 'draft' || remote.state === 'pending') remote = (await prove('check', remote, post, parts)).post;
  const { clockSkewMs, can } = await must('check', portal.probe(signal));
  const onServer = portal.guarantees.schedule && can.includes('schedule');
  const isThere = remote.state === 'published' || (remote.state === 'scheduled' && job.held?.publishAt === publishAt);
  if (onServer && !isThere) {
    onStep('publish', 0, 1);
    remote = await must('publish', portal.publish(remote, publishAt, remote.fingerprint, signal));
    await append({ kind: 'put', at: now().toISOString(), isPublic: false, ...noteOf(remote) });
    const { post: proven } = await prove('read-back', remote, post, parts);
    if (proven.state !== 'scheduled' && proven.state !== 'published')
      throw stopFailed('read-back', portalFailure('unknown', 'strange-answer', { detail: proven.state }).error);
  }
  const due = Date.parse(publishAt) + Math.max(0, -(clockSkewMs ?? 0));
  const until = new Date(Math.max(due, now().getTime() + parts.againMs)).toISOString();
  return { kind: 'held', publishAt, until, onServer };
}

/** These words are to stand there no longer: what the portal would publish by itself becomes a draft again. Public words stay; a person is told. */
export async function callOff(job: Job, { known }: JobOrder, parts: RunParts): Promise<RunEnd> {
  const { portal, append, onStep, now, signal } = parts;
  if (job.held?.onServer !== true) return { kind: 'superseded' };
  onStep('look', 0, 1);
  const found = await must('look', portal.findByKey(job.created.key, signal));
  if (found?.state === 'published') throw stopWaiting('look', 'out-by-itself');
  if (found?.state !== 'scheduled') return { kind: 'superseded' };
  if (!known.has(found.fingerprint)) throw stopWaiting('look', 'changed-on-site', `${found.fingerprint} `);
  const post = await parts.readPost();
  if (post === null) throw stopWaiting('look', 'damaged');
  const drafted = await must('draft', portal.putDraft(post, new Map(job.assets), found.fingerprint, signal));
  await append({ kind: 'put', at: now().toISOString(), isPublic: false, ...noteOf(drafted) });
  if (drafted.state === 'draft' || drafted.state === 'pending') return { kind: 'superseded' };
  throw stopFailed('draft', portalFailure('unknown', 'strange-answer', { detail: drafted.state }).error);
}
