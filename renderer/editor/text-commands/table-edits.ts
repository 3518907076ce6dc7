import {
  $deleteTableColumnAtSelection,
  $deleteTableRowAtSelection,
  $findTableNode,
  $getTableCellNodeFromLexicalNode,
  $insertTableColumnAtSelection,
  $insertTableRowAtSelection,
  $isTableCellNode,
  $isTableSelection,
  TableCellHeaderStates,
  type TableCellNode,
} from '@lexical/table';
import { $getSelection, $isElementNode, $isRangeSelection, type LexicalNode } from 'lexical';
import { assertNever } from '../../../shared/result.ts';
import type { TextCommand } from '../article-editor.ts';
import { $isBodyBlock } from './body-blocks.ts';

type TableEdit = Extract<TextCommand, { kind: 'table-edit' }>['edit'];

/** The cell with the caret, or the first of the selected cells. */
function $currentCell(): TableCellNode | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) && !$isTableSelection(selection)) return null;
  return $getTableCellNodeFromLexicalNode(selection.anchor.getNode());
}

/** The cells whose header is switched together: all of the caret's row. */
const $rowCells = (cell: TableCellNode): readonly TableCellNode[] => {
  const row = cell.getParent();
  return row === null ? [] : row.getChildren().filter($isTableCellNode);
};

function $toggleHeader(cell: TableCellNode): void {
  const isHeader = cell.hasHeader();
  for (const one of $rowCells(cell)) {
    one.setHeaderStyles(
      isHeader ? TableCellHeaderStates.NO_STATUS : TableCellHeaderStates.ROW,
      TableCellHeaderStates.BOTH,
    );
  }
}

function $deleteTable(cell: TableCellNode): void {
  const table = $findTableNode(cell);
  if (table === null) return;
  const neighbour = [table.getNextSibling(), table.getPreviousSibling()].find(
    (node): node is LexicalNode => $isBodyBlock(node) && $isElementNode(node),
  );
  if (neighbour === undefined) table.selectPrevious();
  else neighbour.selectStart();
  table.remove();
}

/** Edits the table around the caret; false when there is none. */
export function $editTable(edit: TableEdit): boolean {
  const cell = $currentCell();
  if (cell === null) return false;
  switch (edit) {
    case 'row-above':
      $insertTableRowAtSelection(false);
      return true;
    case 'row-below':
      $insertTableRowAtSelection(true);
      return true;
    case 'column-before':
      $insertTableColumnAtSelection(false);
      return true;
    case 'column-after':
      $insertTableColumnAtSelection(true);
      return true;
    case 'delete-row':
      $deleteTableRowAtSelection();
      return true;
    case 'delete-column':
      $deleteTableColumnAtSelection();
      return true;
    case 'delete-table':
      $deleteTable(cell);
      return true;
    case 'toggle-header':
      $toggleHeader(cell);
      return true;
    default:
      return assertNever(edit);
  }
}
