import type { Portal, PortalAnswer, RemoteAsset, RemoteContent, RemotePost } from '../../portals/portal.ts';
import type { Difference } from '../../portals/compare-post.ts';
import { portalFailure, type PortalError } from '../../portals/portal-error.ts';
import type { PostToSend } from '../../portals/post-to-send.ts';
import type { MailingStep, WaitReason } from '../../../shared/portal/portal-trouble.ts';
import type { Job, JobEvent, RemoteNote } from './job.ts';

/** What the desk's signed records say of one article on one portal. */
export interface JobOrder {
  /** Exactly these words are to stand there; otherwise other words are by now, or none any more. */
  readonly stands: boolean;
  /** Not before this instant; null: now. */
  readonly notBefore: string | null;
  /** Fingerprints that this desk has left there: of the newest receipt, whoever signed it, and of this machine's own jobs. Empty: nothing stood there. */
  readonly known: ReadonlySet<string>;
}

/** What was read back, for the receipt. */
export interface ProvenPost extends RemoteNote {
  readonly serverTime: string | null;
}

/** What one run of a job works with. `append` is durable before it resolves. */
export interface RunParts {
  readonly portal: Portal;
  readonly append: (event: JobEvent) => Promise<void>;
  readonly readPost: () => Promise<PostToSend | null>;
  readonly readAsset: (sha256: string) => Promise<Uint8Array | null>;
  readonly order: () => Promise<JobOrder>;
  /** Signs the publication's record, once: false when that could not be done now. */
  readonly sign: (proven: ProvenPost) => Promise<boolean>;
  readonly onStep: (step: MailingStep, done: number, total: number) => void;
  readonly now: () => Date;
  readonly settleMs: number;
  /** How soon to look again where the time has come and desk or portal have not said so yet. */
  readonly againMs: number;
  readonly signal: AbortSignal;
}

export type RunEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'superseded' }
  | { readonly kind: 'held'; readonly publishAt: string; readonly until: string; readonly onServer: boolean }
  | { readonly kind: 'failed'; readonly step: MailingStep; readonly error: PortalError }
  | { readonly kind: 'waits'; readonly step: MailingStep; readonly reason: WaitReason; readonly detail: string };

const isBetween = (from: string, now: Date, until: string): boolean =>
  Date.parse(from) <= now.getTime() && now.getTime() < Date.parse(until);

/** Thrown inside a run to leave it from any depth; never leaves this file. */
class RunStop extends Error {
  readonly end: RunEnd;
  constructor(end: RunEnd) {
    super(end.kind);
    this.end = end;
  }
}

const stopWaiting = (step: MailingStep, reason: WaitReason, detail = ''): RunStop =>
  new RunStop({ kind: 'waits', step, reason, detail });

const stopFailed = (step: MailingStep, error: PortalError): RunStop => new RunStop({ kind: 'failed', step, error });

async function must<T>(step: MailingStep, answer: PortalAnswer<T>): Promise<T> {
  const got = await answer;
  if (!got.ok) throw stopFailed(step, got.error);
  return got.value;
}

const noteOf = ({ remoteId, url, fingerprint }: RemotePost): RemoteNote => ({ remoteId, url, fingerprint });

const tell = (differences: readonly Difference[]): string =>
  differences
    .slice(0, 3)
    .map(({ field, sent, found }) => `${field}: “${sent.slice(0, 120)}” → “${found.slice(0, 120)}”`)
    .join('; ');

/** Reads what stands there and compares it. A page that does not show the words yet is waited for; anything else is a person's. */
async function check(step: MailingStep, remote: RemotePost, post: PostToSend, { portal, signal }: RunParts) {
  const { content, verification } = await must(step, portal.verify(remote, post, signal));
  if (verification.matches) return { content, matches: true as const };
  const { differences } = verification;
  const isOnlyPage = differences.every(({ field }) => field === 'page');
  return { content, matches: false as const, isOnlyPage, detail: tell(differences) };
}

/** The same, where anything but a match ends the run. */
async function prove(step: MailingStep, remote: RemotePost, post: PostToSend, parts: RunParts): Promise<RemoteContent> {
  const checked = await check(step, remote, post, parts);
  if (checked.matches) return checked.content;
  if (checked.isOnlyPage)
    throw stopFailed(step, portalFailure('not-done', 'strange-answer', { detail: checked.detail }).error);
  throw stopWaiting(step, 'differs', checked.detail);
}

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
  if (found.state === 'withdrawn' || found.state === 'trashed') throw stopWaiting('look', 'withdrawn-on-site');
  const standing = await check('look', found, post, parts);
  // The same words for another time: what is printed of it is written anew.
  const isOtherTime = found.state === 'scheduled' && job.put === null && known.has(found.fingerprint);
  if (isOtherTime) return write(job, post, found.fingerprint, parts);
  if (standing.matches || standing.isOnlyPage) return standing.content.post;
  const { fingerprint } = standing.content.post;
  // What we have just written came back otherwise: writing it again would bring the same.
  if (fingerprint === job.put?.fingerprint && job.over !== fingerprint)
    throw stopWaiting('check', 'differs', standing.detail);
  const isOurs = known.has(fingerprint) || fingerprint === job.over;
  if (isOurs || isHalfMade(job, found)) return write(job, post, fingerprint, parts);
  // No reader sees a draft, and another desk may be at work on it this very moment.
  if (found.state === 'draft') throw stopFailed('look', portalFailure('not-done', 'conflict').error);
  throw stopWaiting('look', 'changed-on-site', `${fingerprint} ${standing.detail}`);
}

/**
 * Brings the post as far as it may go before its time: whole, compared and, where the portal can, scheduled there. The time has come when the desk's clock
 * and the portal's both say so.
 */
async function holdUntil(
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
async function callOff(job: Job, { known }: JobOrder, parts: RunParts): Promise<RunEnd> {
  const { portal, append, onStep, now, signal } = parts;
  if (job.held?.onServer !== true) return { kind: 'superseded' };
  onStep('look', 0, 1);
  const found = await must('look', portal.findByKey(job.created.key, signal));
  if (found?.state === 'published') throw stopWaiting('look', 'out-by-itself');
  if (found?.state !== 'scheduled') return { kind: 'superseded' };
  if (!known.has(found.fingerprint)) throw stopWaiting('look', 'changed-on-site', found.fingerprint);
  const post = await parts.readPost();
  if (post === null) throw stopWaiting('look', 'damaged');
  const drafted = await must('draft', portal.putDraft(post, new Map(job.assets), found.fingerprint, signal));
  await append({ kind: 'put', at: now().toISOString(), isPublic: false, ...noteOf(drafted) });
  if (drafted.state === 'draft' || drafted.state === 'pending') return { kind: 'superseded' };
  throw stopFailed('draft', portalFailure('unknown', 'strange-answer', { detail: drafted.state }).error);
}

const heldAs = ({ publishAt, until, onServer }: NonNullable<Job['held']>): RunEnd => ({
  kind: 'held',
  publishAt,
  until,
  onServer,
});

async function runSteps(job: Job, parts: RunParts): Promise<RunEnd> {
  const { portal, append, onStep, now, signal } = parts;
  const order = await parts.order();
  if (!order.stands) return callOff(job, order, parts);
  const { held } = job;
  // The desk says that it is time; the portal’s clock is behind.
  const isEarlyThere = held !== null && isBetween(held.publishAt, now(), held.until);
  if (order.notBefore === null && isEarlyThere) return heldAs(held);
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
