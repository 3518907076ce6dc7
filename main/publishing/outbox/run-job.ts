import type { RemoteAsset, RemotePost } from '../../portals/portal.ts';
import { portalFailure } from '../../portals/portal-error.ts';
import type { PostToSend } from '../../portals/post-to-send.ts';
import { check, prove } from './check-post.ts';
import { callOff, holdUntil, stillHeld } from './hold-post.ts';
import type { Job } from './job.ts';
import type { JobOrder, RunEnd, RunParts } from './run-parts.ts';
import { must, noteOf, RunStop, stopFailed, stopWaiting } from './run-stop.ts';
import { withdrawPost } from './withdraw-post.ts';

/** Stores the photos that are not stored yet, one after the other. */
async function putAssets(job: Job, post: PostToSend, parts: RunParts): Promise<ReadonlyMap<string, RemoteAsset>> {
  const { portal, append, readAsset, onStep, now, signal } = parts;
  const assets = new Map<string, RemoteAsset>(job.assets);
  for (const [index, asset] of post.assets.entries()) {
    onStep('assets', index, post.assets.length);
    if (assets.has(asset.sha256)) continue;
    const bytes = await readAsset(asset.sha256);
    if (bytes === null) throw stopWaiting('assets', 'damaged');
    const { sha256, remoteId, url } = await must('assets', portal.putAsset(asset, bytes, signal));
    await append({ kind: 'asset', at: now().toISOString(), sha256, remoteId, url });
    assets.set(sha256, { sha256, remoteId, url });
  }
  return assets;
}

/** Whether the answer to a creation was lost so lately that a server without keys could still be at it. */
function isUnsettled({ creatingAt, put }: Job, { portal, now, settleMs }: RunParts): boolean {
  if (portal.guarantees.idempotentByKey || creatingAt === null || put !== null) return false;
  return now().getTime() - Date.parse(creatingAt) < settleMs;
}

/** Our own creation, stopped before it was filled. */
const isHalfMade = ({ creatingAt, put }: Job, found: RemotePost): boolean =>
  found.state === 'draft' && creatingAt !== null && put === null;

async function write(job: Job, post: PostToSend, expected: string | null, parts: RunParts): Promise<RemotePost> {
  const { portal, append, onStep, now, signal } = parts;
  const assets = await putAssets(job, post, parts);
  onStep('draft', 0, 1);
  if (expected === null) await append({ kind: 'creating', at: now().toISOString() });
  const remote = await must('draft', portal.putDraft(post, assets, expected, signal));
  await append({ kind: 'put', at: now().toISOString(), isPublic: remote.state === 'published', ...noteOf(remote) });
  return remote;
}

/** The post as it is to stand there, in whatever state: found whole, created, or written anew over what we know. */
async function settleWords(job: Job, post: PostToSend, { known }: JobOrder, parts: RunParts) {
  const { portal, onStep, signal } = parts;
  onStep('look', 0, 1);
  const found = await must('look', portal.findByKey(post.key, signal));
  if (found === null) {
    // It was there and is not: somebody took it away, and only a person may put it back.
    if (job.put !== null || known.size > 0) throw stopWaiting('look', 'gone');
    if (isUnsettled(job, parts)) throw stopFailed('look', portalFailure('unknown', 'timeout').error);
    return write(job, post, null, parts);
  }
  const isGone = found.state === 'withdrawn' || found.state === 'trashed';
  // What the desk itself has withdrawn may come back; what somebody took away there may not.
  if (isGone && known.has(found.fingerprint)) return write(job, post, found.fingerprint, parts);
  if (isGone) throw stopWaiting('look', 'withdrawn-on-site');
  const standing = await check('look', found, post, parts);
  // The same words for another time: what is printed of it is written anew.
  const isOtherTime = found.state === 'scheduled' && job.put === null && known.has(found.fingerprint);
  if (isOtherTime) return write(job, post, found.fingerprint, parts);
  if (standing.matches || standing.isOnlyPage) return standing.content.post;
  const { fingerprint } = standing.content.post;
  // What we have just written came back otherwise: writing it again would bring the same.
  if (fingerprint === job.put?.fingerprint && job.over !== fingerprint)
    throw stopWaiting('check', 'differs', standing.detail, standing.differences);
  const isOurs = known.has(fingerprint) || fingerprint === job.over;
  if (isOurs || isHalfMade(job, found)) return write(job, post, fingerprint, parts);
  // No reader sees a draft, and another desk may be at work on it this very moment.
  if (found.state === 'draft') throw stopFailed('look', portalFailure('not-done', 'conflict').error);
  throw stopWaiting('look', 'changed-on-site', `${fingerprint} ${standing.detail}`, standing.differences);
}

async function runSteps(job: Job, parts: RunParts): Promise<RunEnd> {
  if (job.created.withdrawal !== null) return withdrawPost(job, job.created.withdrawal, parts);
  const { portal, append, onStep, now, signal } = parts;
  const order = await parts.order();
  if (!order.stands) return callOff(job, order, parts);
  const still = stillHeld(job, order, now());
  if (still !== null) return still;
  const post = await parts.readPost();
  if (post === null) throw stopWaiting('look', 'damaged');
  let remote = await settleWords(job, post, order, parts);
  if (order.notBefore !== null) return holdUntil(order.notBefore, remote, post, job, parts);
  if (remote.state !== 'published') {
    onStep('check', 0, 1);
    // Before any reader can see it: what this server would lose is found out now.
    const drafted = await prove('check', remote, post, parts);
    onStep('publish', 0, 1);
    remote = await must('publish', portal.publish(drafted.post, null, drafted.post.fingerprint, signal));
    await append({ kind: 'put', at: now().toISOString(), isPublic: true, ...noteOf(remote) });
  }
  onStep('read-back', 0, 1);
  const { post: proven } = await prove('read-back', remote, post, parts);
  if (proven.state !== 'published')
    throw stopFailed('read-back', portalFailure('unknown', 'strange-answer', { detail: proven.state }).error);
  const { serverTime } = proven;
  await append({ kind: 'verified', at: now().toISOString(), serverTime, ...noteOf(proven) });
  onStep('sign', 0, 1);
  if (!(await parts.sign({ ...noteOf(proven), serverTime }))) throw stopWaiting('sign', 'not-signed');
  return { kind: 'done' };
}

/**
 * Brings a job as far as it will go now. Whatever happened before, it first looks what stands under the article's key: nothing is ever repeated blindly,
 * and where other programs or desks have been at work the outcome is the same one post.
 */
export async function runJob(job: Job, parts: RunParts): Promise<RunEnd> {
  try {
    return await runSteps(job, parts);
  } catch (stop) {
    if (stop instanceof RunStop) return stop.end;
    throw stop;
  }
}
