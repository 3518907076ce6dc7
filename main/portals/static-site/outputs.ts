import type { Portal } from '../../../shared/portal/schema.ts';
import { hasAddress, type AddressedPortal } from '../../../shared/portal/site-address.ts';
import type { Card } from '../../../shared/rendering/card.ts';
import { HOME_LATEST, HOME_PER_SECTION, renderHomePage } from '../../../shared/rendering/home-page.ts';
import { LIST_PAGE_SIZE, pageCount, renderListIndex, renderListPage } from '../../../shared/rendering/list-page.ts';
import { scriptJson } from '../../../shared/rendering/markup.ts';
import type { SiteContext } from '../../../shared/rendering/page-frame.ts';
import type { PhotoExtension } from '../../../shared/rendering/photo-set.ts';
import { renderNotFoundPage, renderSearchPage, renderStandingPage } from '../../../shared/rendering/plain-pages.ts';
import {
  FEED_PATH,
  HOME_PATH,
  listFeedPath,
  listIndexPath,
  listPagePath,
  NEWS_SITEMAP_PATH,
  NOT_FOUND_PATH,
  SEARCH_INDEX_PATH,
  SEARCH_PATH,
  searchShardPath,
  SITEMAP_PATH,
  sitemapPagePath,
  standingPagePath,
  subsections,
} from '../../../shared/rendering/site-paths.ts';
import { assertNever } from '../../../shared/result.ts';
import { formatVietnamDate } from '../../../shared/text/vietnam-time.ts';
import {
  FEED_LENGTH,
  NEWS_SITEMAP_LENGTH,
  NEWS_SITEMAP_MS,
  renderFeed,
  renderFrameSitemap,
  renderNewsSitemap,
  renderRobots,
  renderSitemapIndex,
  renderSitemapPage,
  SITEMAP_PAGE_SIZE,
} from './feeds.ts';
import { renderArticle, renderMoved } from './article-outputs.ts';
import { siteProblem } from './site-problem.ts';
import { cardsOn, isShown, listHeading, newestOn, publicList, sectionListName } from './site-lists.ts';
import type { Output } from './site-state.ts';
import type { StateView } from './state-files.ts';

/** What turns state into files. */
export interface OutputContext extends SiteContext {
  readonly view: StateView;
  readonly photoExtension: PhotoExtension;
  readonly now: Date;
}

/** How many articles one file of the readers' search index holds; a multiple of the cards' page. */
export const SEARCH_SHARD_SIZE = 100;

export const sitemapPageCount = (articles: number): number => Math.ceil(articles / SITEMAP_PAGE_SIZE);
export const searchShardCount = (articles: number): number => Math.ceil(articles / SEARCH_SHARD_SIZE);

/** Addresses of all pages that are not articles, lists of tags or names, or further pages of lists. */
export const framePaths = (portal: Portal): readonly string[] => [
  HOME_PATH,
  ...portal.sections.flatMap((section) => {
    const list = publicList(sectionListName(section.id), portal);
    return list === null ? [] : [listIndexPath(list)];
  }),
  ...portal.standingPages.map((_page, index) => standingPagePath(portal, index)),
];

/** Feeds and sitemaps name pages by whole addresses: a site without an address has none of them. */
const ADDRESSED = ['feed', 'section-feed', 'sitemap', 'sitemap-page', 'news-sitemap'] as const;

type AddressedOutput = Extract<Output, { kind: (typeof ADDRESSED)[number] }>;

const isAddressed = (output: Output): output is AddressedOutput => ADDRESSED.some((kind) => kind === output.kind);

/** Where an output goes, from the site's root; null when the settings leave no place for it. */
export async function outputPath(output: Output, { portal, view }: OutputContext): Promise<string | null> {
  if (isAddressed(output) && !hasAddress(portal)) return null;
  switch (output.kind) {
    case 'article': {
      const entry = await view.entry(output.id);
      return entry === null || entry.withdrawn?.how === 'removed' ? null : entry.path;
    }
    case 'moved': {
      const entry = await view.entry(output.id);
      return entry?.withdrawn?.how === 'removed' ? null : (entry?.moved?.[output.index] ?? null);
    }
    case 'list-page': {
      const list = publicList(output.list, portal);
      return list === null ? null : listPagePath(list, output.page);
    }
    case 'list-index': {
      const list = publicList(output.list, portal);
      return list === null ? null : listIndexPath(list);
    }
    case 'section-feed': {
      const list = publicList(sectionListName(output.section), portal);
      return list === null ? null : listFeedPath(list);
    }
    case 'standing':
      return portal.standingPages[output.index] === undefined ? null : standingPagePath(portal, output.index);
    case 'sitemap-page':
      return sitemapPagePath(output.page);
    case 'search-shard':
      return searchShardPath(output.shard);
    case 'home':
      return HOME_PATH;
    case 'feed':
      return FEED_PATH;
    case 'sitemap':
      return SITEMAP_PATH;
    case 'news-sitemap':
      return NEWS_SITEMAP_PATH;
    case 'search-index':
      return SEARCH_INDEX_PATH;
    case 'search':
      return SEARCH_PATH;
    case 'not-found':
      return NOT_FOUND_PATH;
    case 'robots':
      return 'robots.txt';
    default:
      return assertNever(output);
  }
}

