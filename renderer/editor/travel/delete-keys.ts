import { $isListNode } from '@lexical/list';
import {
  $createParagraphNode,
  $getSelection,
  $isElementNode,
  $isNodeSelection,
  $isParagraphNode,
  $isRangeSelection,
  type ElementNode,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import { $isBylineNode } from '../nodes/byline-node.ts';
import { $isFieldNode } from '../nodes/field-node.ts';
import { $isNoteNode } from '../nodes/note-node.ts';
import { $topBlock } from '../nodes/top-block.ts';
import { $selectFigureNode } from '../panel-edits/figures.ts';
import { $slotOf } from '../slots/slot.ts';
import { $isBodyBlock, $isTextBlock } from '../text-commands/body-blocks.ts';
import { $enter, $isAtEdge, $isWholeBlock, $stops } from './stops.ts';

/** Removes selected figures, cards and rules; the caret goes to the text beside them. */
function $removeWholeBlocks(blocks: readonly LexicalNode[]): void {
  const [first] = blocks;
  const last = blocks.at(-1);
  const next = last?.getNextSibling() ?? null;
  const previous = first?.getPreviousSibling() ?? null;
  if ($isTextBlock(next) || $isFieldNode(next)) next.selectStart();
  else if ($isTextBlock(previous)) previous.selectEnd();
  else {
    const paragraph = $createParagraphNode();
    first?.insertBefore(paragraph);
    paragraph.select();
  }
  for (const block of blocks) block.remove();
}

/** At the edge of a field, caption, name or title the caret moves on; nothing is merged. */
function $leaveSlot(slot: ElementNode, backward: boolean): void {
  if (!backward) return;
  const stops = $stops();
  const here = stops.findIndex((stop) => stop.is(slot));
  const previous = here > 0 ? stops[here - 1] : $topBlock(slot)?.getPreviousSibling();
  if ($isBylineNode(slot) && slot.getTextContent() === '' && slot.getPreviousSibling() !== null) slot.remove();
  if (previous !== null && previous !== undefined) $enter(lastTextOf(previous), 'end');
}

/** The body is one stop by Tab, but from behind it is entered at its end. */
const lastTextOf = (stop: LexicalNode): LexicalNode => {
  if (!$isBodyBlock(stop)) return stop;
  let last = stop;
  for (let next = stop.getNextSibling(); $isBodyBlock(next); next = next.getNextSibling()) last = next;
  return last;
};

/** At the edge of the body's text: a figure, card or rule next to it is selected first, and a field is entered without being merged with. */
function $leaveBlock(block: ElementNode, backward: boolean): boolean {
  const beside = backward ? block.getPreviousSibling() : block.getNextSibling();
  if (backward && $isNoteNode(block)) return block.collapseAtStart();
  if (beside !== null && ($isNoteNode(block) ? $isTextBlock(beside) : $isNoteNode(beside))) {
    // Neither may a note's words become the article's, nor the article's a note's.
    $enter(beside, backward ? 'end' : 'start');
    if (block.isEmpty()) block.remove();
    return true;
  }
  // A heading, quote or list first becomes a plain paragraph, as everywhere.
  if (backward && !$isParagraphNode(block)) return false;
  if ($isWholeBlock(beside) && $isBodyBlock(beside)) {
    if (block.isEmpty()) block.remove();
    $selectFigureNode(beside);
    return true;
  }
  if ($isBodyBlock(beside)) return false;
  if (!backward) return true;
  const isOnly = !$isBodyBlock(block.getNextSibling());
  if (beside !== null) $enter(beside, 'end');
  if (block.isEmpty() && !isOnly) block.remove();
  return true;
}

const $blockOf = (selection: RangeSelection): ElementNode | null => {
  const top = $topBlock(selection.anchor.getNode());
  return $isElementNode(top) && $isTextBlock(top) ? top : null;
};

/** Backspace and Delete where they would cross from one part of the page into another. */
export function $onDelete(backward: boolean): boolean {
  const selection = $getSelection();
  if ($isNodeSelection(selection)) {
    const blocks = selection.getNodes().filter($isWholeBlock);
    if (blocks.length > 0) $removeWholeBlocks(blocks);
    return blocks.length > 0;
  }
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const edge = backward ? 'start' : 'end';
  const slot = $slotOf(selection.anchor.getNode());
  if (slot !== null) {
    if (!$isAtEdge(selection.anchor, slot, edge)) return false;
    $leaveSlot(slot, backward);
    return true;
  }
  const block = $blockOf(selection);
  if (block === null || $isListNode(block) || !$isAtEdge(selection.anchor, block, edge)) return false;
  return $leaveBlock(block, backward);
}
