import { $createHorizontalRuleNode } from '@lexical/extension';
import { $createListItemNode, $createListNode, type ListNode } from '@lexical/list';
import { $createHeadingNode, $createQuoteNode } from '@lexical/rich-text';
import {
  $createTableCellNode,
  $createTableNode,
  $createTableRowNode,
  TableCellHeaderStates,
  type TableNode,
} from '@lexical/table';
import { $createParagraphNode, $createTextNode, $getRoot, type LexicalNode } from 'lexical';
import { inOrder } from '../../../shared/article/order.ts';
import type { Article, Block, Byline, ListItem, Related, TableCell } from '../../../shared/article/schema.ts';
import { $setBlockId } from '../nodes/block-id.ts';
import { $createBylineListNode, $createBylineNode, WRITER, type BylineNode } from '../nodes/byline-node.ts';
import { $createEmbedNode } from '../nodes/embed-node.ts';
import { $createFieldNode } from '../nodes/field-node.ts';
import { $createFigureNode, NO_FACTS, type FigureNode } from '../nodes/figure-node.ts';
import { $setInfo, infoOf } from '../nodes/info-fields.ts';
import { $createNoteNode } from '../nodes/note-node.ts';
import {
  $createRelatedListNode,
  $createRelatedNode,
  type RelatedNode,
  type RelatedTarget,
} from '../nodes/related-node.ts';
import { $runNodes } from './runs.ts';

const $lineNodes = (text: string): LexicalNode[] => (text === '' ? [] : [$createTextNode(text.normalize('NFC'))]);

function $loadList(ordered: boolean, items: readonly ListItem[]): ListNode {
  const list = $createListNode(ordered ? 'number' : 'bullet');
  for (const item of items) {
    list.append($createListItemNode().append(...$runNodes(item.text)));
    if (item.child !== null) list.append($createListItemNode().append($loadList(item.child.ordered, item.child.items)));
  }
  return list;
}

const $loadCell = (cell: TableCell): LexicalNode =>
  $createTableCellNode(cell.header ? TableCellHeaderStates.ROW : TableCellHeaderStates.NO_STATUS, cell.colSpan)
    .setRowSpan(cell.rowSpan)
    .append($createParagraphNode().append(...$runNodes(cell.text)));

const $loadTable = (rows: readonly { readonly cells: readonly TableCell[] }[]): TableNode =>
  $createTableNode().append(...rows.map((row) => $createTableRowNode().append(...row.cells.map($loadCell))));

/** A figure's node from the article's map; a figure that is not there stands as an empty frame. */
function $loadFigure(id: string, article: Article): FigureNode {
  const figure = article.figures[id];
  if (figure === undefined) return $createFigureNode(id, NO_FACTS);
  const { caption, ...facts } = figure;
  return $createFigureNode(id, facts, $runNodes(caption));
}

function $loadBlock(block: Block, article: Article): LexicalNode {
  switch (block.kind) {
    case 'p':
      return $createParagraphNode().append(...$runNodes(block.text));
    case 'h2':
    case 'h3':
      return $createHeadingNode(block.kind).append(...$runNodes(block.text));
    case 'quote':
      return $createQuoteNode().append(...$runNodes(block.text));
    case 'list':
      return $loadList(block.ordered, block.items);
    case 'table':
      return $loadTable(block.rows);
    case 'figure':
      return $loadFigure(block.figure, article);
    case 'embed':
      return $createEmbedNode({ url: block.url, title: block.title, provider: block.provider });
    case 'rule':
      return $createHorizontalRuleNode();
    case 'note':
      return $createNoteNode().append(...$runNodes(block.text));
  }
}

function $loadByline(id: string, { name, order, ...facts }: Byline): BylineNode {
  return $createBylineNode(facts, name.normalize('NFC'), id, order);
}

/** Where a link of the article leads. */
export const targetOf = (link: Related): RelatedTarget =>
  link.kind === 'internal' ? { kind: 'internal', article: link.article } : { kind: 'external', url: link.url };

const $loadRelated = (id: string, link: Related): RelatedNode =>
  $createRelatedNode(targetOf(link), link.title.normalize('NFC'), id, link.order);

/** Fills the empty document: kicker, headline, lead figure, lead, body, bylines, related links, in this order. */
export function $loadArticle(article: Article): void {
  const bylines = inOrder(article.bylines).map(([id, byline]) => $loadByline(id, byline));
  const body = article.body.map((block) => $setBlockId($loadBlock(block, article), block.id));
  $getRoot().clear();
  $getRoot().append(
    $createFieldNode('kicker', $lineNodes(article.kicker)),
    $createFieldNode('headline', $lineNodes(article.headline)),
    ...(article.leadFigure === null ? [] : [$loadFigure(article.leadFigure, article)]),
    $createFieldNode('lead', $runNodes(article.lead)),
    ...body,
    $createBylineListNode(bylines.length === 0 ? [$createBylineNode(WRITER, '')] : bylines),
    $createRelatedListNode(inOrder(article.related).map(([id, link]) => $loadRelated(id, link))),
  );
  $setInfo(infoOf(article));
}
