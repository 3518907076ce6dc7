import { $isElementNode, $isLineBreakNode, $isTextNode, type ElementNode, type LexicalNode } from 'lexical';

/** The elements below a node that directly hold words: paragraphs, headings, items, wherever they stand. */
export function $textHolders(node: LexicalNode): readonly ElementNode[] {
  if (!$isElementNode(node)) return [];
  const first = node.getFirstChild();
  if (first === null) return [];
  if ($isTextNode(first) || $isLineBreakNode(first) || first.isInline()) return [node];
  return node.getChildren().flatMap($textHolders);
}
