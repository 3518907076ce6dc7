import path from 'node:path';
import type { AppError } from '../../shared/app-error.ts';
import type { PublishProgress, PublishReceipt, SiteInfo } from '../../shared/ipc/wire.ts';
import { outletsOf, withOutlets } from '../../shared/portal/outlets.ts';
import type { Portal } from '../../shared/portal/schema.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import type { Log } from '../log/log-file.ts';
import type { PortalSite, WithdrawnArticle } from '../portals/portal-site.ts';
import type { HostRoom, HostSource } from './host-room.ts';
import type { MailRoom } from './mail-room.ts';
import { createPageChanges, type PageChanges } from './page-changes.ts';
import { createPreview, type PreviewRoom } from './preview-room.ts';
import { publishNewest } from './publish-newest.ts';
import { withdrawArticle } from './withdraw-article.ts';
import { createSiteUpkeep, type SiteUpkeep } from './site-upkeep.ts';

/** The open desk's site on this machine: one writer at a time, and what readers would see. */
export interface SiteRoom {
  readonly info: () => Promise<SiteInfo>;
  /** Where the folder travels to. */
  readonly host: HostRoom;
  /** Signs the settings, then brings the pages up to date in the background. */
  readonly savePortal: (portal: Portal) => Promise<Result<Portal, AppError>>;
  /** Moves to another folder, unless that one belongs to something else. */
  readonly moveTo: (folder: string) => Promise<Result<null, AppError>>;
  /** Publishes the saved words of an article and signs the receipt. */
  readonly publish: (
    articleId: string,
    onProgress: (progress: PublishProgress) => void,
  ) => Promise<Result<PublishReceipt, AppError>>;
  /** Takes a withdrawn article off the site, proves it and signs that. */
  readonly withdraw: (articleId: string) => Promise<Result<WithdrawnArticle, AppError>>;
  /** Pages that somebody else has changed in the folder. */
  readonly changes: PageChanges;
  readonly cancel: (articleId: string) => void;
  readonly pathOf: PreviewRoom['pathOf'];
  readonly readPreview: PreviewRoom['read'];
  readonly pageFile: (articleId: string | null) => Promise<Result<string, AppError>>;
  /** Finishes, in the background, what an earlier run or a change of settings left undone. */
  readonly catchUp: () => void;
  readonly close: () => Promise<void>;
}

export interface SiteRoomParts {
  readonly desk: Desk;
  readonly folder: string | null;
  readonly createSite: (folder: string | null, portal: Portal) => PortalSite;
  readonly clock: () => Date;
  /** Name and version of what writes the pages, for the receipts. */
  readonly exporter: string;
  readonly mail: Pick<MailRoom, 'send' | 'isKept' | 'keepChange' | 'showBesides'>;
  readonly createHost: (source: HostSource) => HostRoom;
  readonly log: Log;
}

const infoOf = async (desk: Desk, folder: string | null, site: PortalSite): Promise<SiteInfo> => ({
  portal: desk.portal(),
  folderName: folder === null ? null : path.basename(folder),
  articleCount: await site.articleCount(),
  mayEdit: desk.mayEditPortal(),
});

/** One piece of work with an article at a time; housekeeping gives way. */
const createTurns =
  (working: Map<string, AbortController>, upkeep: SiteUpkeep, catchUp: () => void) =>
  async <T>(articleId: string, work: (signal: AbortSignal) => Promise<Result<T, AppError>>) => {
    if (working.has(articleId)) return fail<AppError>({ code: 'site-busy' });
    const stop = new AbortController();
    working.set(articleId, stop);
    await upkeep.stop();
    try {
      return await work(stop.signal);
    } finally {
      working.delete(articleId);
      catchUp();
    }
  };

export function createSiteRoom(parts: SiteRoomParts): SiteRoom {
  const { desk, createSite, clock, exporter, mail, log } = parts;
  let { folder } = parts;
  let site = createSite(folder, desk.portal());
  const publishing = new Map<string, AbortController>();

  const publishingParts = () => ({ site, portal: desk.portal(), clock });
  const preview = createPreview(desk, publishingParts);
  const host = parts.createHost({
    root: () => folder,
    published: (articleId) => site.published(articleId),
    wake: () => void upkeep.stop().then(catchUp),
  });
  const upkeep = createSiteUpkeep(() => site, host.transfer, log);
  const catchUp = (): void => {
    if (folder !== null && publishing.size === 0) upkeep.begin();
  };
  const alone = createTurns(publishing, upkeep, catchUp);
  const changes = createPageChanges({ desk, site: () => site, mail });
  return {
    host,
    info: () => infoOf(desk, folder, site),
    async savePortal(portal) {
      // Portals are added and removed by themselves; a draft of the settings may be older than they are.
      const saved = await desk.savePortal(withOutlets(portal, outletsOf(desk.portal())));
      if (!saved.ok) return saved;
      await upkeep.stop();
      site = createSite(folder, saved.value);
      preview.forget();
      catchUp();
      return saved;
    },
    async moveTo(next) {
      const candidate = createSite(next, desk.portal());
      const usable = await candidate.recover();
      if (!usable.ok) return usable;
      await upkeep.stop();
      folder = next;
      site = candidate;
      await host.forgetProofs();
      preview.forget();
      catchUp();
      return ok(null);
    },
    publish: (articleId, onProgress) =>
      alone(articleId, (signal) =>
        publishNewest(
          { desk, exporter, publishing: publishingParts(), mail, host, changes },
          articleId,
          onProgress,
          signal,
        ),
      ),
    withdraw: (articleId) =>
      alone(articleId, (signal) => withdrawArticle(articleId, { desk, site, host, exporter }, signal)),
    changes: { ...changes, putBack: (articleId) => alone(articleId, () => changes.putBack(articleId)) },
    cancel: (articleId) => publishing.get(articleId)?.abort(),
    pathOf: preview.pathOf,
    readPreview: preview.read,
    async pageFile(articleId) {
      if (folder === null) return fail({ code: 'site-folder-missing' });
      const file = await site.pageFile(articleId);
      return file === null ? fail({ code: 'not-found', what: articleId === null ? 'portal' : 'article' }) : ok(file);
    },
    catchUp,
    async close() {
      for (const stop of publishing.values()) stop.abort();
      host.close();
      await upkeep.stop();
    },
  };
}
