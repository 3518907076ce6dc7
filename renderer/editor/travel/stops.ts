import {
  $getRoot,
  $isDecoratorNode,
  $isElementNode,
  type ElementNode,
  type LexicalNode,
  type PointType,
} from 'lexical';
import { $isBylineListNode } from '../nodes/byline-node.ts';
import { $isFieldNode } from '../nodes/field-node.ts';
import { $captionOf, $isFigureNode } from '../nodes/figure-node.ts';
import { $isRelatedListNode } from '../nodes/related-node.ts';
import { $selectFigureNode } from '../panel-edits/figures.ts';
import { $isBodyBlock } from '../text-commands/body-blocks.ts';

/** The places that Tab visits, in reading order: every field, caption of the lead figure, the body once, every name and title. */
export function $stops(): readonly ElementNode[] {
  const stops: ElementNode[] = [];
  let bodySeen = false;
  for (const node of $getRoot().getChildren()) {
    if ($isFieldNode(node)) stops.push(node);
    else if ($isBylineListNode(node) || $isRelatedListNode(node))
      stops.push(...node.getChildren().filter($isElementNode));
    else if ($isBodyBlock(node)) {
      if (!bodySeen && $isElementNode(node)) stops.push(node);
      bodySeen ||= $isElementNode(node);
    } else if ($isFigureNode(node)) {
      const caption = $captionOf(node);
      if (caption !== null) stops.push(caption);
    }
  }
  return stops;
}

/** A block that is selected as a whole before it can be deleted. */
export const $isWholeBlock = (node: LexicalNode | null | undefined): node is LexicalNode =>
  $isFigureNode(node) || ($isDecoratorNode(node) && !node.isInline());

/** Puts the caret at the nearer edge of a block, or selects it where it has no place for a caret. */
export function $enter(node: LexicalNode, edge: 'start' | 'end'): void {
  if (!$isElementNode(node) || $isFigureNode(node)) $selectFigureNode(node);
  else if (edge === 'start') node.selectStart();
  else node.selectEnd();
}

/** Whether a point is the first or last place for a caret inside an element. */
export function $isAtEdge(point: PointType, element: ElementNode, edge: 'start' | 'end'): boolean {
  const node = point.getNode();
  const size = $isElementNode(node) ? node.getChildrenSize() : node.getTextContentSize();
  if (point.offset !== (edge === 'start' ? 0 : size)) return false;
  for (let at: LexicalNode | null = node; at !== null && !at.is(element); at = at.getParent()) {
    if ((edge === 'start' ? at.getPreviousSibling() : at.getNextSibling()) !== null) return false;
  }
  return true;
}
