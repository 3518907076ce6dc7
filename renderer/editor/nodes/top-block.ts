import { $isRootNode, type LexicalNode } from 'lexical';

/**
 * The child of the root that a node stands in. Lexical's own top-level element stops at the next shadow root: inside a field or cell it is the paragraph.
 */
export function $topBlock(node: LexicalNode | null): LexicalNode | null {
  let at = node;
  while (at !== null && !$isRootNode(at.getParent())) at = at.getParent();
  return at;
}
