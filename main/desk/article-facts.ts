import { figuresInOrder } from '../../shared/article/outline.ts';
import { inOrder } from '../../shared/article/order.ts';
import { runsText } from '../../shared/article/runs.ts';
import type { Article } from '../../shared/article/schema.ts';
import { foldText } from '../../shared/text/fold.ts';

/** What lists and searches need of an article, so that its text need not be read for them. */
export interface ArticleFacts {
  readonly headline: string;
  readonly section: string | null;
  readonly bylines: readonly string[];
  /** Names of photographers, which are people one may want in a byline too. */
  readonly photographers: readonly string[];
  /** Headline, lead and names, folded: what a search looks through. */
  readonly searched: string;
  readonly blobs: readonly string[];
  readonly hasEmptyFigure: boolean;
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
    searched: foldText([article.headline, runsText(article.lead), ...bylines, ...photographers].join('\n')),
    blobs: blobsOf(article),
    hasEmptyFigure: figures.some((figure) => figure.photo === null),
  };
}
