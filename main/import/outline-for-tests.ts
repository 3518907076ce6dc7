import { inOrder } from '../../shared/article/order.ts';
import type { Article, Block, Figure, Run } from '../../shared/article/schema.ts';
import { importPage } from './import-page.ts';
import type { PageToImport } from './imported-article.ts';

/** What the importer's tests compare: the outcome as a person would tell it. Used by tests only. */

const LETTER = { bold: 'b', italic: 'i', underline: 'u', strike: 's', subscript: 'sub', superscript: 'sup' } as const;

const told = (runs: readonly Run[]): string =>
  runs
    .map((run) => {
      const marked = run.marks.reduceRight((text, mark) => `<${LETTER[mark]}>${text}</${LETTER[mark]}>`, run.text);
      return run.link === null ? marked : `[${marked}](${run.link})`;
    })
    .join('');

const figureTold = (figure: Figure | undefined): string =>
  figure === undefined
    ? 'no figure'
    : [
        `caption ${told(figure.caption)}`,
        `alt ${figure.alt}`,
        `photographer ${figure.photographer}`,
        `source ${figure.source}`,
      ]
        .filter((part) => !/^\w+ $/.test(part))
        .join(' | ');

function blockTold(block: Block, article: Article): string {
  switch (block.kind) {
    case 'p':
    case 'h2':
    case 'h3':
    case 'quote':
    case 'note':
      return `${block.kind}: ${told(block.text)}`;
    case 'list':
      return `${block.ordered ? 'ol' : 'ul'}: ${block.items
        .map(function item({ text, child }): string {
          return told(text) + (child === null ? '' : ` (${child.items.map(item).join('; ')})`);
        })
        .join('; ')}`;
    case 'table':
      return `table: ${block.rows.map((row) => row.cells.map((cell) => (cell.header ? '!' : '') + told(cell.text)).join(' | ')).join(' / ')}`;
    case 'figure':
      return `figure: ${figureTold(article.figures[block.figure])}`;
    case 'embed':
      return `embed: ${block.url}`;
    case 'rule':
      return 'rule';
  }
}

/** Imports with ids that say nothing, and tells the outcome. */
export function outlineOf(source: string, format: PageToImport['format']) {
  let count = 0;
  const result = importPage({
    source,
    format,
    newId: () => '01HZX0000000000000000TEST1',
    newEntryId: () => `e${(count += 1)}`,
  });
  if (!result.ok) return result.error;
  const { article, unplaced, understood } = result.value;
  return {
    ...(article.kicker === '' ? {} : { kicker: article.kicker }),
    headline: article.headline,
    publishedAt: article.origin?.publishedAt,
    ...(article.origin?.url === null ? {} : { url: article.origin?.url }),
    lead: told(article.lead),
    ...(article.leadFigure === null ? {} : { leadFigure: figureTold(article.figures[article.leadFigure]) }),
    body: article.body.map((block) => blockTold(block, article)),
    bylines: inOrder(article.bylines).map(
      ([, { name, agency, relayed, role }]) =>
        `${relayed ? 'Theo ' : ''}${name}${agency === '' ? '' : `/${agency}`}${role === 'text' ? '' : ` (${role})`}`,
    ),
    ...(article.tags.length === 0 ? {} : { tags: article.tags }),
    related: inOrder(article.related).map(
      ([, link]) => `${link.title} → ${link.kind === 'external' ? link.url : link.article}`,
    ),
    unplaced: unplaced.map(({ reason, text }) => `${reason}: ${text}`),
    understood: understood.map(({ as, text }) => `${as}: ${text}`),
  };
}
