import { $isListItemNode, $isListNode, type ListNode } from '@lexical/list';
import { $isTableNode, $isTableRowNode, type TableNode } from '@lexical/table';
import { $createParagraphNode, type LexicalNode } from 'lexical';
import { LIMITS } from '../../../shared/article/schema.ts';
import { $linesOf } from '../slots/lines-of.ts';

/** The most cells in a row of an article's table. */
const MOST_COLUMNS = 100;

const $nestedLists = (list: ListNode): readonly ListNode[] =>
  list
    .getChildren()
    .filter($isListItemNode)
    .flatMap((item) => item.getChildren().filter($isListNode));

const $listFits = (list: ListNode, depth: number): boolean =>
  depth <= LIMITS.listDepth &&
  list.getChildrenSize() <= LIMITS.entries &&
  $nestedLists(list).every((nested) => $listFits(nested, depth + 1));

const $tableFits = (table: TableNode): boolean =>
  table.getChildrenSize() <= LIMITS.entries &&
  table
    .getChildren()
    .filter($isTableRowNode)
    .every((row) => row.getChildrenSize() <= MOST_COLUMNS);

/** A list or table larger than an article may hold becomes paragraphs: its words stay, and the article can still be saved. */
export function $fitLimits(node: LexicalNode): LexicalNode[] {
  const fits = ($isListNode(node) && $listFits(node, 1)) || ($isTableNode(node) && $tableFits(node));
  if (fits || !($isListNode(node) || $isTableNode(node))) return [node];
  return $linesOf(node)
    .filter((line) => line.length > 0)
    .map((line) => $createParagraphNode().append(...line));
}
