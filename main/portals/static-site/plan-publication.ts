import { contentHash } from '../../../shared/article/canonical.ts';
import type { Article, Photo } from '../../../shared/article/schema.ts';
import { figuresInOrder } from '../../../shared/article/outline.ts';
import type { Portal } from '../../../shared/portal/schema.ts';
import { cardOfArticle } from '../../../shared/rendering/card-of-article.ts';
import { LIST_PAGE_SIZE, pageCount } from '../../../shared/rendering/list-page.ts';
import { photoFiles, type PhotoExtension, type PhotoFile } from '../../../shared/rendering/photo-set.ts';
import { articlePath } from '../../../shared/rendering/site-paths.ts';
import { slugOf } from '../../../shared/text/slug.ts';
import type { PageTimes } from '../portal-site.ts';
import { leadElsewhere } from './neighbours.ts';
import { outputsOfPublication } from './output-order.ts';
import { newestOn, placeInLists } from './site-lists.ts';
import type { SiteReader } from './site-folder.ts';
import { SITE_FORMAT, type Output, type SiteEntry } from './site-state.ts';
import { STATE_PATHS, type StateView } from './state-files.ts';

/** How many articles the “Tin mới” box beside an article names. */
const LATEST_BESIDE_ARTICLE = 6;

/** What a publication is planned with. */
export interface PlanParts {
  readonly portal: Portal;
  readonly photoExtension: PhotoExtension;
  readonly now: Date;
  readonly reader: SiteReader;
}

/** A photo's file as the site will have it. */
export interface PlannedPhoto extends PhotoFile {
  readonly photo: Photo;
}

/** A publication thought through: the view holds the state that it leads to, nothing is written. */
export interface PublicationPlan {
  readonly entry: SiteEntry;
  readonly outputs: readonly Output[];
  /** Exactly these words with these times are there already. */
  readonly isRepeat: boolean;
}

/** Every file that the article's photos are published as, each once. */
export function photosOf(article: Article, extension: PhotoExtension): readonly PlannedPhoto[] {
  const planned = new Map<string, PlannedPhoto>();
  for (const [, { photo }] of figuresInOrder(article)) {
    if (photo === null) continue;
    for (const file of photoFiles(photo, extension)) planned.set(file.path, { ...file, photo });
  }
  return [...planned.values()];
}

async function choosePath(article: Article, publishedAt: string, reader: SiteReader): Promise<string> {
  const slug = article.slug === '' ? slugOf(article.headline) : article.slug;
  for (const length of [6, 10]) {
    const path = articlePath(publishedAt, slug, article.id.slice(-length));
    if (!(await reader.exists(path))) return path;
  }
  return articlePath(publishedAt, slug, article.id);
}

/**
 * The page keeps its address, whatever its headline becomes. Only words for the address that a person gave and that are not in it move it; an address
 * that it had before is taken again.
 */
async function pathNow(article: Article, before: SiteEntry, reader: SiteReader): Promise<string> {
  const { id, slug } = article;
  const withSlug = [6, 10, id.length].map((length) => articlePath(before.publishedAt, slug, id.slice(-length)));
  if (slug === '' || withSlug.includes(before.path)) return before.path;
  const again = before.moved?.find((path) => withSlug.includes(path));
  return again ?? choosePath(article, before.publishedAt, reader);
}

async function waitForTargets(article: Article, view: StateView): Promise<void> {
  for (const link of Object.values(article.related)) {
    if (link.kind !== 'internal' || link.article === article.id) continue;
    const target = await view.entry(link.article);
    if (target !== null && target.withdrawn === undefined) continue;
    const waiting = await view.waiting(link.article);
    if (!waiting.includes(article.id)) view.set(STATE_PATHS.waiting(link.article), [...waiting, article.id]);
  }
}

/** Puts the article's card into the order of publication; the number of a new one is the next. */
async function placeCard(entry: SiteEntry, parts: PlanParts, view: StateView): Promise<void> {
  const page = pageCount(entry.number);
  const cards = [...(await view.cards(page))];
  cards[(entry.number - 1) % LIST_PAGE_SIZE] = cardOfArticle(entry.article, entry, parts.photoExtension);
  view.set(STATE_PATHS.cards(page), cards);
}

/** Changes the view to the site with this article in it, and says what has to be written for that. */
export async function planPublication(
  article: Article,
  times: PageTimes,
  parts: PlanParts,
  view: StateView,
): Promise<PublicationPlan> {
  const head = await view.head();
  const before = await view.entry(article.id);
  const content = contentHash(article);
  const publishedAt = before?.publishedAt ?? times.publishedAt;
  const isBack = before?.withdrawn !== undefined;
  const isRepeat = before !== null && !isBack && before.content === content && before.updatedAt === times.updatedAt;
  const number = before?.number ?? head.articles + 1;
  const newest = await newestOn(null, head.articles, LATEST_BESIDE_ARTICLE + 1, view);
  const beside = newest.filter((card) => card.id !== article.id).slice(0, LATEST_BESIDE_ARTICLE);
  const path =
    before === null
      ? await choosePath(article, publishedAt, parts.reader)
      : isRepeat
        ? before.path
        : await pathNow(article, before, parts.reader);
  const hadBefore = before === null ? [] : [...(before.moved ?? []), before.path].filter((old) => old !== path);
  const entry: SiteEntry = {
    number,
    path,
    content,
    publishedAt,
    updatedAt: times.updatedAt,
    listedAt: before?.listedAt ?? parts.now.toISOString(),
    article,
    latest: isRepeat ? before.latest : beside.map(({ path, title, teaser }) => ({ path, title, teaser })),
    places: await placeInLists(article, number, before?.places ?? [], parts.portal, view),
    photos: before?.photos ?? {},
    ...(hadBefore.length === 0 ? {} : { moved: hadBefore }),
  };
  const following = before === null || path === before.path ? [] : await leadElsewhere(before, path, view);
  const waiting = before === null || isBack ? await view.waiting(article.id) : [];
  if (waiting.length > 0) view.set(STATE_PATHS.waiting(article.id), null);
  view.set(STATE_PATHS.entry(article.id), entry);
  if (before === null) view.set(STATE_PATHS.head, { format: SITE_FORMAT, articles: number, files: head.files });
  await placeCard(entry, parts, view);
  await waitForTargets(article, view);
  const change = { ...entry, id: article.id, isNew: before === null };
  return {
    entry,
    isRepeat,
    outputs: outputsOfPublication(change, before?.places ?? [], entry.places, [...waiting, ...following]),
  };
}
