import type { Portal } from '../portal/schema.ts';
import { hasAddress } from '../portal/site-address.ts';
import type { Card } from './card.ts';
import { markup, lines, type Html } from './markup.ts';
import { renderPage, sectionHref, specialLists, type SiteContext } from './page-frame.ts';
import { linksFrom, renderPicture, type LinkTo } from './page-links.ts';
import { portalWords, type PortalWords } from './portal-words.ts';
import { listFeedPath, listIndexPath, listPagePath, subsections, type ListRef } from './site-paths.ts';
import { formatVietnamTime } from '../text/vietnam-time.ts';
import { zonedInstant } from './zoned-instant.ts';

/** How many articles one page of a list holds. Changing it moves every article of every list to another page. */
export const LIST_PAGE_SIZE = 20;

/** A list's heading: a section's title, a tag, a name; `sectionId` marks the section in the head of the page. */
export interface ListHeading {
  readonly list: ListRef;
  readonly title: string;
  readonly sectionId: string | null;
}

/** How many pages a list has had to open so far. */
export const pageCount = (articles: number): number => Math.ceil(articles / LIST_PAGE_SIZE);

/** An article in a list. The first picture of a page loads at once. */
export function renderCard(card: Card, heading: 2 | 3, eager: boolean, to: LinkTo): Html {
  const title = markup`<a href="${to(card.path)}">${card.title}</a>`;
  const picture =
    card.photo === null
      ? null
      : renderPicture({ ...card.photo, alt: '' }, { sizes: '(min-width: 760px) 210px, 112px', eager }, to);
  return lines([
    markup`<li class="card">`,
    markup`<div class="card-text">`,
    heading === 2 ? markup`<h2>${title}</h2>` : markup`<h3>${title}</h3>`,
    card.teaser === '' ? null : markup`<p>${card.teaser}</p>`,
    markup`<p class="time"><time datetime="${zonedInstant(card.publishedAt)}">${formatVietnamTime(card.publishedAt)}</time></p>`,
    markup`</div>`,
    picture === null ? null : markup`<div class="card-photo">${picture}</div>`,
    markup`</li>`,
  ]);
}

const cardList = (cards: readonly Card[], to: LinkTo, words: PortalWords): Html =>
  cards.length === 0
    ? markup`<p>${words.noArticles}</p>`
    : markup`<ol class="cards">\n${lines(cards.map((card, index) => renderCard(card, 2, index === 0, to)))}\n</ol>`;

const kindLine = (kind: ListRef['kind'], words: PortalWords): string =>
  ({ latest: '', section: '', tag: words.tag, author: words.author })[kind];

function subsectionLinks({ sectionId }: ListHeading, portal: Portal, words: PortalWords, to: LinkTo): Html | null {
  const below = sectionId === null ? [] : subsections(portal, sectionId);
  if (below.length === 0) return null;
  const items = below.map((section) => {
    const href = sectionHref(portal, section.id, to);
    return href === null ? markup`<li>${section.title}</li>` : markup`<li><a href="${href}">${section.title}</a></li>`;
  });
  return markup`<nav class="subsections" aria-label="${words.subsections}">\n<ul>\n${lines(items)}\n</ul>\n</nav>`;
}

function paging(newer: string | null, newerWord: string, older: string | null, words: PortalWords): Html | null {
  if (newer === null && older === null) return null;
  return lines([
    markup`<nav class="paging" aria-label="${words.paging}">`,
    newer === null ? null : markup`<a class="newer" rel="prev" href="${newer}">${newerWord}</a>`,
    older === null ? null : markup`<a class="older" rel="next" href="${older}">${words.older}</a>`,
    markup`</nav>`,
  ]);
}

const feedLink = (heading: ListHeading, portal: Portal, to: LinkTo): Html | null =>
  heading.list.kind === 'section' && hasAddress(portal)
    ? markup`<link rel="alternate" type="application/rss+xml" title="${heading.title}" href="${to(listFeedPath(heading.list))}">`
    : null;

function renderList(
  heading: ListHeading,
  path: string,
  body: { readonly title: string; readonly top: Html | null; readonly cards: Html; readonly paging: Html | null },
  site: SiteContext,
): string {
  const words = portalWords(site.portal);
  const to = linksFrom(path, site.portal);
  const kind = kindLine(heading.list.kind, words);
  const isIndex = path === listIndexPath(heading.list);
  return renderPage(
    {
      path,
      title: body.title,
      description: '',
      canonical: path,
      head: feedLink(heading, site.portal, to),
      section: heading.sectionId === null ? null : { id: heading.sectionId, exact: isIndex },
      main: lines([
        kind === '' ? null : markup`<p class="kicker">${kind}</p>`,
        markup`<h1>${body.title}</h1>`,
        body.top,
        body.cards,
        body.paging,
      ]),
      aside: specialLists(site.portal) ?? markup``,
    },
    site,
  );
}

/** A list's front page: the newest articles first. `total` counts every place that the list ever gave out. */
export function renderListIndex(
  heading: ListHeading,
  total: number,
  newest: readonly Card[],
  site: SiteContext,
): string {
  const words = portalWords(site.portal);
  const path = listIndexPath(heading.list);
  const to = linksFrom(path, site.portal);
  const pages = pageCount(total);
  const older = pages > 1 ? to(listPagePath(heading.list, pages - 1)) : null;
  return renderList(
    heading,
    path,
    {
      title: heading.title,
      top: subsectionLinks(heading, site.portal, words, to),
      cards: cardList(newest, to, words),
      paging: paging(null, '', older, words),
    },
    site,
  );
}

/** Page `page` of a list, its newest article first. Once full it changes only when a next page opens or one of its articles does. */
export function renderListPage(
  heading: ListHeading,
  page: number,
  total: number,
  cards: readonly Card[],
  site: SiteContext,
): string {
  const words = portalWords(site.portal);
  const path = listPagePath(heading.list, page);
  const to = linksFrom(path, site.portal);
  const isLast = page === pageCount(total);
  const newer = to(isLast ? listIndexPath(heading.list) : listPagePath(heading.list, page + 1));
  const older = page > 1 ? to(listPagePath(heading.list, page - 1)) : null;
  return renderList(
    heading,
    path,
    {
      title: `${heading.title} - ${words.page} ${page}`,
      top: null,
      cards: cardList(cards, to, words),
      paging: paging(newer, isLast ? words.newest : words.newer, older, words),
    },
    site,
  );
}
