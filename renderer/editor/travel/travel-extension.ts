import {
  $getSelection,
  $isNodeSelection,
  COMMAND_PRIORITY_HIGH,
  defineExtension,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
  SELECT_ALL_COMMAND,
  type LexicalEditor,
} from 'lexical';
import { $onDelete } from './delete-keys.ts';
import { $onEnter, $onLineBreak } from './enter-key.ts';
import { $onSelectAll } from './select-all.ts';
import { $onTab } from './tab-key.ts';

/** Rich text ignores Enter on a selected figure, card or rule; and Ctrl+Enter is the window's, it must not break a paragraph on its way there. */
function $onEnterKey(editor: LexicalEditor, event: KeyboardEvent | null): boolean {
  if (event !== null && (event.ctrlKey || event.metaKey)) return true;
  if (!$isNodeSelection($getSelection()) || !$onEnter(editor)) return false;
  event?.preventDefault();
  return true;
}

/** How the keys move between the parts of the page: Enter, Tab, Backspace and Delete at an edge, Ctrl+A. */
export const TravelExtension = defineExtension({
  name: 'toasoan/Travel',
  register: (editor) =>
    mergeRegister(
      editor.registerCommand(KEY_ENTER_COMMAND, (event) => $onEnterKey(editor, event), COMMAND_PRIORITY_HIGH),
      editor.registerCommand(INSERT_PARAGRAPH_COMMAND, () => $onEnter(editor), COMMAND_PRIORITY_HIGH),
      editor.registerCommand(INSERT_LINE_BREAK_COMMAND, $onLineBreak, COMMAND_PRIORITY_HIGH),
      ...[DELETE_CHARACTER_COMMAND, DELETE_WORD_COMMAND, DELETE_LINE_COMMAND].map((command) =>
        editor.registerCommand(command, $onDelete, COMMAND_PRIORITY_HIGH),
      ),
      editor.registerCommand(KEY_TAB_COMMAND, (event) => $onTab(editor, event), COMMAND_PRIORITY_HIGH),
      editor.registerCommand(SELECT_ALL_COMMAND, $onSelectAll, COMMAND_PRIORITY_HIGH),
      // Rich text would blur the editor; the window may still use the key.
      editor.registerCommand(KEY_ESCAPE_COMMAND, () => true, COMMAND_PRIORITY_HIGH),
    ),
});
