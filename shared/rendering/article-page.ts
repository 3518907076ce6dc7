import { inOrder } from '../article/order.ts';
import { runsText } from '../article/runs.ts';
import { publicArticle } from '../article/public-article.ts';
import type { Article, Figure } from '../article/schema.ts';
import type { TeaserItem } from './card.ts';
import { markup, lines, safeUrl, type Html } from './markup.ts';
import { renderPage, sectionHref, specialLists, type SiteContext } from './page-frame.ts';
import { linksFrom, renderPicture, type LinkTo } from './page-links.ts';
import { photoFiles, type PhotoExtension } from './photo-set.ts';
import { portalWords } from './portal-words.ts';
import { sharingHead, articleJsonLd, type ArticleFacts } from './article-metadata.ts';
import { COLUMN_SIZES, renderBody, renderFigure, type BlockContext } from './render-blocks.ts';
import { renderByline } from './render-byline.ts';
import { renderRuns } from './render-runs.ts';
import { listIndexPath, type ListRef } from './site-paths.ts';
import { formatVietnamDate, formatVietnamTime } from '../text/vietnam-time.ts';
import { zonedInstant } from './zoned-instant.ts';

/** Where an article that another one links to stands on this site. */
export interface RelatedTarget {
  readonly path: string;
  readonly publishedAt: string;
}

/** One article and all that its page shows around it. */
export interface ArticlePageInput {
  readonly article: Article;
  readonly path: string;
  readonly publishedAt: string;
  readonly updatedAt: string;
  readonly teaser: string;
  /** “Tin mới” as it was when the page was written, so that later articles leave this page alone. */
  readonly latest: readonly TeaserItem[];
  /** Internal related links that this site can resolve, by article id; the others are printed without a link. */
  readonly related: ReadonlyMap<string, RelatedTarget>;
  readonly tagLists: ReadonlyMap<string, ListRef>;
  readonly authorLists: ReadonlyMap<string, ListRef>;
  readonly photoExtension: PhotoExtension;
}

/** The box of newest articles beside the text. */
export function teaserBox(title: string, items: readonly TeaserItem[], to: LinkTo): Html | null {
  if (items.length === 0) return null;
  return lines([
    markup`<section class="teasers">`,
    markup`<h2>${title}</h2>`,
    markup`<ul>`,
    ...items.map(
      (item) =>
        markup`<li><a href="${to(item.path)}">${item.title}</a>${item.teaser === '' ? null : markup`<p>${item.teaser}</p>`}</li>`,
    ),
    markup`</ul>`,
    markup`</section>`,
  ]);
}

function relatedLinks(input: ArticlePageInput, title: string, to: LinkTo): Html | null {
  const items = inOrder(input.article.related).map(([, link]) => {
    if (link.kind === 'external') {
      const url = safeUrl(link.url);
      const words = link.title.trim() === '' ? link.url : link.title;
      return url === null ? markup`<li>${words}</li>` : markup`<li><a href="${url}">${words}</a></li>`;
    }
    const target = input.related.get(link.article);
    if (target === undefined) return link.title.trim() === '' ? null : markup`<li>${link.title}</li>`;
    const day = markup`<time datetime="${zonedInstant(target.publishedAt)}">${formatVietnamDate(target.publishedAt)}</time>`;
    const href = to(target.path);
    return link.title.trim() === ''
      ? markup`<li><a href="${href}">${day}</a></li>`
      : markup`<li><a href="${href}">${link.title}</a> ${day}</li>`;
  });
  if (items.length === 0) return null;
  return markup`<section class="related">\n<h2>${title}</h2>\n<ul>\n${lines(items)}\n</ul>\n</section>`;
}

