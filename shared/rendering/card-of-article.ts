import { inOrder } from '../article/order.ts';
import { figuresInOrder, representativeFigure } from '../article/outline.ts';
import { runsText } from '../article/runs.ts';
import type { Article } from '../article/schema.ts';
import { foldText } from '../text/fold.ts';
import { teaserOf } from '../text/teaser.ts';
import type { Card } from './card.ts';
import { photoFiles, type PhotoExtension, type PhotoSet } from './photo-set.ts';
import { hasAuthorPage } from './render-byline.ts';

/** Enough for every name and caption of a usual article; bounds what readers download to search. */
const SEARCH_TEXT_UNITS = 4_000;

/** Text as the readers' search compares it: folded words with single spaces. `theme/search.js` does the same to a query. */
export const searchWords = (text: string): string =>
  foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function searchTextOf(article: Article): string {
  const parts = [
    article.headline,
    article.kicker,
    article.shortTitle,
    runsText(article.lead),
    ...inOrder(article.bylines).map(([, byline]) => `${byline.name} ${byline.agency}`),
    ...article.tags,
    article.dateline.place,
    ...figuresInOrder(article).map(([, figure]) => `${runsText(figure.caption)} ${figure.photographer}`),
  ];
  const words = searchWords(parts.join(' \n '));
  return words.length <= SEARCH_TEXT_UNITS ? words : words.slice(0, words.lastIndexOf(' ', SEARCH_TEXT_UNITS));
}

function photoOf(article: Article, extension: PhotoExtension): PhotoSet | null {
  const figure = representativeFigure(article);
  return figure === null || figure.photo === null
    ? null
    : { alt: figure.alt, files: photoFiles(figure.photo, extension) };
}

/** The teaser that lists and shared links show: the desk's own, else the beginning of the lead or of the text. */
export function articleTeaser(article: Article): string {
  if (article.teaser !== '') return article.teaser;
  const lead = teaserOf(runsText(article.lead));
  if (lead !== '') return lead;
  const first = article.body.find((block) => block.kind === 'p' && runsText(block.text).trim() !== '');
  return first?.kind === 'p' ? teaserOf(runsText(first.text)) : '';
}

/** Names that get a page of their own, each once, in the byline's order. */
export const authorsOf = (article: Article): readonly string[] => [
  ...new Set(inOrder(article.bylines).flatMap(([, byline]) => (hasAuthorPage(byline) ? [byline.name] : []))),
];

/** The article as lists show it. */
export const cardOfArticle = (
  article: Article,
  place: Pick<Card, 'path' | 'publishedAt' | 'updatedAt' | 'listedAt'>,
  extension: PhotoExtension,
): Card => ({
  id: article.id,
  path: place.path,
  title: article.shortTitle === '' ? article.headline : article.shortTitle,
  teaser: articleTeaser(article),
  section: article.section,
  tags: article.tags,
  authors: authorsOf(article),
  lang: article.lang,
  publishedAt: place.publishedAt,
  updatedAt: place.updatedAt,
  listedAt: place.listedAt,
  photo: photoOf(article, extension),
  searchText: searchTextOf(article),
});
