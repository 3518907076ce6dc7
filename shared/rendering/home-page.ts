import type { Section } from '../portal/schema.ts';
import { hasAddress } from '../portal/site-address.ts';
import type { Card } from './card.ts';
import { markup, lines, type Html } from './markup.ts';
import { renderCard } from './list-page.ts';
import { jsonLd, renderPage, sectionHref, specialLists, type SiteContext } from './page-frame.ts';
import { linksFrom, renderPicture, type LinkTo } from './page-links.ts';
import { portalWords, type PortalWords } from './portal-words.ts';
import { COLUMN_SIZES } from './render-blocks.ts';
import { HOME_PATH, LATEST, listIndexPath, publicUrl } from './site-paths.ts';
import { formatVietnamTime } from '../text/vietnam-time.ts';
import { zonedInstant } from './zoned-instant.ts';

/** How many newest articles the home page shows, the first of them large. */
export const HOME_LATEST = 12;

/** How many articles stand under each section's name on the home page. */
export const HOME_PER_SECTION = 4;

/** A top section with its newest articles. */
export interface HomeSection {
  readonly section: Section;
  readonly newest: readonly Card[];
}

function topStory(card: Card, to: LinkTo): Html {
  return lines([
    markup`<article class="top-story">`,
    card.photo === null ? null : renderPicture({ ...card.photo, alt: '' }, { sizes: COLUMN_SIZES, eager: true }, to),
    markup`<h2><a href="${to(card.path)}">${card.title}</a></h2>`,
    markup`<p class="time"><time datetime="${zonedInstant(card.publishedAt)}">${formatVietnamTime(card.publishedAt)}</time></p>`,
    card.teaser === '' ? null : markup`<p>${card.teaser}</p>`,
    markup`</article>`,
  ]);
}

function sectionBlock({ section, newest }: HomeSection, site: SiteContext, to: LinkTo): Html | null {
  if (newest.length === 0) return null;
  const href = sectionHref(site.portal, section.id, to);
  return lines([
    markup`<section class="home-section">`,
    markup`<h2>${href === null ? section.title : markup`<a href="${href}">${section.title}</a>`}</h2>`,
    markup`<ul>`,
    ...newest.map((card) => markup`<li><a href="${to(card.path)}">${card.title}</a></li>`),
    markup`</ul>`,
    markup`</section>`,
  ]);
}

function latestList(cards: readonly Card[], words: PortalWords, to: LinkTo): Html | null {
  if (cards.length === 0) return null;
  return lines([
    markup`<section>`,
    markup`<h2 class="list-title">${words.latest}</h2>`,
    markup`<ol class="cards">`,
    ...cards.map((card) => renderCard(card, 3, false, to)),
    markup`</ol>`,
    markup`</section>`,
  ]);
}

/** The site's front page: the newest article large, the next ones below it, beside them what is new in every section. */
export function renderHomePage(latest: readonly Card[], sections: readonly HomeSection[], site: SiteContext): string {
  const { portal } = site;
  const words = portalWords(portal);
  const to = linksFrom(HOME_PATH, portal);
  const [top, ...rest] = latest;
  const blocks = lines(sections.map((section) => sectionBlock(section, site, to)));
  return renderPage(
    {
      path: HOME_PATH,
      title: portal.name,
      description: portal.tagline,
      canonical: HOME_PATH,
      head: jsonLd({
        '@context': 'https://schema.org',
        '@type': 'NewsMediaOrganization',
        name: portal.name,
        ...(hasAddress(portal) ? { url: publicUrl(portal, HOME_PATH) } : {}),
        ...(portal.tagline === '' ? {} : { description: portal.tagline }),
      }),
      section: null,
      main: lines([
        top === undefined ? markup`<p>${words.noArticles}</p>` : topStory(top, to),
        latestList(rest, words, to),
        markup`<p class="all"><a href="${to(listIndexPath(LATEST))}">${words.allLatest}</a></p>`,
      ]),
      aside: lines([specialLists(portal), blocks]),
    },
    site,
  );
}
