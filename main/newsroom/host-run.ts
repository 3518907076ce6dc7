import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { HostProgress } from '../../shared/ipc/requests/host-requests.ts';
import type { HostTrouble } from '../../shared/portal/host-trouble.ts';
import type { SiteHost } from '../../shared/portal/site-host.ts';
import { fail, type Result } from '../../shared/result.ts';
import { pageWords } from '../portals/html-words.ts';
import type { SendRequest } from '../portals/http/send-request.ts';
import { readPublic } from '../portals/site-host/check-host.ts';
import { asHostResult, hostProblem, type HostFailure } from '../portals/site-host/host-problem.ts';
import { placeholderFor } from '../portals/static-site/write-outputs.ts';
import { asResult } from '../portals/static-site/site-problem.ts';
import type { HostSecret } from '../portals/site-host/transport.ts';
import { uploadSite, type UploadReport } from '../portals/site-host/upload-site.ts';
import { createHostNews } from './host-news.ts';
import type { HostRoomParts, HostSource } from './host-room.ts';

interface RunParts extends Omit<HostRoomParts, 'accounts' | 'lookAtServer'> {
  readonly keptSecret: () => Promise<HostSecret>;
  /** When a person ordered the article to the host, in this run of the program. */
  readonly orderedAt: (articleId: string) => string | null;
}

/** The transfers of one desk's site: one at a time, tried again by themselves where that can help. */
export interface HostRun {
  readonly progress: () => Promise<HostProgress>;
  readonly begin: (takesOver: boolean) => void;
  readonly stop: () => void;
  readonly transfer: (signal: AbortSignal) => Promise<void>;
  readonly close: () => void;
}

/** Missing is only the way there: it may be back at any moment, and asking costs nothing. */
const LINE: ReadonlySet<HostTrouble> = new Set(['no-address', 'refused', 'reset', 'timeout']);
/** May mend itself: a disk gets room, a cache gets old, somebody ends their work. */
const PASSING: ReadonlySet<HostTrouble> = new Set([...LINE, 'host-full', 'server-failed', 'differs', 'local-folder']);

const FIRST_PAUSE_MS = 4_000;
const LONGEST_PAUSE_MS = 15 * 60_000;
const LONGEST_LINE_PAUSE_MS = 30_000;
/** A site that changes again and again while it travels is left to the next wake. */
const ROUNDS = 3;

function pauseMs(trouble: HostTrouble, attempt: number): number {
  const longest = LINE.has(trouble) ? LONGEST_LINE_PAUSE_MS : LONGEST_PAUSE_MS;
  return Math.min(longest, FIRST_PAUSE_MS * 2 ** Math.min(attempt, 20)) * (0.5 + Math.random() / 2);
}

/** What is true of the page for everybody who asks for its public address; a host's own additions that no reader sees do not count. */
async function checkPublicPage(url: string, page: Uint8Array, send: SendRequest, signal: AbortSignal): Promise<void> {
  const seen = await readPublic(url, send, signal);
  if (seen !== null && Buffer.compare(seen, page) === 0) return;
  const words = (bytes: Uint8Array): string => pageWords(new TextDecoder().decode(bytes));
  if (seen === null || words(seen) !== words(page)) throw hostProblem('differs', url);
}

/** What the host was proven to show: a receipt that said only “in the folder” gets the address. */
async function prove(
  articleId: string,
  root: string,
  { desk, send, onLive, orderedAt }: RunParts,
  source: HostSource,
  signal: AbortSignal,
): Promise<boolean> {
  const portal = desk.portal();
  const [page, receipt] = [await source.published(articleId), await desk.publicationOn(articleId, portal.id)];
  // Written and not signed, or signed and another one by now: the next publication proves it.
  if (page === null || receipt === null || receipt.content !== page.content) return true;
  if (page.url === null) return true;
  const bytes = new Uint8Array(await readFile(path.join(root, ...page.pagePath.split('/'))));
  await checkPublicPage(page.url, bytes, send, signal);
  if (receipt.url === page.url) return true;
  const { content, approval, remoteId, rendered, exporter, publishedAt, updatedAt } = receipt;
  const body = { content, approval, portal: portal.id, remoteId, rendered, exporter, publishedAt, updatedAt };
  const signed = await desk.recordPublication(articleId, { ...body, url: page.url });
  // Told with the signature, which is given once: whoever looks again after a kill finds it signed.
  if (signed.ok) onLive({ articleId, content, orderedAt: orderedAt(articleId) });
  return signed.ok;
}

