import type { Portal } from '../../../shared/portal/schema.ts';
import { hasAddress } from '../../../shared/portal/site-address.ts';
import { LIST_PAGE_SIZE, pageCount } from '../../../shared/rendering/list-page.ts';
import {
  FEED_PATH,
  listFeedPath,
  listIndexPath,
  listPagePath,
  NEWS_SITEMAP_PATH,
  SITEMAP_PATH,
  sitemapPagePath,
  standingPagePath,
} from '../../../shared/rendering/site-paths.ts';
import type { OnSiteProgress, RebuildReport } from '../portal-site.ts';
import { frameOutputs, listOutputs, pagesOf } from './output-order.ts';
import { writePhotos } from './publish-on-site.ts';
import { outputPath, sitemapPageCount } from './outputs.ts';
import { placeInLists, publicList, sectionListName } from './site-lists.ts';
import { siteProblem } from './site-problem.ts';
import { beginIntent, faceOf, finishIntent, writeRebuild, type SiteSession, type SiteSetting } from './site-session.ts';
import type { Output, Rebuild, SiteFace } from './site-state.ts';
import { readRebuild, STATE_PATHS, stateBytes, type StateView } from './state-files.ts';
import { newTally, writeOutputs, type Tally } from './write-outputs.ts';

/** Articles done between two notes of how far the rebuild is: a killed rebuild repeats at most so many. */
const ARTICLES_AT_ONCE = 2 * LIST_PAGE_SIZE;

const unwatched = { onDone: () => undefined, signal: null };

const treeOf = (portal: Portal): string => JSON.stringify(portal.sections.map(({ id, parent }) => [id, parent]));

async function idsFrom(first: number, view: StateView): Promise<readonly string[]> {
  const pages = [pageCount(first), pageCount(first) + 1];
  const cards = (await Promise.all(pages.map((page) => view.cards(page)))).flat();
  return cards
    .slice((first - 1) % LIST_PAGE_SIZE, ((first - 1) % LIST_PAGE_SIZE) + ARTICLES_AT_ONCE)
    .map(({ id }) => id);
}

/** Sections were moved, added or removed: articles change the lists that they are in. */
async function placeAnew(session: SiteSession, portal: Portal, articles: number, signal: AbortSignal): Promise<void> {
  for (let first = 1; first <= articles; first += ARTICLES_AT_ONCE) {
    if (signal.aborted) throw siteProblem({ code: 'cancelled' });
    const view = session.freshView();
    for (const id of await idsFrom(first, view)) {
      const entry = await view.entry(id);
      if (entry === null) throw siteProblem({ code: 'damaged', what: 'site' });
      if (entry.withdrawn !== undefined) continue;
      const places = await placeInLists(entry.article, entry.number, entry.places, portal, view);
      if (JSON.stringify(places) !== JSON.stringify(entry.places))
        view.set(STATE_PATHS.entry(id), { ...entry, places });
    }
    if (view.changes().size === 0) continue;
    await beginIntent(view.changes(), [], session.folder);
    await finishIntent(session, newTally(), unwatched);
  }
}

interface Work {
  readonly setting: SiteSetting;
  readonly session: SiteSession;
  readonly tally: Tally;
  readonly onProgress: OnSiteProgress;
  readonly signal: AbortSignal;
}

/** Answers how far it came: to the end. */
async function writeArticles(work: Work, begun: Rebuild, articles: number): Promise<Rebuild> {
  const { session, setting, tally, signal } = work;
  let rebuild = begun;
  for (let first = begun.done + 1; first <= articles; first += ARTICLES_AT_ONCE) {
    if (signal.aborted) throw siteProblem({ code: 'cancelled' });
    const view = session.freshView();
    const ids = await idsFrom(first, view);
    const outputs: Output[] = [];
    for (const id of ids) {
      const entry = await view.entry(id);
      if (entry === null) throw siteProblem({ code: 'damaged', what: 'site' });
      outputs.push(...pagesOf(id, entry));
      if (entry.withdrawn === undefined)
        await writePhotos(entry.article, entry.photos, setting, session, tally, { ...unwatched, signal });
    }
    await writeOutputs(outputs, session.context(view), session.folder, tally, unwatched);
    const done = Math.min(articles, first + ids.length - 1);
    rebuild = { ...rebuild, done, moved: rebuild.moved + outputs.length - ids.length };
    await writeRebuild(rebuild, session.folder);
    work.onProgress({ step: 'pages', done, total: articles });
  }
  return rebuild;
}

