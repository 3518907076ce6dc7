import { $isElementNode, type LexicalNode } from 'lexical';

/** The lines of words inside a block, from top to bottom: a list gives one for each item, a table one for each paragraph of a cell. */
export function $linesOf(node: LexicalNode): LexicalNode[][] {
  if (node.isInline()) return [[node]];
  if (!$isElementNode(node)) return [];
  const children = node.getChildren();
  return children.every((child) => child.isInline()) ? [children] : children.flatMap($linesOf);
}
