import { $isLinkNode } from '@lexical/link';
import { $isListNode } from '@lexical/list';
import { $isHeadingNode, $isQuoteNode } from '@lexical/rich-text';
import { $isTableNode, $isTableSelection } from '@lexical/table';
import {
  $findMatchingParent,
  $getSelection,
  $getState,
  $isNodeSelection,
  $isParagraphNode,
  $isRangeSelection,
  type LexicalNode,
} from 'lexical';
import type { TextSelectionState } from '../article-editor.ts';
import { marksOf } from '../convert/runs.ts';
import { $isBylineListNode } from '../nodes/byline-node.ts';
import { entryIdState } from '../nodes/entry-id.ts';
import { $fieldName, $isFieldNode } from '../nodes/field-node.ts';
import { $isFigureNode } from '../nodes/figure-node.ts';
import { $isNoteNode } from '../nodes/note-node.ts';
import { $isRelatedListNode } from '../nodes/related-node.ts';
import { $topBlock } from '../nodes/top-block.ts';

/** The state without a caret. */
export const NOWHERE: TextSelectionState = { where: 'none', block: 'other', marks: [], link: null, figure: null };

function $where(top: LexicalNode | null, isCaret: boolean): TextSelectionState['where'] {
  if (top === null) return 'none';
  if ($isFieldNode(top)) return $fieldName(top);
  if ($isFigureNode(top)) return isCaret ? 'caption' : 'body';
  if ($isBylineListNode(top)) return 'byline';
  return $isRelatedListNode(top) ? 'related' : 'body';
}

function $blockKind(node: LexicalNode, top: LexicalNode): TextSelectionState['block'] {
  if ($isFigureNode(top)) return 'figure';
  if ($isTableNode(top)) return 'table';
  if ($isHeadingNode(top)) return top.getTag() === 'h3' ? 'h3' : 'h2';
  if ($isQuoteNode(top)) return 'quote';
  if ($isNoteNode(top)) return 'note';
  if ($isListNode(top)) {
    const list = $findMatchingParent(node, $isListNode);
    return $isListNode(list) && list.getListType() === 'number' ? 'number' : 'bullet';
  }
  return $isParagraphNode(top) ? 'p' : 'other';
}

/** What is on at the caret; must run inside a read. */
export function $textSelection(): TextSelectionState {
  const selection = $getSelection();
  if (selection === null) return NOWHERE;
  const isCaret = !$isNodeSelection(selection);
  const node = $isRangeSelection(selection) ? selection.anchor.getNode() : (selection.getNodes().at(0) ?? null);
  const top = $topBlock(node);
  if (node === null || top === null) return NOWHERE;
  const range = $isRangeSelection(selection) || $isTableSelection(selection) ? selection : null;
  const link = $findMatchingParent(node, $isLinkNode);
  return {
    where: $where(top, isCaret),
    block: $blockKind(node, top),
    marks: $isRangeSelection(range) ? marksOf(range.format) : [],
    link: $isLinkNode(link) ? link.getURL() : null,
    figure: $isFigureNode(top) ? $getState(top, entryIdState) : null,
  };
}

/** Whether two states would draw the same toolbar. */
export const sameTextSelection = (a: TextSelectionState, b: TextSelectionState): boolean =>
  a.where === b.where && a.block === b.block && a.link === b.link && a.figure === b.figure && a.marks === b.marks;
