import path from 'node:path';
import type { AppError } from '../../shared/app-error.ts';
import type { Article } from '../../shared/article/schema.ts';
import type { OutboxCounts, OutboxPage, OutboxRow } from '../../shared/ipc/requests/outbox-requests.ts';
import { noticesOf, withdrawalText } from '../../shared/portal/notices.ts';
import { outletsOf } from '../../shared/portal/outlets.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import type { Log } from '../log/log-file.ts';
import type { LiveNews } from '../notifications/tell-live.ts';
import type { Withdrawal } from '../portals/portal.ts';
import type { PhotoSource } from '../portals/photo-source.ts';
import { USUAL_PACE } from '../publishing/outbox/backoff.ts';
import type { Job } from '../publishing/outbox/job.ts';
import { openOutboxFolder } from '../publishing/outbox/outbox-folder.ts';
import { openOutbox, type Outbox } from '../publishing/outbox/outbox.ts';
import type { JobOrder, ProvenPost } from '../publishing/outbox/run-parts.ts';
import { createKeptChanges } from './kept-changes.ts';
import { countsOf, pageOf, rowOf } from './outbox-row.ts';
import type { PortalRoom } from './portal-room.ts';
import { copiesOf, postFor } from './post-of-article.ts';

/** What the desk sends to its other portals: ordered articles in, receipts out. */
export interface MailRoom {
  /** Resolves when the article waits, durably, for each of the desk's portals, which show it not before `publishAt` (null: now). Without portals nothing is done. */
  readonly send: (
    article: Article,
    approval: string | null,
    publishAt: string | null,
    signal: AbortSignal,
  ) => Promise<Result<null, AppError>>;
  /** Resolves when it is written down, durably, for each portal that a receipt names, that the withdrawn article is to leave it. */
  readonly withdraw: (articleId: string) => Promise<Result<null, AppError>>;
  /** Looks at one portal whether the published words still stand there; what was changed waits for a person. */
  readonly lookAgain: (articleId: string, portal: string) => Promise<Result<null, AppError>>;
  /** Whether a person has let this change on the portal stand. */
  readonly isKept: (articleId: string, portal: string, fingerprint: string) => Promise<boolean>;
  readonly keepChange: (articleId: string, portal: string, fingerprint: string) => Promise<void>;
  /** What else waits for a person, shown and counted before the desk's jobs; each call replaces the one before. */
  readonly showBesides: (rows: readonly OutboxRow[]) => void;
  readonly page: (limit: number) => Promise<OutboxPage>;
  readonly sendAgain: Outbox['sendAgain'];
  readonly forget: Outbox['forget'];
  readonly poke: () => void;
  readonly portalChanged: (portalId: string) => void;
  readonly addressOf: (jobId: string) => Promise<string | null>;
  readonly close: () => Promise<void>;
}

export interface MailRoomParts {
  readonly desk: Desk;
  readonly localFolder: string;
  readonly portals: Pick<PortalRoom, 'open' | 'outletOf'>;
  readonly photos: PhotoSource;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly exporter: string;
  readonly onCounts: (counts: OutboxCounts) => void;
  /** New words were proven on a portal, and this machine has signed that. */
  readonly onLive: (news: LiveNews) => void;
  readonly log: Log;
}

/** What the desk's records say of a job: whether exactly these words are still to stand there, and what was left there last. */
async function orderOf(desk: Desk, { created }: Job): Promise<JobOrder> {
  const story = await desk.workflow.story(created.key);
  const newest = await desk.publicationOn(created.key, created.portal);
  const print = newest?.rendered ?? null;
  if (!story.ok) return { stands: false, notBefore: null, known: new Set() };
  const { state, published, schedule } = story.value.flow;
  // What the desk itself has left there when it withdrew the article, too.
  const left = story.value.removals.findLast(({ portal }) => portal === created.portal)?.rendered ?? null;
  const known = new Set([print, left].filter((one) => one !== null));
  if (created.withdrawal !== null) return { stands: state === 'withdrawn', notBefore: null, known };
  if (state === 'scheduled' && schedule?.content === created.content)
    return { stands: true, notBefore: schedule.publishAt, known };
  const isOrdered = state === 'published' || state === 'corrected';
  return { stands: isOrdered && published?.content === created.content, notBefore: null, known };
}

