import type { PublicArticle, PublicBlock } from '../article/public-article.ts';
import type { Block, Figure, ListItem, TableCell } from '../article/schema.ts';
import { assertNever } from '../result.ts';
import { markup, lines, safeUrl, type Html } from './markup.ts';
import type { PortalWords } from './portal-words.ts';
import { renderRuns } from './render-runs.ts';

/** What the blocks of one page need to know about it. */
export interface BlockContext {
  readonly article: PublicArticle;
  readonly words: PortalWords;
  readonly creditTemplate: string;
  /** A figure's picture as this page shows it; null: its photo is not there. */
  readonly picture: (figure: Figure, eager: boolean) => Html | null;
}

/** The width of the text column in `portal.css`, and the whole screen below it. */
export const COLUMN_SIZES = '(min-width: 760px) 680px, 100vw';

/** “Ảnh: Thế Hà”: photographer and source through the portal's template; empty when neither is known. */
export function creditLine(figure: Pick<Figure, 'photographer' | 'source'>, template: string): string {
  const names = [...new Set([figure.photographer, figure.source].map((name) => name.trim()))].filter(
    (name) => name !== '',
  );
  return names.length === 0 ? '' : template.replace('{names}', () => names.join('/'));
}

/** A figure as readers see it; without its photo, which may still be on its way, the caption stands alone. */
export function renderFigure(figure: Figure, eager: boolean, context: BlockContext): Html {
  const picture = context.picture(figure, eager);
  const caption = renderRuns(figure.caption);
  const credit = creditLine(figure, context.creditTemplate);
  const hasText = caption.source !== '' || credit !== '';
  const gap = caption.source !== '' && credit !== '' ? ' ' : '';
  return lines([
    markup`<figure>`,
    picture,
    hasText
      ? markup`<figcaption>${caption}${gap}${credit === '' ? null : markup`<span class="credit">${credit}</span>`}</figcaption>`
      : null,
    markup`</figure>`,
  ]);
}

const renderList = (ordered: boolean, items: readonly ListItem[]): Html => {
  const entries = lines(items.map(renderItem));
  return ordered ? markup`<ol>\n${entries}\n</ol>` : markup`<ul>\n${entries}\n</ul>`;
};

const renderItem = (item: ListItem): Html =>
  markup`<li>${renderRuns(item.text)}${item.child === null ? null : markup`\n${renderList(item.child.ordered, item.child.items)}\n`}</li>`;

function renderCell(cell: TableCell, scope: 'col' | 'row'): Html {
  const span = [
    cell.colSpan > 1 ? markup` colspan="${cell.colSpan}"` : null,
    cell.rowSpan > 1 ? markup` rowspan="${cell.rowSpan}"` : null,
  ];
  const inner = renderRuns(cell.text);
  return cell.header ? markup`<th scope="${scope}"${span}>${inner}</th>` : markup`<td${span}>${inner}</td>`;
}

/** Rows at the top that are all header cells head their columns; any other header cell heads its row. The box scrolls on a phone. */
function renderTable(block: Extract<Block, { kind: 'table' }>, number: number, context: BlockContext): Html {
  const firstBodyRow = block.rows.findIndex((row) => row.cells.some((cell) => !cell.header));
  const headRows = firstBodyRow < 0 ? block.rows.length : firstBodyRow;
  const rows = (part: typeof block.rows, scope: 'col' | 'row') =>
    lines(part.map((row) => markup`<tr>${row.cells.map((cell) => renderCell(cell, scope))}</tr>`));
  const head = rows(block.rows.slice(0, headRows), 'col');
  const body = rows(block.rows.slice(headRows), 'row');
  return lines([
    markup`<section class="table" aria-label="${context.words.table} ${number}" tabindex="0">`,
    markup`<table>`,
    head.source === '' ? null : markup`<thead>\n${head}\n</thead>`,
    body.source === '' ? null : markup`<tbody>\n${body}\n</tbody>`,
    markup`</table>`,
    markup`</section>`,
  ]);
}

const hostOf = (url: string): string => /^https?:\/\/([^/?#]+)/iu.exec(url)?.[1] ?? url;

/** A card that links to what is embedded: nothing of another site is ever loaded into the page. */
function renderEmbed(block: Extract<Block, { kind: 'embed' }>): Html {
  const host = hostOf(block.url);
  const title = block.title === '' ? host : block.title;
  const where = block.provider === '' || block.provider === host ? host : `${block.provider} (${host})`;
  const inner = markup`<b>${title}</b> <span>${where}</span>`;
  const url = safeUrl(block.url);
  return url === null
    ? markup`<p class="embed">${inner}</p>`
    : markup`<p class="embed"><a href="${url}">${inner}</a></p>`;
}

/** One block of the body as one element; tables are numbered for those who hear the page. */
export function renderBlock(block: PublicBlock, tableNumber: number, context: BlockContext): Html {
  switch (block.kind) {
    case 'p':
      return markup`<p>${renderRuns(block.text)}</p>`;
    case 'h2':
      return markup`<h2>${renderRuns(block.text)}</h2>`;
    case 'h3':
      return markup`<h3>${renderRuns(block.text)}</h3>`;
    case 'quote':
      return markup`<blockquote><p>${renderRuns(block.text)}</p></blockquote>`;
    case 'list':
      return renderList(block.ordered, block.items);
    case 'table':
      return renderTable(block, tableNumber, context);
    case 'figure': {
      const figure = context.article.figures[block.figure];
      if (figure === undefined) throw new Error(`block ${block.id} shows a figure that the article does not have`);
      return renderFigure(figure, false, context);
    }
    case 'embed':
      return renderEmbed(block);
    case 'rule':
      return markup`<hr>`;
    default:
      return assertNever(block);
  }
}

/** Whether a block of text has no words: it is not shown. */
export const isEmptyText = (block: Block): boolean =>
  'text' in block && block.text.every((run) => run.text.trim() === '');

/** The body, block by block. A kind that this program does not know throws: nothing is ever dropped without a word. */
export function renderBody(context: BlockContext): Html {
  let tables = 0;
  return lines(
    context.article.body.map((block) => {
      if (block.kind === 'table') tables += 1;
      return isEmptyText(block) ? null : renderBlock(block, tables, context);
    }),
  );
}