/** Files that a face's settings and style ask for and that another face's need not. */
async function faceFiles(face: SiteFace, view: StateView): Promise<ReadonlySet<string>> {
  const files = new Set<string>(face.files);
  if (hasAddress(face.portal)) {
    const pages = sitemapPageCount((await view.head()).articles);
    for (const file of [FEED_PATH, SITEMAP_PATH, NEWS_SITEMAP_PATH]) files.add(file);
    for (let page = 0; page <= pages; page += 1) files.add(sitemapPagePath(page));
  }
  face.portal.standingPages.forEach((_page, index) => files.add(standingPagePath(face.portal, index)));
  for (const section of face.portal.sections) {
    const name = sectionListName(section.id);
    const list = publicList(name, face.portal);
    if (list === null) continue;
    files.add(listIndexPath(list));
    if (hasAddress(face.portal)) files.add(listFeedPath(list));
    const pages = pageCount((await view.list(name))?.total ?? 0);
    for (let page = 1; page <= pages; page += 1) files.add(listPagePath(list, page));
  }
  return files;
}

/** Removed last: until every page is new, an old one may still lead there. */
async function removeLeftovers(rebuild: Rebuild, face: SiteFace, { session }: Work): Promise<number> {
  const view = session.freshView();
  const needed = await faceFiles(face, view);
  let removed = 0;
  for (const previous of rebuild.previous) {
    for (const file of await faceFiles(previous, view)) {
      if (needed.has(file) || !(await session.folder.exists(file))) continue;
      await session.folder.remove(file);
      removed += 1;
    }
  }
  await session.folder.settle();
  return removed;
}

async function countPhotos({ folder }: SiteSession): Promise<number> {
  const folders = await folder.names('anh');
  const counts = await Promise.all(folders.map(async (name) => (await folder.names(`anh/${name}`)).length));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Every page anew, from the state. Goes on where an interrupted rebuild stopped; articles published meanwhile are included. */
export async function rebuildSite(
  setting: SiteSetting,
  session: SiteSession,
  onProgress: OnSiteProgress,
  signal: AbortSignal,
): Promise<RebuildReport> {
  const { folder } = session;
  const { portal } = setting.parts;
  const tally = newTally();
  const work: Work = { setting, session, tally, onProgress, signal };
  const rebuild = (await readRebuild(folder)) ?? { previous: [], done: 0, moved: 0 };
  await writeRebuild(rebuild, folder);
  const { articles } = await session.freshView().head();
  if (rebuild.done === 0 && rebuild.previous.some((face) => treeOf(face.portal) !== treeOf(portal)))
    await placeAnew(session, portal, articles, signal);
  await Promise.all(
    [...setting.theme.files].map(async ([file, bytes]) => {
      if (await folder.write(file, bytes)) tally.written.add(file);
    }),
  );
  const { moved } = await writeArticles(work, rebuild, articles);
  const view = session.freshView();
  const context = session.context(view);
  const outputs = [...(await listOutputs(portal, view)), ...frameOutputs(portal)];
  await writeOutputs(outputs, context, folder, tally, {
    onDone: (done, total) => onProgress({ step: 'lists', done, total }),
    signal,
  });
  const removed = await removeLeftovers(rebuild, faceOf(portal, setting.theme), work);
  const places = await Promise.all(outputs.map((output) => outputPath(output, context)));
  const lists = new Set(places.filter((place) => place !== null)).size;
  const files = articles + moved + lists + setting.theme.files.size + (await countPhotos(session));
  await folder.write(STATE_PATHS.head, stateBytes({ ...(await view.head()), files }));
  await folder.remove(STATE_PATHS.rebuild);
  await folder.settle();
  return { pages: articles + lists, written: tally.written.size, removed };
}
