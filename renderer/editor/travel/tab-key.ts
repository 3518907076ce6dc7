import { $getListDepth, $isListItemNode, $isListNode } from '@lexical/list';
import { $isTableCellNode } from '@lexical/table';
import {
  $findMatchingParent,
  $getSelection,
  $isRangeSelection,
  INDENT_CONTENT_COMMAND,
  OUTDENT_CONTENT_COMMAND,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import { LIMITS } from '../../../shared/article/schema.ts';
import { $slotOf } from '../slots/slot.ts';
import { $isBodyBlock } from '../text-commands/body-blocks.ts';
import { $enter, $stops } from './stops.ts';
import { $topBlock } from '../nodes/top-block.ts';

/** Tab in a list: one level deeper or higher. The first item stays under the text it belongs to, and nothing goes deeper than an article may. */
function $indent(editor: LexicalEditor, item: LexicalNode, backward: boolean): void {
  const list = item.getParent();
  if (backward) editor.dispatchCommand(OUTDENT_CONTENT_COMMAND, undefined);
  else if ($isListNode(list) && item.getPreviousSibling() !== null && $getListDepth(list) < LIMITS.listDepth) {
    editor.dispatchCommand(INDENT_CONTENT_COMMAND, undefined);
  }
}

/** The stop before or behind a place on the page. Inside the body, Tab steps from block to block only out of captions. */
function $neighbour(node: LexicalNode, backward: boolean): LexicalNode | null {
  const slot = $slotOf(node);
  const top = $topBlock(node);
  if (slot !== null && $isBodyBlock(top)) return backward ? top.getPreviousSibling() : top.getNextSibling();
  const stops = $stops();
  const isHere = (stop: LexicalNode): boolean => (slot === null ? $isBodyBlock(stop) : stop.is(slot));
  return stops[stops.findIndex(isHere) + (backward ? -1 : 1)] ?? null;
}

/** Tab and Shift+Tab: through the fields of the page; from the first and the last one out of the editor, as everywhere. */
export function $onTab(editor: LexicalEditor, event: KeyboardEvent): boolean {
  const selection = $getSelection();
  if (event.altKey || event.ctrlKey || event.metaKey || !$isRangeSelection(selection)) return false;
  const node = selection.focus.getNode();
  if ($findMatchingParent(node, $isTableCellNode) !== null) return false;
  const item = $findMatchingParent(node, $isListItemNode);
  if (item !== null) {
    event.preventDefault();
    $indent(editor, item, event.shiftKey);
    return true;
  }
  const next = $neighbour(node, event.shiftKey);
  if (next === null) return false;
  event.preventDefault();
  $enter(next, event.shiftKey ? 'end' : 'start');
  return true;
}
