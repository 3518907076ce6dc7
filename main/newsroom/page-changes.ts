import type { AppError } from '../../shared/app-error.ts';
import type { OutboxRow } from '../../shared/ipc/requests/outbox-requests.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import type { PageChange, PortalSite } from '../portals/portal-site.ts';
import type { MailRoom } from './mail-room.ts';

/** Pages of the site's folder that somebody else has changed: shown in the outbox beside what was published, left to a person. */
export interface PageChanges {
  /** Whether the article's page is another one than it was written, and nobody has let that stand. */
  readonly look: (articleId: string) => Promise<boolean>;
  /** Whether publishing would write over what somebody else has made of the page; it is shown from then on. */
  readonly isInTheWay: (articleId: string) => Promise<boolean>;
  readonly has: (articleId: string) => boolean;
  /** The page as it was published, over exactly what was shown. */
  readonly putBack: (articleId: string) => Promise<Result<null, AppError>>;
  /** The page stays as it was shown. */
  readonly keep: (articleId: string) => Promise<Result<null, AppError>>;
}

interface PageChangesParts {
  readonly desk: Pick<Desk, 'portal' | 'publicationOn' | 'readContent'>;
  readonly site: () => PortalSite;
  readonly mail: Pick<MailRoom, 'isKept' | 'keepChange' | 'showBesides'>;
}

const notFound = fail<AppError>({ code: 'not-found', what: 'article' });

export function createPageChanges({ desk, site, mail }: PageChangesParts): PageChanges {
  const shown = new Map<string, { readonly change: PageChange; readonly row: OutboxRow }>();
  const tell = (): void => mail.showBesides([...shown.values()].map(({ row }) => row));

  const drop = (articleId: string): void => {
    if (shown.delete(articleId)) tell();
  };
  async function show(articleId: string, change: PageChange): Promise<void> {
    const receipt = await desk.publicationOn(articleId, desk.portal().id);
    const words = receipt === null ? notFound : await desk.readContent(articleId, receipt.content);
    const row: OutboxRow = {
      // No job: the row is found again by its article.
      jobId: articleId,
      articleId,
      headline: words.ok ? words.value.headline : '',
      portalName: desk.portal().name,
      portalKind: null,
      task: 'publish',
      queuedAt: receipt?.updatedAt ?? '',
      phase: 'needs-person',
      step: 'look',
      progress: null,
      reason: change.isMissing ? 'gone-from-folder' : 'changed-in-folder',
      held: null,
      detail: '',
      differences: change.isMissing ? [] : change.differences,
      retryAt: null,
      url: null,
      finishedAt: null,
    };
    shown.set(articleId, { change, row });
    tell();
  }
  return {
    async look(articleId) {
      const change = await site().pageChange(articleId);
      if (change === null || (await mail.isKept(articleId, desk.portal().id, change.fingerprint))) {
        drop(articleId);
        return false;
      }
      await show(articleId, change);
      return true;
    },
    async isInTheWay(articleId) {
      const change = await site().pageChange(articleId);
      if (change === null || change.isMissing) return false;
      await show(articleId, change);
      return true;
    },
    has: (articleId) => shown.has(articleId),
    async putBack(articleId) {
      const known = shown.get(articleId);
      if (known === undefined) return notFound;
      const done = await site().putPageBack(articleId, known.change.fingerprint);
      if (done.ok) drop(articleId);
      else if (done.error.code === 'changed-meanwhile') {
        const change = await site().pageChange(articleId);
        if (change !== null) await show(articleId, change);
      }
      return done;
    },
    async keep(articleId) {
      const known = shown.get(articleId);
      if (known === undefined) return notFound;
      await mail.keepChange(articleId, desk.portal().id, known.change.fingerprint);
      drop(articleId);
      return ok(null);
    },
  };
}
