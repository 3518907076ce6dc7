import { $findMatchingParent, type ElementNode, type LexicalNode } from 'lexical';
import { LIMITS } from '../../../shared/article/schema.ts';
import { $isBylineNode } from '../nodes/byline-node.ts';
import { $fieldName, $isFieldNode } from '../nodes/field-node.ts';
import { $isCaptionNode } from '../nodes/figure-node.ts';
import { $isRelatedNode } from '../nodes/related-node.ts';

/** A name is shorter than other lines: it goes into lists and feeds. */
const NAME_LIMIT = 200;

/** The containers of exactly one paragraph: fields, captions, names and titles. */
export const $isSlot = (node: LexicalNode | null | undefined): node is ElementNode =>
  $isFieldNode(node) || $isCaptionNode(node) || $isBylineNode(node) || $isRelatedNode(node);

/** A slot whose text has neither formats nor line breaks in the article. */
export const $isLineSlot = (node: LexicalNode | null | undefined): node is ElementNode =>
  ($isFieldNode(node) && $fieldName(node) !== 'lead') || $isBylineNode(node) || $isRelatedNode(node);

/** The most characters that a line slot may hold. */
export const $lineLimit = (slot: ElementNode): number => ($isBylineNode(slot) ? NAME_LIMIT : LIMITS.line);

/** The slot around a node, or null in the body. */
export const $slotOf = (node: LexicalNode): ElementNode | null => {
  const slot = $findMatchingParent(node, $isSlot);
  return $isSlot(slot) ? slot : null;
};
