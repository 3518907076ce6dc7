import { $insertGeneratedNodes } from '@lexical/clipboard';
import { $createHorizontalRuleNode } from '@lexical/extension';
import { $isLinkNode, $toggleLink } from '@lexical/link';
import { INSERT_ORDERED_LIST_COMMAND, INSERT_UNORDERED_LIST_COMMAND, REMOVE_LIST_COMMAND } from '@lexical/list';
import { $createHeadingNode, $createQuoteNode } from '@lexical/rich-text';
import { $setBlocksType } from '@lexical/selection';
import { $createTableNodeWithDimensions } from '@lexical/table';
import {
  $createParagraphNode,
  $createTextNode,
  $findMatchingParent,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  FORMAT_TEXT_COMMAND,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type TextFormatType,
} from 'lexical';
import { assertNever } from '../../../shared/result.ts';
import type { TextCommand } from '../article-editor.ts';
import { keptUrl } from '../convert/runs.ts';
import { $createEmbedNode } from '../nodes/embed-node.ts';
import { $createNoteNode } from '../nodes/note-node.ts';
import { $plainTextNodes } from '../paste/paste-extension.ts';
import { $isLineSlot, $slotOf } from '../slots/slot.ts';
import { $textSelection } from '../view/text-selection.ts';
import { $inBodyText, $insertBodyBlock, $keepBlockId } from './body-blocks.ts';
import { $editTable } from './table-edits.ts';

type BlockKind = Extract<TextCommand, { kind: 'block' }>['block'];

const MARK_FORMATS: Readonly<Record<Extract<TextCommand, { kind: 'mark' }>['mark'], TextFormatType>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  strike: 'strikethrough',
  subscript: 'subscript',
  superscript: 'superscript',
};

/** Whether text at the caret may carry formats and links. */
export function $takesFormats(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return selection !== null;
  return ![selection.anchor, selection.focus].every((point) => $isLineSlot($slotOf(point.getNode())));
}

function $setBlock(editor: LexicalEditor, block: BlockKind): boolean {
  if (!$inBodyText()) return false;
  const now = $textSelection().block;
  const wanted = now === block ? 'p' : block;
  const selection = $getSelection();
  switch (wanted) {
    case 'bullet':
      return editor.dispatchCommand(INSERT_UNORDERED_LIST_COMMAND, undefined);
    case 'number':
      return editor.dispatchCommand(INSERT_ORDERED_LIST_COMMAND, undefined);
    case 'p':
      if (now === 'bullet' || now === 'number') return editor.dispatchCommand(REMOVE_LIST_COMMAND, undefined);
      $setBlocksType(selection, $createParagraphNode, $keepBlockId);
      return true;
    case 'quote':
      $setBlocksType(selection, () => $createQuoteNode(), $keepBlockId);
      return true;
    case 'note':
      $setBlocksType(selection, $createNoteNode, $keepBlockId);
      return true;
    case 'h2':
    case 'h3':
      $setBlocksType(selection, () => $createHeadingNode(wanted), $keepBlockId);
      return true;
    default:
      return assertNever(wanted);
  }
}

function $clearFormat(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return false;
  if (selection.isCollapsed()) selection.setFormat(0);
  else {
    for (const node of selection.extract()) if ($isTextNode(node)) node.setFormat(0).setStyle('');
    selection.setFormat(0);
  }
  return true;
}

function $setLink(url: string | null): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !$takesFormats()) return false;
  const kept = url === null ? null : keptUrl(url);
  if (url !== null && kept === null) return false;
  const inLink = $findMatchingParent(selection.anchor.getNode(), $isLinkNode) !== null;
  if (kept !== null && selection.isCollapsed() && !inLink) {
    const words = $createTextNode(kept).setFormat(selection.format);
    selection.insertNodes([words]);
    words.select(0, kept.length);
  }
  $toggleLink(kept);
  return true;
}

function $insertTable(rows: number, columns: number): boolean {
  const table = $createTableNodeWithDimensions(rows, columns, { rows: true, columns: false });
  $insertBodyBlock(table);
  table.getFirstDescendant()?.selectStart();
  return true;
}

function $pastePlain(editor: LexicalEditor, text: string): boolean {
  const selection = $getSelection();
  if (selection === null) return false;
  $insertGeneratedNodes(editor, $plainTextNodes(text), selection);
  return true;
}

function $run(editor: LexicalEditor, command: TextCommand): boolean {
  switch (command.kind) {
    case 'block':
      return $setBlock(editor, command.block);
    case 'mark':
      return $takesFormats() && editor.dispatchCommand(FORMAT_TEXT_COMMAND, MARK_FORMATS[command.mark]);
    case 'clear-format':
      return $clearFormat();
    case 'link':
      return $setLink(command.url);
    case 'table':
      return $insertTable(command.rows, command.columns);
    case 'table-edit':
      return $editTable(command.edit);
    case 'rule':
      $insertBodyBlock($createHorizontalRuleNode());
      return true;
    case 'embed':
      return $insertEmbed(command.url, command.title);
    case 'paste-plain':
      return $pastePlain(editor, command.text);
    default:
      return assertNever(command);
  }
}

function $insertEmbed(url: string, title: string): boolean {
  const kept = keptUrl(url);
  if (kept === null || !/^https?:/iu.test(kept)) return false;
  $insertBodyBlock($createEmbedNode({ url: kept, title: title.replace(/[\n\r]+/gu, ' '), provider: hostOf(kept) }));
  return true;
}

/** Who provides an embedded page: its host without `www.`. */
const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname.replace(/^www\./u, '') : '');

/** Runs a command at the caret, where it was when the editor lost the focus; false when it does not apply there. */
export function runTextCommand(editor: LexicalEditor, command: TextCommand): boolean {
  let done = false;
  editor.update(
    () => {
      done = $run(editor, command);
    },
    { discrete: true, tag: command.kind === 'mark' ? [] : [HISTORY_PUSH_TAG] },
  );
  return done;
}
