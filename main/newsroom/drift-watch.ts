import { setTimeout as wait } from 'node:timers/promises';
import { outletsOf } from '../../shared/portal/outlets.ts';
import type { Publication } from '../../shared/records/fold.ts';
import type { Desk } from '../desk/desk.ts';
import type { Log } from '../log/log-file.ts';
import type { Portal } from '../portals/portal.ts';
import type { MailRoom } from './mail-room.ts';
import type { PageChanges } from './page-changes.ts';
import type { PortalRoom } from './portal-room.ts';

/** What one look over the site's folder and the portals has brought, in articles. */
export interface DriftReport {
  readonly looked: number;
  readonly changed: number;
}

/** Notices what was changed in the site's folder and on portals since it was sent; a person decides about it in the outbox. */
export interface DriftWatch {
  readonly look: () => Promise<DriftReport>;
  readonly close: () => Promise<void>;
}

interface Found {
  readonly looked: Set<string>;
  readonly changed: Set<string>;
}

interface DriftParts {
  readonly desk: Pick<Desk, 'portal' | 'published' | 'publicationOn'>;
  readonly portals: Pick<PortalRoom, 'open'>;
  readonly mail: Pick<MailRoom, 'lookAgain' | 'isKept'>;
  readonly pages: Pick<PageChanges, 'look'>;
  readonly clock: () => Date;
  readonly log: Log;
  /** Between two questions to a portal: it has readers to serve. */
  readonly restMs: number;
}

const FIRST_AFTER_MS = 2 * 60_000;
const EVERY_MS = 30 * 60_000;
/** What was published longer ago is not asked for again. */
const AS_FAR_BACK_MS = 30 * 86_400_000;

/** Whether something else stands under the article's key than the receipt says; null: the portal cannot be asked now. */
async function isChanged(
  portal: Portal,
  articleId: string,
  { rendered }: Publication,
  isKept: (fingerprint: string) => Promise<boolean>,
  signal: AbortSignal,
): Promise<boolean | null> {
  const found = await portal.findByKey(articleId, signal);
  if (!found.ok) return null;
  if (found.value === null) return true;
  const { fingerprint } = found.value;
  return fingerprint !== rendered && !(await isKept(fingerprint));
}

export function createDriftWatch(parts: DriftParts): DriftWatch {
  const { desk, portals, mail, pages, clock, log, restMs } = parts;
  const stop = new AbortController();
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<DriftReport> | null = null;

  async function lookAt(outletId: string, articleIds: readonly string[], { looked, changed }: Found): Promise<void> {
    const portal = portals.open(outletId);
    for (const articleId of portal === null ? [] : articleIds) {
      const receipt = await desk.publicationOn(articleId, outletId);
      if (portal === null || receipt === null || receipt.rendered === null || stop.signal.aborted) continue;
      const isKept = (fingerprint: string): Promise<boolean> => mail.isKept(articleId, outletId, fingerprint);
      const isOther = await isChanged(portal, articleId, receipt, isKept, stop.signal);
      // Without a line, or without an account, the next question would bring the same.
      if (isOther === null) break;
      looked.add(articleId);
      if (isOther && (await mail.lookAgain(articleId, outletId)).ok) changed.add(articleId);
      await wait(restMs, null, { signal: stop.signal, ref: false }).catch(() => null);
    }
  }
  async function lookInFolder(articleIds: readonly string[], { looked, changed }: Found): Promise<void> {
    for (const articleId of articleIds) {
      if (stop.signal.aborted) return;
      looked.add(articleId);
      if (await pages.look(articleId)) changed.add(articleId);
    }
  }
  async function lookAtAll(): Promise<DriftReport> {
    const since = clock().getTime() - AS_FAR_BACK_MS;
    const recent = (await desk.published()).filter(({ publication }) => Date.parse(publication.updatedAt) >= since);
    const articleIds = recent.map(({ articleId }) => articleId);
    const found: Found = { looked: new Set(), changed: new Set() };
    await lookInFolder(articleIds, found);
    for (const { id } of outletsOf(desk.portal())) await lookAt(id, articleIds, found);
    return { looked: found.looked.size, changed: found.changed.size };
  }
  const look = (): Promise<DriftReport> => {
    running ??= lookAtAll().finally(() => (running = null));
    return running;
  };
  const plan = (afterMs: number): void => {
    timer = setTimeout(() => {
      look()
        .catch((thrown: unknown) => log.bug('looking for changes on portals', thrown))
        .finally(() => {
          if (!stop.signal.aborted) plan(EVERY_MS);
        });
    }, afterMs).unref();
  };
  plan(FIRST_AFTER_MS);
  return {
    look,
    async close() {
      stop.abort();
      if (timer !== null) clearTimeout(timer);
      await running?.catch(() => null);
    },
  };
}
