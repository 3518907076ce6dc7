import {
  $createRangeSelectionFromDom,
  $getNearestNodeFromDOMNode,
  $getSelection,
  $isDecoratorNode,
  $isNodeSelection,
  $setSelection,
  CLICK_COMMAND,
  COMMAND_PRIORITY_HIGH,
  defineExtension,
  getDOMSelection,
  mergeRegister,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import { $isFigureNode } from '../nodes/figure-node.ts';
import { $selectFigureNode } from '../panel-edits/figures.ts';

/** What is pressed to select a block as a whole: a photo's frame, a card, a rule. */
const handleOf = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target.closest('[data-part="photo"], [data-part="embed"], hr') : null;

function $blockOf(handle: Element): LexicalNode | null {
  const node = $getNearestNodeFromDOMNode(handle);
  return $isFigureNode(node) || $isDecoratorNode(node) ? node : null;
}

function $selectPressed(handle: Element): boolean {
  const block = $blockOf(handle);
  if (block === null) return false;
  $selectFigureNode(block);
  return true;
}

/** Keeps the browser from placing a caret where a photo, card or rule is pressed. */
function registerPress(editor: LexicalEditor) {
  const onDown = (event: MouseEvent): void => {
    const handle = handleOf(event.target);
    const root = editor.getRootElement();
    if (handle === null || root === null || !editor.isEditable() || event.button !== 0) return;
    // A photo can be dragged, which preventing the press would forbid.
    if (handle.getAttribute('draggable') !== 'true') event.preventDefault();
    if (document.activeElement === root) return;
    root.focus({ preventScroll: true });
    document.getSelection()?.removeAllRanges();
    // The focus brings a late change of selection along: select once more behind it.
    setTimeout(() => editor.update(() => void $selectPressed(handle)), 0);
  };
  return editor.registerRootListener((root) => {
    root?.addEventListener('mousedown', onDown);
    return () => root?.removeEventListener('mousedown', onDown);
  });
}

/**
 * A click into text while a block is selected. The browser has placed its caret already, and told so while Lexical still had the block: without this
 * nothing would be selected until the next key.
 */
function $takeCaretBack(editor: LexicalEditor): boolean {
  if (!$isNodeSelection($getSelection())) return false;
  $setSelection($createRangeSelectionFromDom(getDOMSelection(window), editor));
  return true;
}

/** A click on a photo, card or rule selects it. */
export const BlockClickExtension = defineExtension({
  name: 'toasoan/BlockClick',
  register: (editor) =>
    mergeRegister(
      registerPress(editor),
      editor.registerCommand(
        CLICK_COMMAND,
        (event) => {
          const handle = handleOf(event.target);
          if (handle === null) return $takeCaretBack(editor);
          return editor.isEditable() && $selectPressed(handle);
        },
        COMMAND_PRIORITY_HIGH,
      ),
    ),
});
