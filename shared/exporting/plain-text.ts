import { inOrder } from '../article/order.ts';
import { runsText } from '../article/runs.ts';
import { publicArticle, type PublicArticle, type PublicBlock } from '../article/public-article.ts';
import type { Article, Figure, ListItem } from '../article/schema.ts';
import type { Portal } from '../portal/schema.ts';
import { datelineText } from '../rendering/article-page.ts';
import { portalWords } from '../rendering/portal-words.ts';
import { creditLine } from '../rendering/render-blocks.ts';

/** What the text says besides the article. */
type Setting = Pick<Portal, 'lang' | 'creditTemplate'>;

const figureText = (figure: Figure | undefined, { creditTemplate }: Setting): string =>
  figure === undefined
    ? ''
    : [runsText(figure.caption).trim(), creditLine(figure, creditTemplate)].filter((part) => part !== '').join(' ');

function itemLines(items: readonly ListItem[], ordered: boolean, indent: string): readonly string[] {
  return items.flatMap(({ text, child }, index) => {
    const mark = ordered ? `${index + 1}.` : '-';
    const below = child === null ? [] : itemLines(child.items, child.ordered, `${indent}  `);
    return [`${indent}${mark} ${runsText(text)}`, ...below];
  });
}

function blockText(block: PublicBlock, article: PublicArticle, setting: Setting): string {
  switch (block.kind) {
    case 'p':
    case 'h2':
    case 'h3':
      return runsText(block.text);
    case 'quote':
      return runsText(block.text);
    case 'list':
      return itemLines(block.items, block.ordered, '').join('\n');
    case 'table':
      return block.rows.map((row) => row.cells.map((cell) => runsText(cell.text)).join('\t')).join('\n');
    case 'figure':
      return figureText(article.figures[block.figure], setting);
    case 'embed':
      return [block.title, block.url].filter((part) => part !== '').join(' ');
    case 'rule':
      return '* * *';
  }
}

function bylineText(article: Article, setting: Setting): string {
  const words = portalWords(setting);
  return inOrder(article.bylines)
    .map(([, { name, agency, relayed, role }]) => {
      const label = relayed ? words.relayed : words.roles[role];
      return [label, agency === '' ? name : `${name}/${agency}`].filter((part) => part !== '').join(' ');
    })
    .join('\n');
}

/** One article as plain text, a blank line between its parts: every word that a reader reads, nothing else. */
export function renderPlainText(article: Article, setting: Setting): string {
  const words = portalWords(setting);
  const shown = publicArticle(article);
  const leadFigure = article.leadFigure === null ? undefined : article.figures[article.leadFigure];
  const related = inOrder(article.related).map(([, link]) =>
    link.kind === 'external' ? `${link.title} ${link.url}`.trim() : link.title,
  );
  const parts = [
    article.kicker,
    article.headline,
    article.correctionNote === '' ? '' : `${words.correction}: ${article.correctionNote}`,
    figureText(leadFigure, setting),
    datelineText(article.dateline),
    runsText(article.lead),
    ...shown.body.map((block) => blockText(block, shown, setting)),
    bylineText(article, setting),
    related.length === 0 ? '' : [`${words.related}:`, ...related].join('\n'),
  ];
  return `${parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}