async function cardsFrom(firstNumber: number, count: number, view: StateView): Promise<readonly Card[]> {
  const firstPage = pageCount(firstNumber);
  const pages = await Promise.all(
    Array.from({ length: pageCount(count) }, (_, index) => view.cards(firstPage + index)),
  );
  return pages.flat().filter(isShown);
}

async function renderHome(context: OutputContext): Promise<string> {
  const { view, portal } = context;
  const { articles } = await view.head();
  const sections = await Promise.all(
    subsections(portal, null).map(async (section) => {
      const name = sectionListName(section.id);
      const total = (await view.list(name))?.total ?? 0;
      return { section, newest: await newestOn(name, total, HOME_PER_SECTION, view) };
    }),
  );
  return renderHomePage(await newestOn(null, articles, HOME_LATEST, view), sections, context);
}

async function newsCards({ view, now }: OutputContext): Promise<readonly Card[]> {
  const earliest = now.getTime() - NEWS_SITEMAP_MS;
  const found: Card[] = [];
  for (let page = pageCount((await view.head()).articles); page > 0 && found.length < NEWS_SITEMAP_LENGTH; page -= 1) {
    const cards = await cardsOn(null, page, view);
    found.push(...cards.filter((card) => Date.parse(card.publishedAt) >= earliest));
    if (cards.length > 0 && cards.every((card) => Date.parse(card.listedAt) < earliest)) break;
  }
  return found.slice(0, NEWS_SITEMAP_LENGTH);
}

async function renderShard(shard: number, view: StateView): Promise<string> {
  const cards = await cardsFrom((shard - 1) * SEARCH_SHARD_SIZE + 1, SEARCH_SHARD_SIZE, view);
  const rows = cards.map((card) => [
    card.path,
    card.title,
    card.teaser,
    formatVietnamDate(card.publishedAt),
    card.searchText,
  ]);
  return `toasoanSearch(${shard},[\n${rows.map((row) => scriptJson(row).source).join(',\n')}\n]);\n`;
}

async function renderListOutput(
  output: Extract<Output, { kind: 'list-page' | 'list-index' }>,
  context: OutputContext,
): Promise<string> {
  const { view, portal } = context;
  const list = await listHeading(output.list, portal, view);
  if (list === null) throw siteProblem({ code: 'damaged', what: 'site' });
  if (output.kind === 'list-index') {
    const newest = await newestOn(output.list, list.total, LIST_PAGE_SIZE, view);
    return renderListIndex(list.heading, list.total, newest, context);
  }
  const cards = await cardsOn(output.list, output.page, view);
  return renderListPage(list.heading, output.page, list.total, cards, context);
}

async function renderFeedOutput(
  section: string | null,
  portal: AddressedPortal,
  { view }: OutputContext,
): Promise<string> {
  const name = section === null ? null : sectionListName(section);
  const list = await listHeading(name, portal, view);
  if (list === null) throw siteProblem({ code: 'damaged', what: 'site' });
  const { heading, total } = list;
  const newest = await newestOn(name, total, FEED_LENGTH, view);
  return section === null
    ? renderFeed(portal, portal.name, FEED_PATH, HOME_PATH, newest)
    : renderFeed(
        portal,
        `${heading.title} - ${portal.name}`,
        listFeedPath(heading.list),
        listIndexPath(heading.list),
        newest,
      );
}

async function renderAddressed(
  output: AddressedOutput,
  portal: AddressedPortal,
  context: OutputContext,
): Promise<string> {
  const { view } = context;
  switch (output.kind) {
    case 'section-feed':
      return renderFeedOutput(output.section, portal, context);
    case 'feed':
      return renderFeedOutput(null, portal, context);
    case 'sitemap-page':
      if (output.page === 0) return renderFrameSitemap(portal, framePaths(portal));
      return renderSitemapPage(
        portal,
        await cardsFrom((output.page - 1) * SITEMAP_PAGE_SIZE + 1, SITEMAP_PAGE_SIZE, view),
      );
    case 'sitemap': {
      const pages = sitemapPageCount((await view.head()).articles);
      return renderSitemapIndex(
        portal,
        Array.from({ length: pages + 1 }, (_, page) => sitemapPagePath(page)),
      );
    }
    case 'news-sitemap':
      return renderNewsSitemap(portal, await newsCards(context));
    default:
      return assertNever(output);
  }
}

async function renderText(output: Output, context: OutputContext): Promise<string> {
  const { view, portal } = context;
  if (isAddressed(output)) {
    if (!hasAddress(portal)) throw new Error(`A site without an address has no ${output.kind}`);
    return renderAddressed(output, portal, context);
  }
  switch (output.kind) {
    case 'article':
      return renderArticle(output.id, context);
    case 'moved':
      return renderMoved(output.id, output.index, context);
    case 'list-page':
    case 'list-index':
      return renderListOutput(output, context);
    case 'home':
      return renderHome(context);
    case 'standing':
      return renderStandingPage(output.index, context);
    case 'search':
      return renderSearchPage(context);
    case 'not-found':
      return renderNotFoundPage(context);
    case 'robots':
      return renderRobots(portal);
    case 'search-shard':
      return renderShard(output.shard, view);
    case 'search-index':
      return `window.toasoanSearchShards = ${searchShardCount((await view.head()).articles)};\n`;
    default:
      return assertNever(output);
  }
}

/** An output's bytes; they follow from the state, the settings and, for the news sitemap, the time alone. */
export const renderOutput = async (output: Output, context: OutputContext): Promise<Uint8Array> =>
  new TextEncoder().encode(await renderText(output, context));