/** Signs what was proven, once: at whatever desk the receipt was signed, it is the receipt. */
async function signProof(
  { desk, exporter, portals, onLive, log }: MailRoomParts,
  { created }: Job,
  proven: ProvenPost,
): Promise<boolean> {
  const { key, headline, at: orderedAt, portal, content, approval, publishedAt, updatedAt } = created;
  const newest = await desk.publicationOn(key, portal);
  if (newest?.content === content && newest.rendered === proven.fingerprint) return true;
  const url = /^https?:\/\/[^\s<>"]+$/iu.test(proven.url ?? '') ? proven.url : null;
  const { remoteId, fingerprint: rendered } = proven;
  const receipt = { content, approval, portal, remoteId, url, rendered, exporter, publishedAt, updatedAt };
  const signed = await desk.recordPublication(key, receipt);
  if (!signed.ok) log.info('a receipt was not signed', { code: signed.error.code });
  const outlet = portals.outletOf(portal);
  // What lies in a folder is not live yet.
  if (signed.ok && newest?.content !== content && outlet?.kind !== 'drop-folder')
    onLive({ articleId: key, headline, place: outlet?.name ?? portal, orderedAt });
  return signed.ok;
}

/** Signs that an article is gone from a portal, once. */
async function signGone(
  { desk, exporter }: MailRoomParts,
  { created }: Job,
  rendered: string | null,
): Promise<boolean> {
  const { key, portal, withdrawal } = created;
  if ((await desk.publicationOn(key, portal)) === null) return true;
  const how = withdrawal?.how === 'removed' ? 'removed' : 'notice';
  return (await desk.recordRemoval(key, { portal, how, rendered, exporter })).ok;
}

/** Tells the counts when they have changed, and while something is sent now and then, so that an open list can follow. Returns the way to tell them soon. */
function tellCounts(
  outbox: Outbox,
  rows: () => readonly OutboxRow[],
  onCounts: (counts: OutboxCounts) => void,
): () => void {
  let isPlanned = false;
  const tell = (): void => {
    isPlanned = false;
    onCounts(countsOf(rows()));
  };
  const tellSoon = (): void => {
    if (isPlanned) return;
    isPlanned = true;
    setTimeout(tell, 150).unref();
  };
  outbox.onChanged(tellSoon);
  tell();
  return tellSoon;
}

/** How a post leaves a portal, by the desk's settings. */
function withdrawalFrom(desk: Desk, now: Date): Withdrawal {
  const portal = desk.portal();
  if (noticesOf(portal).withdrawal === 'removed') return { how: 'removed' };
  return { how: 'replaced-by-notice', notice: withdrawalText(portal, now.toISOString()) };
}

/** Writes down for each portal that a receipt names that the article is to leave it. */
async function queueWithdrawals(
  outbox: Outbox,
  articleId: string,
  { desk, clock }: MailRoomParts,
): Promise<Result<null, AppError>> {
  for (const { id: portal } of outletsOf(desk.portal())) {
    const stands = await desk.publicationOn(articleId, portal);
    if (stands === null) continue;
    const words = await desk.readContent(articleId, stands.content);
    const headline = words.ok ? words.value.headline : '';
    const { content, approval, publishedAt, updatedAt } = stands;
    const left = { portal, key: articleId, content, approval, headline, publishedAt, updatedAt };
    const queued = await outbox.withdraw({ ...left, withdrawal: withdrawalFrom(desk, clock()) });
    if (!queued.ok) return queued;
  }
  return ok(null);
}

interface Order {
  readonly article: Article;
  readonly approval: string | null;
  readonly publishAt: string | null;
  readonly to: readonly string[];
}

/** Puts an article into the outbox for some portals, with its photos' public copies. */
async function queue(
  outbox: Outbox,
  { article, approval, publishAt, to }: Order,
  { desk, photos, clock }: MailRoomParts,
  signal: AbortSignal,
): Promise<Result<null, AppError>> {
  const copies = await copiesOf(article, photos, signal);
  if (!copies.ok) return copies;
  for (const portal of to) {
    const post = await postFor(article, portal, copies.value.known, publishAt ?? clock().toISOString(), desk);
    const queued = await outbox.enqueue({ portal, approval, post, publishAt, photos: copies.value.bytes });
    if (!queued.ok) return queued;
  }
  return ok(null);
}

/** Puts the published words into the outbox again: each run looks first what stands there. */
async function queueAgain(
  outbox: Outbox,
  articleId: string,
  portal: string,
  parts: MailRoomParts,
): Promise<Result<null, AppError>> {
  const stands = await parts.desk.publicationOn(articleId, portal);
  if (stands === null) return fail({ code: 'not-found', what: 'article' });
  const article = await parts.desk.readContent(articleId, stands.content);
  if (!article.ok) return article;
  const order = { article: article.value, approval: stands.approval, publishAt: null, to: [portal] };
  return queue(outbox, order, parts, new AbortController().signal);
}

/** What the list shows: what else waits for a person, then the desk's jobs, newest first. */
function createRows({ portals, onCounts }: MailRoomParts) {
  let besides: readonly OutboxRow[] = [];
  let tellSoon = (): void => undefined;
  const rows = (outbox: Outbox | null): readonly OutboxRow[] => [
    ...besides,
    ...(outbox?.list() ?? []).map((view) => rowOf(view, portals.outletOf(view.job.created.portal))).toReversed(),
  ];
  return {
    rows,
    follow(outbox: Outbox): void {
      tellSoon = tellCounts(outbox, () => rows(outbox), onCounts);
    },
    showBesides: (next: readonly OutboxRow[]): void => {
      besides = next;
      tellSoon();
    },
  };
}

/** Steps that say something else of what is to stand on the portals. Returns the way to stop. */
const whenOrdersChange = (desk: Desk, onChange: (articleId: string) => void): (() => void) =>
  desk.onArticleChanged(({ id, workflow }, before) => {
    if (workflow.state !== before?.workflow.state || workflow.publishAt !== before.workflow.publishAt) onChange(id);
  });

/** The outbox of this desk on this machine, with what its jobs rest on. */
const openBox = (parts: MailRoomParts): Promise<Result<Outbox, AppError>> =>
  openOutbox({
    folder: openOutboxFolder(path.join(parts.localFolder, 'outbox', parts.desk.info().id)),
    portalOf: parts.portals.open,
    order: (job) => orderOf(parts.desk, job),
    sign: (job, proven) => signProof(parts, job, proven),
    signRemoval: (job, rendered) => signGone(parts, job, rendered),
    now: parts.clock,
    newId: parts.newId,
    chance: Math.random,
    pace: USUAL_PACE,
    log: parts.log,
  });

/** Opens in the background; what waits from last time goes on by itself. */
export function openMailRoom(parts: MailRoomParts): MailRoom {
  const { desk, localFolder, log } = parts;
  const kept = createKeptChanges(path.join(localFolder, 'outbox', desk.info().id, 'kept.json'));
  const list = createRows(parts);
  const opening = openBox(parts).then((outbox) => {
    if (outbox.ok) list.follow(outbox.value);
    else log.info('the outbox could not be opened', { code: outbox.error.code });
    return outbox;
  });
  const stopListening = whenOrdersChange(desk, (id) => withOutbox((outbox) => void outbox.orderChanged(id)));
  const withOutbox = (work: (outbox: Outbox) => void): void =>
    void opening.then((outbox) => outbox.ok && work(outbox.value));

  return {
    async send(article, approval, publishAt, signal) {
      const outlets = outletsOf(desk.portal());
      if (outlets.length === 0) return ok(null);
      const outbox = await opening;
      const to = outlets.map(({ id }) => id);
      return outbox.ok ? queue(outbox.value, { article, approval, publishAt, to }, parts, signal) : outbox;
    },
    async lookAgain(articleId, portal) {
      const outbox = await opening;
      return outbox.ok ? queueAgain(outbox.value, articleId, portal, parts) : outbox;
    },
    isKept: kept.has,
    keepChange: kept.keep,
    showBesides: list.showBesides,
    async withdraw(articleId) {
      const outbox = await opening;
      return outbox.ok ? queueWithdrawals(outbox.value, articleId, parts) : outbox;
    },
    async page(limit) {
      const outbox = await opening;
      return pageOf(list.rows(outbox.ok ? outbox.value : null), limit);
    },
    async sendAgain(jobId, over) {
      const outbox = await opening;
      return outbox.ok ? outbox.value.sendAgain(jobId, over) : outbox;
    },
    async forget(jobId) {
      const outbox = await opening;
      if (!outbox.ok) return outbox;
      const { created, wait } = outbox.value.list().find(({ job }) => job.id === jobId)?.job ?? {};
      const theirs = wait?.reason === 'changed-on-site' ? /^[0-9a-f]{64}(?= )/.exec(wait.detail)?.[0] : undefined;
      if (created !== undefined && theirs !== undefined) await kept.keep(created.key, created.portal, theirs);
      return outbox.value.forget(jobId);
    },
    async addressOf(jobId) {
      const outbox = await opening;
      const view = outbox.ok ? outbox.value.list().find(({ job }) => job.id === jobId) : undefined;
      return view?.job.verified?.url ?? null;
    },
    poke: () => withOutbox((outbox) => outbox.poke()),
    portalChanged: (portalId) => withOutbox((outbox) => outbox.portalChanged(portalId)),
    async close() {
      stopListening();
      const outbox = await opening;
      if (outbox.ok) await outbox.value.close();
    },
  };
}
