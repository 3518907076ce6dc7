import { $isHorizontalRuleNode } from '@lexical/extension';
import { $isListItemNode, $isListNode, type ListItemNode, type ListNode } from '@lexical/list';
import { $isHeadingNode, $isQuoteNode } from '@lexical/rich-text';
import { $isTableCellNode, $isTableNode, $isTableRowNode, type TableCellNode, type TableNode } from '@lexical/table';
import { $getState, $isElementNode, $isParagraphNode, type ElementNode, type LexicalNode } from 'lexical';
import { canonicalRuns } from '../../../shared/article/runs.ts';
import type { Block, Byline, Figure, ListItem, Related, Run, TableCell } from '../../../shared/article/schema.ts';
import { $blockId } from '../nodes/block-id.ts';
import { $bylineFacts, type BylineNode } from '../nodes/byline-node.ts';
import { $embed, $isEmbedNode } from '../nodes/embed-node.ts';
import { entryIdState, orderState } from '../nodes/entry-id.ts';
import { $captionOf, $figureFacts, $isFigureNode, type FigureNode } from '../nodes/figure-node.ts';
import { $isNoteNode } from '../nodes/note-node.ts';
import { $relatedTarget, type RelatedNode } from '../nodes/related-node.ts';
import { $readRuns } from './runs.ts';

/** A single line of plain text: what a kicker, headline, name or title holds. */
export const $readLine = (node: ElementNode): string =>
  node
    .getTextContent()
    .replace(/[\n\r]+/gu, ' ')
    .normalize('NFC');

/** The text of a container that holds one paragraph; were there more, they would be lines of it. */
export function $readParagraphs(container: ElementNode): readonly Run[] {
  const lines = container.getChildren().filter($isElementNode).map($readRuns);
  return canonicalRuns(
    lines.flatMap((runs, index) => (index === 0 ? runs : [{ text: '\n', marks: [], link: null }, ...runs])),
  );
}

const nestedList = (item: ListItemNode): ListNode | null => {
  const first = item.getFirstChild();
  return $isListNode(first) ? first : null;
};

function $readItems(list: ListNode): ListItem[] {
  const items: ListItem[] = [];
  for (const item of list.getChildren()) {
    if (!$isListItemNode(item)) continue;
    const nested = nestedList(item);
    if (nested === null) {
      items.push({ text: $readRuns(item), child: null });
      continue;
    }
    const child = { ordered: nested.getListType() === 'number', items: $readItems(nested) };
    const last = items.at(-1);
    if (last !== undefined && last.child === null) items[items.length - 1] = { ...last, child };
    else items.push({ text: [], child });
  }
  return items;
}

const $readCell = (cell: TableCellNode): TableCell => ({
  header: cell.hasHeader(),
  colSpan: cell.getColSpan(),
  rowSpan: cell.getRowSpan(),
  text: $readParagraphs(cell),
});

const $readRows = (table: TableNode): { cells: TableCell[] }[] =>
  table
    .getChildren()
    .filter($isTableRowNode)
    .map((row) => ({ cells: row.getChildren().filter($isTableCellNode).map($readCell) }));

/** The block that a child of the root stands for; null for what is no block, as the paragraph that only waits for the first word. */
export function $readBlock(node: LexicalNode): Block | null {
  // Every block with words has its id; should one ever not, its words are kept all the same.
  const id = $blockId(node) || (node.getTextContent() === '' ? '' : `k${node.getKey()}`);
  if (id === '') return null;
  if ($isParagraphNode(node)) return { kind: 'p', id, text: $readRuns(node) };
  if ($isHeadingNode(node)) return { kind: node.getTag() === 'h3' ? 'h3' : 'h2', id, text: $readRuns(node) };
  if ($isQuoteNode(node)) return { kind: 'quote', id, text: $readRuns(node) };
  if ($isNoteNode(node)) return { kind: 'note', id, text: $readRuns(node) };
  if ($isListNode(node)) return { kind: 'list', id, ordered: node.getListType() === 'number', items: $readItems(node) };
  if ($isTableNode(node)) return { kind: 'table', id, rows: $readRows(node) };
  if ($isFigureNode(node)) return { kind: 'figure', id, figure: $getState(node, entryIdState) };
  if ($isEmbedNode(node)) return { kind: 'embed', id, ...$embed(node) };
  if ($isHorizontalRuleNode(node)) return { kind: 'rule', id };
  return $isElementNode(node) ? { kind: 'p', id, text: $readRuns(node) } : null;
}

/** A figure with its caption as it stands on the page. */
export function $readFigure(node: FigureNode): Figure {
  const caption = $captionOf(node);
  return { ...$figureFacts(node), caption: caption === null ? [] : $readParagraphs(caption) };
}

/** A byline with its name as it stands on the page. */
export const $readByline = (node: BylineNode): Byline => ({
  ...$bylineFacts(node),
  name: $readLine(node),
  order: $getState(node, orderState),
});

/** A related link with its title as it stands on the page; null where the target was lost. */
export function $readRelated(node: RelatedNode): Related | null {
  const target = $relatedTarget(node);
  return target === null ? null : { ...target, title: $readLine(node), order: $getState(node, orderState) };
}
