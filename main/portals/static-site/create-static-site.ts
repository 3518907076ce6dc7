import path from 'node:path';
import type { AppError } from '../../../shared/app-error.ts';
import { HOME_PATH } from '../../../shared/rendering/site-paths.ts';
import type { Result } from '../../../shared/result.ts';
import type { PortalSite, PublishedArticle } from '../portal-site.ts';
import type { OutputContext } from './outputs.ts';
import { pageChange } from './page-change.ts';
import { previewOnSite } from './preview-site.ts';
import { publishedArticle, publishOnSite, putPageBack, verifyOnDisk } from './publish-on-site.ts';
import { rebuildSite } from './rebuild-site.ts';
import type { SiteReader } from './site-folder.ts';
import { asResult, siteProblem } from './site-problem.ts';
import { checkedFolder, faceOf, outputContext, sameFace, withSite, type SiteSetting } from './site-session.ts';
import type { SiteEntry, SiteFace } from './site-state.ts';
import { openState, readFace, readIntent, readRebuild, STATE_PATHS, type StateView } from './state-files.ts';
import type { StaticSiteParts } from './static-site-parts.ts';
import { loadTheme } from './theme.ts';
import { withdrawFromSite } from './withdraw-from-site.ts';

/** Work on the folder, one piece at a time: a second call waits for the first instead of meeting its lock. */
function createTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<Result<T, AppError>>): Promise<Result<T, AppError>> => {
    const turn = last.then(work, work);
    last = turn.catch(() => null);
    return turn;
  };
}

/** While a rebuild is going on, a page may rightly still show the settings before. */
async function verifyWithAnyFace(
  entry: SiteEntry,
  faces: readonly SiteFace[],
  context: OutputContext,
  reader: SiteReader,
): Promise<void> {
  const looks = faces.map(({ portal, assets }) =>
    asResult(() => verifyOnDisk(entry, { ...context, portal, assets }, reader)),
  );
  const results = await Promise.all(looks);
  const [first] = results;
  if (results.every((result) => !result.ok) && first && !first.ok) throw siteProblem(first.error);
}

/** What others have made of pages. Looked at in turn: between two files of a publication there is nothing to compare. */
const strangersHand = (
  setting: SiteSetting,
  inTurn: ReturnType<typeof createTurns>,
): Pick<PortalSite, 'pageChange' | 'putPageBack'> => ({
  async pageChange(articleId) {
    const looked = await inTurn(() =>
      asResult(async () => {
        const { reader } = await checkedFolder(setting.parts);
        return pageChange(articleId, outputContext(setting, openState(reader)), reader);
      }),
    );
    return looked.ok ? looked.value : null;
  },
  putPageBack: (articleId, fingerprint) =>
    inTurn(() => asResult(() => withSite(setting, (session) => putPageBack(articleId, fingerprint, session)))),
});

/** The portal that needs no server: a folder of files that any web server, or no server at all, can show. */
export function createStaticSite(parts: StaticSiteParts): PortalSite {
  const setting: SiteSetting = { parts, theme: loadTheme() };
  const inTurn = createTurns();

  /** For questions that an unusable folder answers with “nothing there”. */
  const look = async <T>(question: (view: StateView, root: string) => Promise<T>, otherwise: T): Promise<T> => {
    const found = await asResult(() => checkedFolder(parts));
    return found.ok ? question(openState(found.value.reader), found.value.root) : otherwise;
  };

  const recover = (): Promise<Result<null, AppError>> =>
    inTurn(() =>
      asResult(async () => {
        const { reader } = await checkedFolder(parts);
        if ((await reader.exists(STATE_PATHS.head)) && (await readIntent(reader)) !== null)
          await withSite(setting, () => Promise.resolve(null));
        return null;
      }),
    );
  const verifyPage = (articleId: string): Promise<Result<PublishedArticle, AppError>> =>
    asResult(async () => {
      const { reader } = await checkedFolder(parts);
      const view = openState(reader);
      const [entry, face, rebuild] = [await view.entry(articleId), await view.face(), await readRebuild(reader)];
      if (entry === null || face === null) throw siteProblem({ code: 'not-found', what: 'article' });
      await verifyWithAnyFace(entry, [face, ...(rebuild?.previous ?? [])], outputContext(setting, view), reader);
      return publishedArticle(entry, face.portal.url);
    });

  return {
    publish: (article, times, onProgress, signal) =>
      inTurn(() =>
        asResult(() =>
          withSite(setting, (session) => publishOnSite(article, times, setting, session, onProgress, signal)),
        ),
      ),
    withdraw: (articleId, withdrawal) =>
      inTurn(() =>
        asResult(() => withSite(setting, (session) => withdrawFromSite(articleId, withdrawal, setting, session))),
      ),
    preview: (article, times) => asResult(() => previewOnSite(article, times, setting)),
    rebuild: (onProgress, signal) =>
      inTurn(() => asResult(() => withSite(setting, (session) => rebuildSite(setting, session, onProgress, signal)))),
    recover,
    async rebuildPending() {
      const found = await asResult(() => checkedFolder(parts));
      if (!found.ok) return false;
      const { reader } = found.value;
      const face = await readFace(reader);
      if (face === null) return false;
      return (await readRebuild(reader)) !== null || !sameFace(face, faceOf(parts.portal, setting.theme));
    },
    published: (articleId) =>
      look(async (view) => {
        const entry = await view.entry(articleId);
        return entry === null || entry.withdrawn !== undefined ? null : publishedArticle(entry, parts.portal.url);
      }, null),
    async verify(articleId) {
      const looked = await verifyPage(articleId);
      if (looked.ok) return looked;
      // Files of a publication that stopped half-way are neither old nor new: it is finished first, or the reason why it cannot be is the answer.
      const finished = await recover();
      return finished.ok ? verifyPage(articleId) : finished;
    },
    ...strangersHand(setting, inTurn),
    articleCount: () => look(async (view) => (await view.head()).articles, 0),
    pageFile: (articleId) =>
      look(async (view, root) => {
        const entry = articleId === null ? null : await view.entry(articleId);
        const isGone = entry === null || entry.withdrawn?.how === 'removed';
        const file = articleId === null ? HOME_PATH : isGone ? null : entry.path;
        return file !== null && (await view.face()) !== null ? path.join(root, ...file.split('/')) : null;
      }, null),
  };
}
