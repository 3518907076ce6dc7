import { inOrder } from '../article/order.ts';
import { figuresInOrder, representativeFigure } from '../article/outline.ts';
import { runsText } from '../article/runs.ts';
import type { Article } from '../article/schema.ts';
import type { Portal } from '../portal/schema.ts';
import { hasAddress } from '../portal/site-address.ts';
import { markup, lines, type Html } from './markup.ts';
import { jsonLd } from './page-frame.ts';
import { photoFiles, type PhotoExtension } from './photo-set.ts';
import { hasAuthorPage } from './render-byline.ts';
import { publicUrl } from './site-paths.ts';
import { zonedInstant } from './zoned-instant.ts';

/** What machines are told about an article. */
export interface ArticleFacts {
  readonly article: Article;
  readonly portal: Portal;
  readonly path: string;
  readonly publishedAt: string;
  readonly updatedAt: string;
  readonly teaser: string;
  readonly photoExtension: PhotoExtension;
}

const sectionTitle = ({ article, portal }: ArticleFacts): string =>
  portal.sections.find((section) => section.id === article.section)?.title ?? '';

const authorNames = (article: Article): readonly string[] =>
  inOrder(article.bylines).flatMap(([, byline]) => (hasAuthorPage(byline) ? [byline.name] : []));

const meta = (property: string, content: string | null): Html | null =>
  content === null || content === '' ? null : markup`<meta property="${property}" content="${content}">`;

/** OpenGraph and the card of X: what Facebook, Zalo and others show of a shared link. They fetch pictures by whole addresses only. */
export function sharingHead(facts: ArticleFacts): Html {
  const { article, portal } = facts;
  const figure = representativeFigure(article);
  const widest =
    figure?.photo && hasAddress(portal) ? photoFiles(figure.photo, facts.photoExtension).at(-1) : undefined;
  return lines([
    meta('og:type', 'article'),
    meta('og:site_name', portal.name),
    meta('og:locale', portal.lang === 'vi' ? 'vi_VN' : 'en_GB'),
    meta('og:title', article.headline),
    meta('og:description', facts.teaser),
    meta('og:url', publicUrl(portal, facts.path)),
    ...(widest === undefined
      ? []
      : [
          meta('og:image', publicUrl(portal, widest.path)),
          meta('og:image:width', String(widest.width)),
          meta('og:image:height', String(widest.height)),
          meta('og:image:alt', figure?.alt ?? ''),
        ]),
    meta('article:published_time', zonedInstant(facts.publishedAt)),
    meta('article:modified_time', zonedInstant(facts.updatedAt)),
    meta('article:section', sectionTitle(facts)),
    ...article.tags.map((tag) => meta('article:tag', tag)),
    markup`<meta name="twitter:card" content="${widest === undefined ? 'summary' : 'summary_large_image'}">`,
  ]);
}

/** The article as schema.org's NewsArticle; what is named by whole addresses is left out while the site has none. */
export function newsArticle(facts: ArticleFacts): Readonly<Record<string, unknown>> {
  const { article, portal } = facts;
  const images = figuresInOrder(article).flatMap(([, figure]) => {
    const file =
      figure.photo === null || !hasAddress(portal) ? undefined : photoFiles(figure.photo, facts.photoExtension).at(-1);
    if (file === undefined) return [];
    const caption = runsText(figure.caption);
    return [
      {
        '@type': 'ImageObject',
        url: publicUrl(portal, file.path),
        width: file.width,
        height: file.height,
        ...(caption === '' ? {} : { caption }),
        ...(figure.photographer === '' ? {} : { creditText: figure.photographer }),
      },
    ];
  });
  const authors = authorNames(article).map((name) => ({ '@type': 'Person', name }));
  const section = sectionTitle(facts);
  const url = publicUrl(portal, facts.path);
  const paper = { '@type': 'Organization', name: portal.name, ...(hasAddress(portal) ? { url: portal.url } : {}) };
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    ...(url === null ? {} : { mainEntityOfPage: { '@type': 'WebPage', '@id': url }, url }),
    headline: article.headline,
    ...(facts.teaser === '' ? {} : { description: facts.teaser }),
    inLanguage: article.lang,
    datePublished: zonedInstant(facts.publishedAt),
    dateModified: zonedInstant(facts.updatedAt),
    author: authors.length > 0 ? authors : [paper],
    publisher: paper,
    ...(section === '' ? {} : { articleSection: section }),
    ...(article.tags.length === 0 ? {} : { keywords: article.tags }),
    ...(images.length === 0 ? {} : { image: images }),
    isAccessibleForFree: true,
  };
}

/** The same, for the head of the page. */
export const articleJsonLd = (facts: ArticleFacts): Html => jsonLd(newsArticle(facts));
