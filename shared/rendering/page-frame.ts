import type { Portal } from '../portal/schema.ts';
import { hasAddress } from '../portal/site-address.ts';
import { teaserOf } from '../text/teaser.ts';
import { escapeText, markup, lines, safeUrl, scriptJson, type Html } from './markup.ts';
import { linksFrom, type LinkTo } from './page-links.ts';
import { portalWords, type PortalWords } from './portal-words.ts';
import {
  FEED_PATH,
  HOME_PATH,
  listIndexPath,
  publicUrl,
  SEARCH_PATH,
  sectionLine,
  sectionList,
  standingPagePath,
  subsections,
} from './site-paths.ts';

/** Files that every page shares; their names carry the hash of their bytes. */
export interface SiteAssets {
  readonly stylesheet: string;
  readonly searchScript: string;
}

/** What all pages of one site are made with. */
export interface SiteContext {
  readonly portal: Portal;
  readonly assets: SiteAssets;
}

/** A page before its frame is put around it. */
export interface Page {
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** Further elements of the head: feeds, previews elsewhere, structured data. */
  readonly head: Html | null;
  /** Null for pages that search engines should not list. */
  readonly canonical: string | null;
  /** The section that the list of sections marks; `exact` when this page is that section's front page. */
  readonly section: { readonly id: string; readonly exact: boolean } | null;
  readonly main: Html;
  readonly aside: Html | null;
}

/** The address of a section's front page as seen through `to`; null when there is no such section. */
export function sectionHref(portal: Portal, sectionId: string, to: LinkTo): string | null {
  const list = sectionList(portal, sectionId);
  return list === null ? null : to(listIndexPath(list));
}

function searchForm(words: PortalWords, to: LinkTo): Html {
  return lines([
    markup`<form class="search" role="search" action="${to(SEARCH_PATH)}" method="get">`,
    markup`<label class="visually-hidden" for="search-field">${words.search}</label>`,
    markup`<input id="search-field" name="q" type="search" maxlength="200" autocomplete="off" placeholder="${words.search}">`,
    markup`<button type="submit">${words.searchButton}</button>`,
    markup`</form>`,
  ]);
}

function masthead(page: Page, portal: Portal, words: PortalWords, to: LinkTo): Html {
  const name =
    page.path === HOME_PATH
      ? markup`<h1 class="site-name">${portal.name}</h1>`
      : markup`<a class="site-name" href="${to(HOME_PATH)}">${portal.name}</a>`;
  const current = sectionLine(portal, page.section?.id ?? null).at(-1);
  const items = subsections(portal, null).map((section) => {
    const mark =
      section.id !== current?.id ? null : section.id === page.section?.id && page.section.exact ? 'page' : 'true';
    const href = sectionHref(portal, section.id, to) ?? to(HOME_PATH);
    return markup`<li><a href="${href}"${mark === null ? null : markup` aria-current="${mark}"`}>${section.title}</a></li>`;
  });
  return lines([
    markup`<header class="wrap">`,
    markup`<div class="masthead">`,
    name,
    portal.tagline === '' ? null : markup`<p class="tagline">${portal.tagline}</p>`,
    searchForm(words, to),
    markup`</div>`,
    items.length === 0
      ? null
      : markup`<nav class="sections" aria-label="${words.sections}">\n<ul>\n${lines(items)}\n</ul>\n</nav>`,
    markup`</header>`,
  ]);
}

const link = (url: string, title: string): Html => {
  const safe = safeUrl(url);
  return safe === null ? markup`<li>${title}</li>` : markup`<li><a href="${safe}">${title}</a></li>`;
};

/** The lists that the newsroom keeps by hand: special issues, campaigns. */
export function specialLists(portal: Portal): Html | null {
  if (portal.specialLists.length === 0) return null;
  return lines(
    portal.specialLists.map((list) =>
      lines([
        markup`<section class="box">`,
        markup`<h2>${list.title}</h2>`,
        list.links.length === 0
          ? null
          : markup`<ul>\n${lines(list.links.map((entry) => link(entry.url, entry.title)))}\n</ul>`,
        markup`</section>`,
      ]),
    ),
  );
}

