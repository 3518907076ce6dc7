import { Feed } from 'feed';
import { EnumChangefreq, SitemapIndexStream, SitemapStream, streamToPromise, type SitemapItemLoose } from 'sitemap';
import type { Portal } from '../../../shared/portal/schema.ts';
import { hasAddress, type AddressedPortal } from '../../../shared/portal/site-address.ts';
import type { Card } from '../../../shared/rendering/card.ts';
import { cleanText } from '../../../shared/rendering/markup.ts';
import { NEWS_SITEMAP_PATH, publicUrl, SITEMAP_PATH } from '../../../shared/rendering/site-paths.ts';
import { zonedInstant } from '../../../shared/rendering/zoned-instant.ts';

/** How many articles a feed carries. */
export const FEED_LENGTH = 30;

/** How many articles one page of the sitemap lists; a multiple of the cards' page. */
export const SITEMAP_PAGE_SIZE = 200;

/** News search engines want the last two days only, and at most this many. */
export const NEWS_SITEMAP_LENGTH = 1_000;
export const NEWS_SITEMAP_MS = 2 * 24 * 3_600_000;

const newestOf = (cards: readonly Card[]): Date =>
  new Date(Math.max(0, ...cards.map((card) => Date.parse(card.updatedAt))));

/** RSS 2.0. Its times are the articles', so the same articles give the same bytes. */
export function renderFeed(
  portal: AddressedPortal,
  title: string,
  path: string,
  pagePath: string,
  cards: readonly Card[],
): string {
  const feed = new Feed({
    id: publicUrl(portal, pagePath),
    title: cleanText(title),
    description: cleanText(portal.tagline === '' ? portal.name : portal.tagline),
    link: publicUrl(portal, pagePath),
    language: portal.lang,
    copyright: cleanText(portal.name),
    generator: 'Tòa Soạn',
    updated: newestOf(cards),
    feedLinks: { rss: publicUrl(portal, path) },
  });
  for (const card of cards) {
    const section = portal.sections.find((candidate) => candidate.id === card.section);
    feed.addItem({
      id: publicUrl(portal, card.path),
      guid: publicUrl(portal, card.path),
      link: publicUrl(portal, card.path),
      title: cleanText(card.title),
      description: cleanText(card.teaser),
      date: new Date(card.publishedAt),
      ...(section === undefined ? {} : { category: [{ name: cleanText(section.title) }] }),
    });
  }
  return `${feed.rss2()}\n`;
}

const EMPTY_SITEMAP =
  '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>\n';

async function sitemapOf(items: readonly SitemapItemLoose[], withNews: boolean): Promise<string> {
  // The library refuses to write a sitemap of nothing, which is what a new site has.
  if (items.length === 0) return EMPTY_SITEMAP;
  const stream = new SitemapStream({
    lastmodDateOnly: false,
    xmlns: { news: withNews, xhtml: false, image: !withNews, video: false },
  });
  for (const item of items) stream.write(item);
  stream.end();
  return `${(await streamToPromise(stream)).toString()}\n`;
}

/** One page of the sitemap. */
export const renderSitemapPage = (portal: AddressedPortal, cards: readonly Card[]): Promise<string> =>
  sitemapOf(
    cards.map((card) => {
      const widest = card.photo?.files.at(-1);
      return {
        url: publicUrl(portal, card.path),
        lastmod: zonedInstant(card.updatedAt),
        ...(widest === undefined ? {} : { img: [{ url: publicUrl(portal, widest.path) }] }),
      };
    }),
    false,
  );

/** The sitemap's page of all that is not an article. */
export const renderFrameSitemap = (portal: AddressedPortal, paths: readonly string[]): Promise<string> =>
  sitemapOf(
    paths.map((path) => ({ url: publicUrl(portal, path), changefreq: EnumChangefreq.DAILY })),
    false,
  );

/** What is new in the last two days, for news search engines. */
export const renderNewsSitemap = (portal: AddressedPortal, cards: readonly Card[]): Promise<string> =>
  sitemapOf(
    cards.map((card) => ({
      url: publicUrl(portal, card.path),
      news: {
        publication: { name: cleanText(portal.name), language: portal.lang },
        publication_date: zonedInstant(card.publishedAt),
        title: cleanText(card.title),
      },
    })),
    true,
  );

/** The list of the sitemap's pages. */
export async function renderSitemapIndex(portal: AddressedPortal, paths: readonly string[]): Promise<string> {
  const stream = new SitemapIndexStream();
  for (const path of paths) stream.write({ url: publicUrl(portal, path) });
  stream.end();
  return `${(await streamToPromise(stream)).toString()}\n`;
}

/** What search engines are told first. */
export function renderRobots(portal: Portal): string {
  const maps = hasAddress(portal) ? [SITEMAP_PATH, NEWS_SITEMAP_PATH].map((file) => publicUrl(portal, file)) : [];
  return `${['User-agent: *', 'Allow: /', ...maps.map((map) => `Sitemap: ${map}`)].join('\n')}\n`;
}