interface Wish {
  readonly host: SiteHost;
  readonly root: string;
  readonly takesOver: boolean;
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

async function bring(parts: RunParts, source: HostSource, wish: Wish): Promise<UploadReport> {
  const { awaiting } = await parts.journal.read();
  const pages = await Promise.all(awaiting.map((id) => source.published(id)));
  const portal = parts.desk.portal();
  return uploadSite(
    {
      root: wish.root,
      siteUrl: portal.url,
      placeholder: (file) => placeholderFor(file, portal),
      open: parts.openTransport(wish.host, await parts.keptSecret()),
    },
    { ...wish, readBack: pages.flatMap((page) => (page === null ? [] : [page.pagePath])) },
  );
}

async function proveAll(parts: RunParts, source: HostSource, { root, signal }: Wish): Promise<void> {
  const { journal } = parts;
  await journal.change(({ awaiting }) => ({ wasWhole: true, awaiting }));
  for (const id of (await journal.read()).awaiting) {
    if (!(await prove(id, root, parts, source, signal))) continue;
    await journal.change(({ wasWhole, awaiting }) => ({ wasWhole, awaiting: awaiting.filter((each) => each !== id) }));
  }
}

/** False: the site went on changing, and is left to the next wake. */
async function bringAndProve(parts: RunParts, source: HostSource, wish: Wish): Promise<Result<boolean, HostFailure>> {
  const done = await asResult(() =>
    asHostResult(async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        if (!(await bring(parts, source, wish)).isComplete) continue;
        await proveAll(parts, source, wish);
        return true;
      }
      return false;
    }),
  );
  return done.ok ? done.value : fail({ trouble: 'local-folder', detail: '' });
}

export function createHostRun(parts: RunParts, source: HostSource): HostRun {
  const { settings, journal, clock, log } = parts;
  const { progress, tell } = createHostNews(parts);
  let attempt = 0;
  let takesOver = false;
  let retry: NodeJS.Timeout | null = null;
  let running: AbortController | null = null;

  const cancelRetry = (): void => {
    if (retry !== null) clearTimeout(retry);
    retry = null;
  };
  async function failed({ trouble, detail }: HostFailure): Promise<void> {
    log.info('the site did not reach its host', { code: trouble });
    // Another site stands there now: what was proven of ours holds no longer.
    if (trouble === 'host-changed' || trouble === 'host-foreign')
      await journal.change(({ awaiting }) => ({ wasWhole: false, awaiting }));
    if (!PASSING.has(trouble)) {
      tell({ phase: trouble === 'cancelled' ? 'waiting' : 'needs-person', trouble, detail });
      return;
    }
    const pause = pauseMs(trouble, attempt);
    attempt += 1;
    retry = setTimeout(source.wake, pause).unref();
    tell({ phase: 'waiting', trouble, detail, retryAt: new Date(clock().getTime() + pause).toISOString() });
  }
  return {
    progress,
    begin(over) {
      takesOver = over;
      attempt = 0;
      source.wake();
    },
    stop: () => running?.abort(),
    async transfer(signal) {
      const [host, root] = [settings.read(), source.root()];
      if (host === null || root === null) return;
      cancelRetry();
      const stop = new AbortController();
      running = stop;
      tell({ phase: 'sending', trouble: null, detail: '', retryAt: null, done: 0, total: 0 });
      const onProgress = (done: number, total: number): void => tell({ done, total });
      const either = AbortSignal.any([signal, stop.signal]);
      const result = await bringAndProve(parts, source, { host, root, takesOver, onProgress, signal: either });
      running = null;
      if (!result.ok) {
        await failed(result.error);
        return;
      }
      takesOver = false;
      attempt = 0;
      tell({ phase: result.value ? 'done' : 'waiting' });
    },
    close() {
      cancelRetry();
      running?.abort();
    },
  };
}