function foot(portal: Portal, words: PortalWords, to: LinkTo): Html {
  const siteLinks =
    portal.siteLinks.length === 0
      ? null
      : lines([
          markup`<nav class="site-links" aria-label="${words.siteLinks}">`,
          markup`<h2>${words.siteLinks}</h2>`,
          markup`<ul>\n${lines(portal.siteLinks.map((entry) => link(entry.url, entry.title)))}\n</ul>`,
          markup`</nav>`,
        ]);
  const own = [
    ...portal.standingPages.map(
      (page, index) => markup`<li><a href="${to(standingPagePath(portal, index))}">${page.title}</a></li>`,
    ),
    ...(hasAddress(portal) ? [markup`<li><a href="${to(FEED_PATH)}">${words.feed}</a></li>`] : []),
  ];
  return lines([
    markup`<footer class="wrap">`,
    siteLinks,
    own.length === 0
      ? null
      : markup`<nav class="own-pages" aria-label="${words.aboutSite}">\n<ul>\n${lines(own)}\n</ul>\n</nav>`,
    portal.footer.length === 0
      ? null
      : markup`<div class="imprint">\n${lines(portal.footer.map((text) => markup`<p>${text}</p>`))}\n</div>`,
    markup`</footer>`,
  ]);
}

// Search engines and tabs cut what is longer; the headline itself stands whole on the page.
const MAX_TITLE = 70;

function windowTitle({ path, title }: Page, { name }: Portal): string {
  const withName = path === HOME_PATH || title === '' ? name : `${title} - ${name}`;
  const fits = (text: string) => escapeText(text).length <= MAX_TITLE;
  if (fits(withName)) return withName;
  const long = title === '' ? name : title;
  for (let length = MAX_TITLE; length > 0; length -= 1) {
    const cut = teaserOf(long, length);
    if (cut !== '' && fits(cut)) return cut;
  }
  return fits(name) ? name : '…';
}

function canonicalLink({ canonical }: Page, portal: Portal): Html | null {
  if (canonical === null) return markup`<meta name="robots" content="noindex">`;
  const url = publicUrl(portal, canonical);
  return url === null ? null : markup`<link rel="canonical" href="${url}">`;
}

function head(page: Page, { portal, assets }: SiteContext, to: LinkTo): Html {
  return lines([
    markup`<head>`,
    markup`<meta charset="utf-8">`,
    markup`<meta name="viewport" content="width=device-width, initial-scale=1">`,
    markup`<title>${windowTitle(page, portal)}</title>`,
    page.description === '' ? null : markup`<meta name="description" content="${page.description}">`,
    canonicalLink(page, portal),
    markup`<meta name="color-scheme" content="light dark">`,
    markup`<link rel="stylesheet" href="${to(assets.stylesheet)}">`,
    hasAddress(portal)
      ? markup`<link rel="alternate" type="application/rss+xml" title="${portal.name}" href="${to(FEED_PATH)}">`
      : null,
    page.head,
    markup`</head>`,
  ]);
}

/** A whole page: head, masthead, sections, main part, side column, foot. Readable without any script. */
export function renderPage(page: Page, site: SiteContext): string {
  const { portal } = site;
  const words = portalWords(portal);
  const to = linksFrom(page.path, portal);
  const { source } = lines([
    markup`<!DOCTYPE html>`,
    markup`<html lang="${portal.lang}">`,
    head(page, site, to),
    markup`<body>`,
    markup`<a class="skip" href="#main">${words.skipToContent}</a>`,
    masthead(page, portal, words, to),
    markup`<div class="wrap ${page.aside === null ? 'single' : 'grid'}">`,
    markup`<main id="main">`,
    page.main,
    markup`</main>`,
    page.aside === null || page.aside.source === '' ? null : markup`<aside>\n${page.aside}\n</aside>`,
    markup`</div>`,
    foot(portal, words, to),
    markup`</body>`,
    markup`</html>`,
  ]);
  return `${source}\n`;
}

/** Structured data for search engines, as data: nothing in it runs. */
export const jsonLd = (value: unknown): Html =>
  markup`<script type="application/ld+json">${scriptJson(value)}</script>`;