function filedUnder(input: ArticlePageInput, { portal }: SiteContext, to: LinkTo): Html | null {
  const words = portalWords(portal);
  const section = portal.sections.find((candidate) => candidate.id === input.article.section);
  const href = section === undefined ? null : sectionHref(portal, section.id, to);
  const tags = input.article.tags.flatMap((tag) => {
    const list = input.tagLists.get(tag);
    return list === undefined ? [] : [markup`<li><a href="${to(listIndexPath(list))}">${tag}</a></li>`];
  });
  return lines([
    section === undefined || href === null
      ? null
      : markup`<p class="filed">${words.section}: <a href="${href}">${section.title}</a></p>`,
    tags.length === 0 ? null : markup`<div class="tags">\n<p>${words.tags}:</p>\n<ul>\n${lines(tags)}\n</ul>\n</div>`,
  ]);
}

/** What was corrected, before anything else of the article; null when nothing was. */
export function correctionBox(note: string, title: string): Html | null {
  const paragraphs = note.split(/\n+/u).filter((text) => text.trim() !== '');
  if (paragraphs.length === 0) return null;
  return markup`<section class="correction">\n<h2>${title}</h2>\n${lines(paragraphs.map((text) => markup`<p>${text}</p>`))}\n</section>`;
}

/** “Thái Nguyên, 22/02/2021” from what of it is known. */
export function datelineText({ place, date }: Article['dateline']): string {
  return [place, date === null ? '' : date.split('-').toReversed().join('/')].filter((part) => part !== '').join(', ');
}

/** The article itself, from kicker to byline, in the order in which the desk's editor shows it. */
function articleColumn(input: ArticlePageInput, site: SiteContext, context: BlockContext, to: LinkTo): Html {
  const { article } = input;
  const { words } = context;
  const leadFigure = article.leadFigure === null ? undefined : article.figures[article.leadFigure];
  if (article.leadFigure !== null && leadFigure === undefined)
    throw new Error('the lead figure is not among the figures');
  const language = article.lang === site.portal.lang ? null : markup` lang="${article.lang}"`;
  const dateline = datelineText(article.dateline);
  const updated = markup`<time datetime="${zonedInstant(input.updatedAt)}">${formatVietnamTime(input.updatedAt)}</time>`;
  return lines([
    markup`<article${language}>`,
    markup`<header>`,
    article.kicker === '' ? null : markup`<p class="kicker">${article.kicker}</p>`,
    markup`<h1>${article.headline}</h1>`,
    markup`<p class="time">${words.updated} ${updated}</p>`,
    markup`</header>`,
    correctionBox(article.correctionNote, words.correction),
    leadFigure === undefined ? null : renderFigure(leadFigure, true, context),
    dateline === '' ? null : markup`<p class="dateline">${dateline}</p>`,
    runsText(article.lead).trim() === '' ? null : markup`<p class="lead">${renderRuns(article.lead)}</p>`,
    renderBody(context),
    renderByline(article, words, (name) => {
      const list = input.authorLists.get(name);
      return list === undefined ? null : to(listIndexPath(list));
    }),
    filedUnder(input, site, to),
    markup`</article>`,
  ]);
}

/** The article's page, whole: every part of a portal's page, nothing that needs a script. */
export function renderArticlePage(input: ArticlePageInput, site: SiteContext): string {
  const { article } = input;
  const { portal } = site;
  const words = portalWords(portal);
  const to = linksFrom(input.path, portal);
  const { creditTemplate } = portal;
  const picture = ({ photo, alt }: Figure, eager: boolean) => {
    const files = photo === null ? [] : photoFiles(photo, input.photoExtension);
    return renderPicture({ alt, files }, { sizes: COLUMN_SIZES, eager }, to);
  };
  const context: BlockContext = { article: publicArticle(article), words, creditTemplate, picture };
  const facts: ArticleFacts = { ...input, portal };
  const knownSection = portal.sections.some((section) => section.id === article.section);
  return renderPage(
    {
      path: input.path,
      title: article.headline,
      description: input.teaser,
      canonical: input.path,
      head: lines([sharingHead(facts), articleJsonLd(facts)]),
      section: article.section === null || !knownSection ? null : { id: article.section, exact: false },
      main: lines([articleColumn(input, site, context, to), relatedLinks(input, words.related, to)]),
      aside: lines([teaserBox(words.latest, input.latest, to), specialLists(portal)]),
    },
    site,
  );
}
