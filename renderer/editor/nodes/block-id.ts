import { $getState, $setState, createState, type LexicalNode } from 'lexical';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * The stable id of a body block. Empty on the one paragraph that stands in an empty body only to be typed in, and on blocks too new to have theirs.
 * A copy never keeps it: two halves of a split paragraph are two blocks.
 */
const blockIdState = createState('blockId', { parse: text, resetOnCopyNode: true });

export const $blockId = (node: LexicalNode): string => $getState(node, blockIdState);

export const $setBlockId = <N extends LexicalNode>(node: N, id: string): N => $setState(node, blockIdState, id);
