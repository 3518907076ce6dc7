import { inOrder } from './order.ts';
import { runsText } from './runs.ts';
import type { Article, Block, Figure, ListItem } from './schema.ts';

/** The article's figures in the order in which the reader meets them. */
export function figuresInOrder(article: Article): readonly (readonly [id: string, figure: Figure])[] {
  const ids = [article.leadFigure, ...article.body.map((block) => (block.kind === 'figure' ? block.figure : null))];
  return ids.flatMap((id) => {
    const figure = id === null ? undefined : article.figures[id];
    return id === null || figure === undefined ? [] : [[id, figure] as const];
  });
}

/** The figure that stands for the article in lists: the lead figure, else the first with a photo. */
export const representativeFigure = (article: Article): Figure | null => {
  const figures = figuresInOrder(article).map(([, figure]) => figure);
  return (
    (article.leadFigure === null ? undefined : article.figures[article.leadFigure]) ??
    figures.find((figure) => figure.photo !== null) ??
    null
  );
};

const itemLines = (item: ListItem): string[] => [runsText(item.text), ...(item.child?.items.flatMap(itemLines) ?? [])];

function blockLines(block: Block, article: Article): string[] {
  switch (block.kind) {
    case 'p':
    case 'h2':
    case 'h3':
    case 'quote':
    case 'note':
      return [runsText(block.text)];
    case 'list':
      return block.items.flatMap(itemLines);
    case 'table':
      return block.rows.flatMap((row) => row.cells.map((cell) => runsText(cell.text)));
    case 'figure':
      return [runsText(article.figures[block.figure]?.caption ?? [])];
    case 'embed':
      return [block.title];
    case 'rule':
      return [];
  }
}

/**
 * Every word of the article, one line per paragraph, in reading order: for search and "no word lost" checks. Of a `PublicArticle`: what a reader reads.
 */
export function articleLines(article: Article): readonly string[] {
  const leadCaption = article.leadFigure === null ? [] : (article.figures[article.leadFigure]?.caption ?? []);
  return [
    article.kicker,
    article.headline,
    runsText(leadCaption),
    runsText(article.lead),
    ...article.body.flatMap((block) => blockLines(block, article)),
    ...inOrder(article.bylines).map(([, byline]) => byline.name),
    ...inOrder(article.related).map(([, link]) => link.title),
  ].filter((text) => text !== '');
}
