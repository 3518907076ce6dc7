import path from 'node:path';
import type { AppError } from '../../shared/app-error.ts';
import { contentHash } from '../../shared/article/canonical.ts';
import { figuresInOrder } from '../../shared/article/outline.ts';
import type { Article, Photo } from '../../shared/article/schema.ts';
import type { OutboxCounts, OutboxRow } from '../../shared/ipc/requests/outbox-requests.ts';
import { outletsOf } from '../../shared/portal/outlets.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import { sha256Hex } from '../desk/files/sha256.ts';
import type { Log } from '../log/log-file.ts';
import { derivePost, type PublicPhoto } from '../portals/derive-post.ts';
import type { PostToSend } from '../portals/post-to-send.ts';
import type { PhotoSource } from '../portals/photo-source.ts';
import { USUAL_PACE } from '../publishing/outbox/backoff.ts';
import type { Job } from '../publishing/outbox/job.ts';
import { openOutboxFolder } from '../publishing/outbox/outbox-folder.ts';
import { openOutbox, type JobView, type Outbox } from '../publishing/outbox/outbox.ts';
import type { JobOrder, ProvenPost } from '../publishing/outbox/run-job.ts';
import type { PortalRoom } from './portal-room.ts';

/** The widest copy of a photo that leaves the desk. */
const WIDEST = 1600;

/** What the desk sends to its other portals: ordered articles in, receipts out. */
export interface MailRoom {
  /** Resolves when the article waits, durably, for each of the desk's portals. Without portals nothing is done. */
  readonly send: (article: Article, approval: string | null, signal: AbortSignal) => Promise<Result<null, AppError>>;
  readonly rows: () => Promise<readonly OutboxRow[]>;
  readonly sendAgain: Outbox['sendAgain'];
  readonly forget: Outbox['forget'];
  readonly poke: () => void;
  readonly portalChanged: (portalId: string) => void;
  readonly pageOf: (jobId: string) => Promise<string | null>;
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
  readonly log: Log;
}

const MEDIA_TYPE = { jpg: 'image/jpeg', png: 'image/png', webp: 'image/webp' } as const;

const photosOf = (article: Article): readonly Photo[] =>
  figuresInOrder(article).flatMap(([, { photo }]) => (photo === null ? [] : [photo]));

/** The public copies of an article's photos, with their bytes. */
async function copiesOf(article: Article, source: PhotoSource, signal: AbortSignal) {
  const known = new Map<string, PublicPhoto>();
  const bytes = new Map<string, Uint8Array>();
  for (const photo of photosOf(article)) {
    if (signal.aborted) return fail<AppError>({ code: 'cancelled' });
    if (known.has(photo.blob)) continue;
    const width = Math.min(photo.width, WIDEST);
    const made = await source.rendition(photo, width, signal);
    if (!made.ok) return made;
    const sha256 = sha256Hex(made.value);
    const height = Math.max(1, Math.round((photo.height * width) / photo.width));
    const mediaType = MEDIA_TYPE[source.extension(photo)];
    known.set(photo.blob, { sha256, bytes: made.value.byteLength, mediaType, width, height });
    bytes.set(sha256, made.value);
  }
  return ok({ known, bytes });
}

/** Where the articles that this one leads to stand on the same portal. */
async function relatedUrls(desk: Desk, article: Article, portal: string): Promise<ReadonlyMap<string, string | null>> {
  const urls = new Map<string, string | null>();
  for (const link of Object.values(article.related))
    if (link.kind === 'internal') urls.set(link.article, (await desk.publicationOn(link.article, portal))?.url ?? null);
  return urls;
}

/** The article as one portal gets it: its first time there is kept, the same words keep theirs. */
async function postFor(
  article: Article,
  portal: string,
  photos: ReadonlyMap<string, PublicPhoto>,
  { desk, clock }: MailRoomParts,
): Promise<PostToSend> {
  const urls = await relatedUrls(desk, article, portal);
  const before = await desk.publicationOn(article.id, portal);
  const now = clock().toISOString();
  const publishedAt = before?.publishedAt ?? article.origin?.publishedAt ?? now;
  const isSame = before?.content === contentHash(article);
  const updatedAt = before === null ? publishedAt : isSame ? before.updatedAt : now;
  const urlOf = (articleId: string): string | null => urls.get(articleId) ?? null;
  return derivePost(article, { portal: desk.portal(), times: { publishedAt, updatedAt }, photos, urlOf });
}

/** What the desk's records say of a job: whether exactly these words are still to stand there, and what was left there last. */
async function orderOf(desk: Desk, { created }: Job): Promise<JobOrder> {
  const story = await desk.workflow.story(created.key);
  const newest = await desk.publicationOn(created.key, created.portal);
  const print = newest?.rendered ?? null;
  const known = new Set(print === null ? [] : [print]);
  if (!story.ok) return { stands: false, known };
  const { state, published } = story.value.flow;
  const isOrdered = state === 'published' || state === 'corrected';
  return { stands: isOrdered && published?.content === created.content, known };
}

