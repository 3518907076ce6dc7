import { $isListNode } from '@lexical/list';
import { $isTableNode, $isTableSelection } from '@lexical/table';
import {
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isNodeSelection,
  $isParagraphNode,
  $isRootNode,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import { $setBlockId, $blockId } from '../nodes/block-id.ts';
import { $isBylineListNode } from '../nodes/byline-node.ts';
import { $isFieldNode, type FieldNode } from '../nodes/field-node.ts';
import { $isFigureNode } from '../nodes/figure-node.ts';
import { $isRelatedListNode } from '../nodes/related-node.ts';
import { $topBlock } from '../nodes/top-block.ts';
import { $selectedNode } from '../panel-edits/figures.ts';

/** A child of the root that belongs to the body. The lead figure does not. */
export const $isBodyBlock = (node: LexicalNode | null | undefined): node is LexicalNode =>
  node !== null &&
  node !== undefined &&
  $isRootNode(node.getParent()) &&
  !$isFieldNode(node) &&
  !$isBylineListNode(node) &&
  !$isRelatedListNode(node) &&
  !($isFigureNode(node) && $isFieldNode(node.getNextSibling()));

/** A body block in which the caret can stand as in running text. */
export const $isTextBlock = (node: LexicalNode | null | undefined): node is ElementNode =>
  $isElementNode(node) && $isBodyBlock(node) && !$isFigureNode(node) && !$isTableNode(node);

/** The body block with the caret or the selected block; null elsewhere on the page. */
export function $currentBodyBlock(): LexicalNode | null {
  const top = $topBlock($selectedNode());
  return $isBodyBlock(top) ? top : null;
}

/** Whether the caret stands in running text of the body: where block commands apply. */
export function $inBodyText(): boolean {
  const selection = $getSelection();
  const block = $currentBodyBlock();
  if (selection === null || $isNodeSelection(selection) || $isTableSelection(selection)) return false;
  return $isTextBlock(block);
}

const $lead = (): FieldNode | undefined => $getRoot().getChildren().filter($isFieldNode).at(-1);

/** Puts a block below the caret's block, or in place of an empty paragraph; from the head of the page it opens the body. The caret goes behind it. */
export function $insertBodyBlock(block: LexicalNode): void {
  const current = $currentBodyBlock();
  if (current === null) $lead()?.insertAfter(block);
  else if ($isParagraphNode(current) && current.isEmpty()) {
    current.replace(block);
    $setBlockId(block, $blockId(current));
  } else current.insertAfter(block);
  const next = block.getNextSibling();
  if ($isTextBlock(next)) next.selectStart();
  else {
    const paragraph = $createParagraphNode();
    block.insertAfter(paragraph);
    paragraph.select();
  }
}

/** A block that changes its kind stays the same block. */
export const $keepBlockId = (from: ElementNode, to: ElementNode): void => {
  if ($isRootNode(from.getParent()) && !$isListNode(from)) $setBlockId(to, $blockId(from));
};
