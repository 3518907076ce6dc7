import { inOrder } from '../../../shared/article/order.ts';
import { articleLines, figuresInOrder } from '../../../shared/article/outline.ts';
import type { Article } from '../../../shared/article/schema.ts';

/** What lists need of an article, so that its text need not be read for them. */
export interface ArticleFacts {
  readonly headline: string;
  readonly section: string | null;
  readonly bylines: readonly string[];
  /** Names of photographers, which are people one may want in a byline too. */
  readonly photographers: readonly string[];
  readonly blobs: readonly string[];
  readonly hasEmptyFigure: boolean;
}

/** Far more than any newspaper article; the rest of a longer text is not found by its words. */
const MAX_WORDS_LENGTH = 400_000;

/** Everything that a search looks through, a line for each paragraph, the headline first: what a reader reads, and what only the desk knows. */
export function searchedWords(article: Article): string {
  const figures = Object.values(article.figures);
  const lines = [
    article.headline,
    article.shortTitle,
    ...articleLines(article).filter((line) => line !== article.headline),
    ...figures.flatMap(({ alt, photographer, source }) => [alt, photographer, source]),
    ...Object.values(article.bylines).map(({ agency }) => agency),
    article.dateline.place,
    ...article.tags,
    article.teaser,
  ];
  const [headline, ...others] = lines.map((line) => line.replaceAll('\n', ' '));
  return [headline, ...new Set(others.filter((line) => line !== ''))].join('\n').slice(0, MAX_WORDS_LENGTH);
}

const bylineNames = (article: Article): readonly string[] =>
  inOrder(article.bylines)
    .map(([, byline]) => byline.name)
    .filter((name) => name !== '');

/** The photos that must travel with an article, each once, sorted. */
export const blobsOf = (article: Article): readonly string[] =>
  [...new Set(Object.values(article.figures).flatMap((figure) => figure.photo?.blob ?? []))].toSorted();

export function articleFacts(article: Article): ArticleFacts {
  const bylines = bylineNames(article);
  const figures = figuresInOrder(article).map(([, figure]) => figure);
  const photographers = [...new Set(figures.map((figure) => figure.photographer))].filter((name) => name !== '');
  return {
    headline: article.headline,
    section: article.section,
    bylines,
    photographers,
    blobs: blobsOf(article),
    hasEmptyFigure: figures.some((figure) => figure.photo === null),
  };
}
