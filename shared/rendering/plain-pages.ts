import type { Portal } from '../portal/schema.ts';
import { markup, lines, type Html } from './markup.ts';
import { renderPage, type SiteContext } from './page-frame.ts';
import { linksFrom } from './page-links.ts';
import { portalWords } from './portal-words.ts';
import {
  HOME_PATH,
  LATEST,
  listIndexPath,
  NOT_FOUND_PATH,
  SEARCH_INDEX_PATH,
  SEARCH_PATH,
  searchShardPath,
  standingPagePath,
} from './site-paths.ts';

/** Paragraphs are separated by an empty line. */
const paragraphsOf = (text: string): Html =>
  lines(
    text
      .split(/\n\s*\n/u)
      .filter((paragraph) => paragraph.trim() !== '')
      .map(
        (paragraph) =>
          markup`<p>${lines(
            paragraph
              .trim()
              .split('\n')
              .flatMap((row, at) => (at === 0 ? [markup`${row}`] : [markup`<br>${row}`])),
          )}</p>`,
      ),
  );

/** A page that is not news, by its place in the settings. */
export function renderStandingPage(index: number, site: SiteContext): string {
  const page = site.portal.standingPages[index];
  if (page === undefined) throw new Error(`the settings have no standing page ${index}`);
  const path = standingPagePath(site.portal, index);
  return renderPage(
    {
      path,
      title: page.title,
      description: '',
      canonical: path,
      head: null,
      section: null,
      main: markup`<article>
<h1>${page.title}</h1>
${paragraphsOf(page.text)}
</article>`,
      aside: null,
    },
    site,
  );
}

/** What stands where an article was. Search engines should not list it. */
export function renderWithdrawnPage(path: string, notice: string, site: SiteContext): string {
  const words = portalWords(site.portal);
  const to = linksFrom(path, site.portal);
  return renderPage(
    {
      path,
      title: words.withdrawnTitle,
      description: '',
      canonical: null,
      head: null,
      section: null,
      main: markup`<h1>${words.withdrawnTitle}</h1>
${paragraphsOf(notice)}
<p><a href="${to(HOME_PATH)}">${words.home}</a></p>`,
      aside: null,
    },
    site,
  );
}

/**
 * What stands at an address that an article's page had before: it takes readers to where the page is now, without a script and at once.
 * `headline`: null where the page only says that the article was withdrawn.
 */
export function renderMovedPage(path: string, target: string, headline: string | null, site: SiteContext): string {
  const words = portalWords(site.portal);
  const href = linksFrom(path, site.portal)(target);
  return renderPage(
    {
      path,
      title: headline ?? words.withdrawnTitle,
      description: '',
      canonical: target,
      head: markup`<meta http-equiv="refresh" content="0; url=${href}">`,
      section: null,
      main: markup`<h1>${words.movedTitle}</h1>
<p><a href="${href}">${headline ?? words.withdrawnTitle}</a></p>`,
      aside: null,
    },
    site,
  );
}

/** What a web server shows for an address that does not exist. */
export function renderNotFoundPage(site: SiteContext): string {
  const words = portalWords(site.portal);
  const to = linksFrom(NOT_FOUND_PATH, site.portal);
  return renderPage(
    {
      path: NOT_FOUND_PATH,
      title: words.notFoundTitle,
      description: '',
      canonical: null,
      head: null,
      section: null,
      main: markup`<h1>${words.notFoundTitle}</h1>
<p>${words.notFoundText}</p>
<p><a href="${to(HOME_PATH)}">${words.home}</a></p>`,
      aside: null,
    },
    site,
  );
}

/** The search page. Its words for the script are data on the result list; without a script it leads to the list of everything. */
export function renderSearchPage(site: SiteContext): string {
  const words = portalWords(site.portal);
  const to = linksFrom(SEARCH_PATH, site.portal);
  const shardFolder = to(searchShardPath(0)).replace(/0\.js$/, '');
  return renderPage(
    {
      path: SEARCH_PATH,
      title: words.searchTitle,
      description: '',
      canonical: null,
      head: lines([
        markup`<script src="${to(SEARCH_INDEX_PATH)}" defer></script>`,
        markup`<script src="${to(site.assets.searchScript)}" defer></script>`,
      ]),
      section: null,
      main: lines([
        markup`<h1>${words.searchTitle}</h1>`,
        markup`<form class="search-large" action="${to(SEARCH_PATH)}" method="get">`,
        markup`<label class="visually-hidden" for="search-words">${words.search}</label>`,
        markup`<input id="search-words" name="q" type="search" maxlength="200" autocomplete="off">`,
        markup`<button type="submit">${words.searchButton}</button>`,
        markup`</form>`,
        markup`<p id="search-state" role="status" data-none="${words.searchNone}" data-count="${words.searchCount}"></p>`,
        markup`<ol id="search-results" class="cards" data-shards="${shardFolder}" data-root="${to(HOME_PATH).replace(/index\.html$/, '')}"></ol>`,
        markup`<p><button id="search-more" type="button" hidden>${words.searchMore}</button></p>`,
        markup`<noscript><p>${words.searchNeedsScript} <a href="${to(listIndexPath(LATEST))}">${words.allLatest}</a></p></noscript>`,
      ]),
      aside: null,
    },
    site,
  );
}

/** Stands for a moment where another page's link already leads, until the real page is written. Links to nothing itself. */
export const renderPlaceholder = (portal: Portal): string => {
  const words = portalWords(portal);
  return `<!DOCTYPE html>
${
  markup`<html lang="${portal.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${portal.name}</title>
</head>
<body>
<main>
<h1>${portal.name}</h1>
<p>${words.beingWritten}</p>
</main>
</body>
</html>`.source
}
`;
};