/** Signs what was proven, once: at whatever desk the receipt was signed, it is the receipt. */
async function signProof(
  { desk, exporter, log }: MailRoomParts,
  { created }: Job,
  proven: ProvenPost,
): Promise<boolean> {
  const { key, portal, content, approval, publishedAt, updatedAt } = created;
  const newest = await desk.publicationOn(key, portal);
  if (newest?.content === content && newest.rendered === proven.fingerprint) return true;
  const url = /^https?:\/\/[^\s<>"]+$/iu.test(proven.url ?? '') ? proven.url : null;
  const { remoteId, fingerprint: rendered } = proven;
  const receipt = { content, approval, portal, remoteId, url, rendered, exporter, publishedAt, updatedAt };
  const signed = await desk.recordPublication(key, receipt);
  if (!signed.ok) log.info('a receipt was not signed', { code: signed.error.code });
  return signed.ok;
}

/** Waiting for the network, for a time or for a turn; or for somebody. */
function phaseOf({ job, sending, portalProblem }: JobView, hasPortal: boolean): OutboxRow['phase'] {
  if (job.phase !== 'waiting') return job.phase;
  if (sending !== null) return 'sending';
  return !hasPortal || portalProblem?.outcome === 'final' ? 'needs-person' : 'waiting';
}

function rowOf(view: JobView, portalName: string | null): OutboxRow {
  const { job, sending, portalProblem } = view;
  const { created, failure, wait, verified, finishedAt } = job;
  const phase = phaseOf(view, portalName !== null);
  const isStuck = phase === 'waiting' || phase === 'needs-person';
  const why = wait?.reason ?? portalProblem?.code ?? failure?.code ?? null;
  const reason = isStuck && portalName === null ? 'no-portal' : why;
  const said = wait?.detail ?? portalProblem?.detail ?? failure?.detail ?? '';
  return {
    jobId: job.id,
    articleId: created.key,
    headline: created.headline,
    portalName: portalName ?? created.portal,
    queuedAt: created.at,
    phase,
    step: sending?.step ?? job.step,
    progress: sending === null ? null : { done: sending.done, total: sending.total },
    reason: isStuck ? reason : null,
    // The fingerprint in front is for the outbox, not for people.
    detail: isStuck ? said.replace(/^[0-9a-f]{64} /, '') : '',
    retryAt: failure?.retryAt ?? null,
    url: verified?.url ?? null,
    finishedAt,
  };
}

const countsOf = (rows: readonly OutboxRow[]): OutboxCounts => ({
  waiting: rows.filter(({ phase }) => phase === 'waiting' || phase === 'sending').length,
  needsPerson: rows.filter(({ phase }) => phase === 'needs-person').length,
});

/** Tells the counts when they have changed, and while something is sent now and then, so that an open list can follow. */
function tellCounts(outbox: Outbox, rows: () => readonly OutboxRow[], onCounts: (counts: OutboxCounts) => void): void {
  let isPlanned = false;
  const tell = (): void => {
    isPlanned = false;
    onCounts(countsOf(rows()));
  };
  outbox.onChanged(() => {
    if (isPlanned) return;
    isPlanned = true;
    setTimeout(tell, 150).unref();
  });
  tell();
}

/** Opens in the background; what waits from last time goes on by itself. */
export function openMailRoom(parts: MailRoomParts): MailRoom {
  const { desk, localFolder, portals, photos, clock, newId, onCounts, log } = parts;
  const rowsOf = (outbox: Outbox): readonly OutboxRow[] =>
    outbox
      .list()
      .map((view) => rowOf(view, portals.outletOf(view.job.created.portal)?.name ?? null))
      .toReversed();
  const opening = openOutbox({
    folder: openOutboxFolder(path.join(localFolder, 'outbox', desk.info().id)),
    portalOf: portals.open,
    order: (job) => orderOf(desk, job),
    sign: (job, proven) => signProof(parts, job, proven),
    now: clock,
    newId,
    chance: Math.random,
    pace: USUAL_PACE,
    log,
  }).then((outbox) => {
    if (outbox.ok) tellCounts(outbox.value, () => rowsOf(outbox.value), onCounts);
    else log.info('the outbox could not be opened', { code: outbox.error.code });
    return outbox;
  });
  const withOutbox = (work: (outbox: Outbox) => void): void =>
    void opening.then((outbox) => outbox.ok && work(outbox.value));

  return {
    async send(article, approval, signal) {
      const outlets = outletsOf(desk.portal());
      if (outlets.length === 0) return ok(null);
      const outbox = await opening;
      if (!outbox.ok) return outbox;
      const copies = await copiesOf(article, photos, signal);
      if (!copies.ok) return copies;
      for (const { id } of outlets) {
        const post = await postFor(article, id, copies.value.known, parts);
        const queued = await outbox.value.enqueue({ portal: id, approval, post, photos: copies.value.bytes });
        if (!queued.ok) return queued;
      }
      return ok(null);
    },
    async rows() {
      const outbox = await opening;
      return outbox.ok ? rowsOf(outbox.value) : [];
    },
    async sendAgain(jobId, over) {
      const outbox = await opening;
      return outbox.ok ? outbox.value.sendAgain(jobId, over) : outbox;
    },
    async forget(jobId) {
      const outbox = await opening;
      return outbox.ok ? outbox.value.forget(jobId) : outbox;
    },
    async pageOf(jobId) {
      const outbox = await opening;
      const view = outbox.ok ? outbox.value.list().find(({ job }) => job.id === jobId) : undefined;
      return view?.job.verified?.url ?? null;
    },
    poke: () => withOutbox((outbox) => outbox.poke()),
    portalChanged: (portalId) => withOutbox((outbox) => outbox.portalChanged(portalId)),
    async close() {
      const outbox = await opening;
      if (outbox.ok) await outbox.value.close();
    },
  };
}
