import { $getSelection, $isRangeSelection, mergeRegister, type LexicalEditor, type NodeKey } from 'lexical';
import { $topBlock } from '../nodes/top-block.ts';
import { hasOtherBlocks } from '../view/document-signals.ts';

/** A new block is left alone until writing has paused for so long. */
const REST_AFTER_MS = 1_000;

/**
 * Blocks that rest get `content-visibility: auto` (see the page's styles): out of sight they cost nothing, which halves the price of a key in a long text.
 * A block that has just been made is not laid out before the next frame when it has that style, and a caret set into it meanwhile slips to the nearest text
 * that is: the key after Enter would land in another part of the page. So only blocks that have stood for a while rest, and never the one with the caret,
 * which is marked `data-caret` (a folded note opens for it).
 */
export function restBlocks(editor: LexicalEditor): () => void {
  let awake: NodeKey | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const layToRest = (): void => {
    timer = null;
    const awakeBlock = awake === null ? null : editor.getElementByKey(awake);
    for (const block of editor.getRootElement()?.children ?? []) {
      if (block !== awakeBlock && !block.hasAttribute('data-resting')) block.setAttribute('data-resting', '');
    }
  };
  layToRest();
  const $wakeCaretBlock = (): void => {
    const selection = $getSelection();
    const key = $isRangeSelection(selection) ? ($topBlock(selection.focus.getNode())?.getKey() ?? null) : null;
    if (key === awake) return;
    if (awake !== null) editor.getElementByKey(awake)?.removeAttribute('data-caret');
    awake = key;
    const block = key === null ? null : editor.getElementByKey(key);
    block?.removeAttribute('data-resting');
    block?.setAttribute('data-caret', '');
  };
  return mergeRegister(
    editor.registerUpdateListener(({ editorState, prevEditorState }) => {
      const before = awake;
      editorState.read($wakeCaretBlock);
      if (awake === before && !hasOtherBlocks(prevEditorState, editorState)) return;
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(layToRest, REST_AFTER_MS);
    }),
    () => {
      if (timer !== null) clearTimeout(timer);
    },
  );
}
