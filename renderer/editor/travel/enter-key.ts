import { $isTableCellNode } from '@lexical/table';
import {
  $createParagraphNode,
  $findMatchingParent,
  $getSelection,
  $isNodeSelection,
  $isParagraphNode,
  $isRangeSelection,
  INSERT_LINE_BREAK_COMMAND,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import { $createBylineNode, $isBylineNode, WRITER } from '../nodes/byline-node.ts';
import { $fieldName, $isFieldNode } from '../nodes/field-node.ts';
import { $figureAround } from '../panel-edits/figures.ts';
import { $isLineSlot, $slotOf } from '../slots/slot.ts';
import { $isTextBlock } from '../text-commands/body-blocks.ts';
import { $isWholeBlock, $stops } from './stops.ts';

const $isEmptyParagraph = (node: LexicalNode | null): node is ElementNode => $isParagraphNode(node) && node.isEmpty();

/** Writing goes on below a block: in the empty paragraph that is there, else in a new one. */
function $writeBelow(block: LexicalNode): void {
  const next = block.getNextSibling();
  if ($isEmptyParagraph(next)) next.select();
  else if ($isFieldNode(next)) next.selectStart();
  else {
    const paragraph = $createParagraphNode();
    block.insertAfter(paragraph);
    paragraph.select();
  }
}

function $nextName(name: ElementNode): void {
  if (name.getTextContent() === '') return $moveOn(name);
  const next = $createBylineNode(WRITER, '');
  name.insertAfter(next);
  next.selectStart();
}

function $moveOn(slot: ElementNode): void {
  const stops = $stops();
  const here = stops.findIndex((stop) => stop.is(slot));
  // From the headline straight to the lead: the caption between them is reached by Tab and the arrows.
  const next = stops.slice(here + 1).find((stop) => !$isFieldNode(slot) || $isFieldNode(stop) || $isTextBlock(stop));
  next?.selectStart();
}

function $enterInSlot(slot: ElementNode): void {
  const figure = $figureAround(slot);
  if (figure !== null) $writeBelow(figure);
  else if ($isBylineNode(slot)) $nextName(slot);
  else if ($isFieldNode(slot) && $fieldName(slot) === 'lead') $writeBelow(slot);
  else $moveOn(slot);
}

/** Enter: out of a field to the next, out of a caption to below the figure, within a cell a new line. */
export function $onEnter(editor: LexicalEditor): boolean {
  const selection = $getSelection();
  if ($isNodeSelection(selection)) {
    const block = selection.getNodes().find($isWholeBlock);
    if (block !== undefined) $writeBelow(block);
    return block !== undefined;
  }
  if (!$isRangeSelection(selection)) return false;
  const slot = $slotOf(selection.focus.getNode());
  if (slot !== null) {
    if (!selection.isCollapsed()) selection.removeText();
    if (slot.isAttached()) $enterInSlot(slot);
    return true;
  }
  const cell = $findMatchingParent(selection.focus.getNode(), $isTableCellNode);
  return cell !== null && editor.dispatchCommand(INSERT_LINE_BREAK_COMMAND, false);
}

/** Shift+Enter: a line has no second line, so it moves on as Enter does. */
export function $onLineBreak(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return false;
  const slot = $slotOf(selection.focus.getNode());
  if (!$isLineSlot(slot)) return false;
  $enterInSlot(slot);
  return true;
}
