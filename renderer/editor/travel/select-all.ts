import { $isTableCellNode, $isTableSelection } from '@lexical/table';
import {
  $createRangeSelection,
  $findMatchingParent,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $selectAll,
  $setSelection,
  type ElementNode,
} from 'lexical';
import { $slotOf } from '../slots/slot.ts';
import { $isBodyBlock, $isTextBlock } from '../text-commands/body-blocks.ts';

/** The first to the last block of the body. */
function $selectBody(): void {
  const root = $getRoot();
  const blocks = root.getChildren().filter($isBodyBlock);
  const first = blocks[0];
  const last = blocks.at(-1);
  if (first === undefined || last === undefined) return;
  const selection = $createRangeSelection();
  const start = first.getIndexWithinParent();
  selection.anchor.set('root', start, 'element');
  selection.focus.set('root', start + blocks.length, 'element');
  if ($isTextBlock(first)) {
    const { key, offset, type } = first.selectStart().anchor;
    selection.anchor.set(key, offset, type);
  }
  if ($isTextBlock(last)) {
    const { key, offset, type } = last.selectEnd().focus;
    selection.focus.set(key, offset, type);
  }
  $setSelection(selection);
}

/** Ctrl+A: first the field, caption, name or cell, or the body; pressed again, the whole page. */
export function $onSelectAll(): boolean {
  const selection = $getSelection();
  if ($isTableSelection(selection)) {
    $selectAll();
    return true;
  }
  if (!$isRangeSelection(selection)) return false;
  const node = selection.anchor.getNode();
  const cell = $findMatchingParent(node, $isTableCellNode);
  const part: ElementNode | null = $slotOf(node) ?? ($isTableCellNode(cell) ? cell : null);
  const before = selection.getTextContent();
  if (part === null) $selectBody();
  else part.select(0, part.getChildrenSize());
  const now = $getSelection();
  const grew = now !== null && now.getTextContent() !== before;
  if (!grew) $selectAll();
  return true;
}
