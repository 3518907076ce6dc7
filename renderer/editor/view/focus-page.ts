import {
  $createNodeSelection,
  $getRoot,
  $getSelection,
  $isElementNode,
  $setSelection,
  type LexicalEditor,
} from 'lexical';
import { $blockId } from '../nodes/block-id.ts';
import { $fieldName, $isFieldNode } from '../nodes/field-node.ts';

/** Puts the caret back where it was; in an article that has had none yet, at the end of the headline, where writing begins. */
export function focusPage(editor: LexicalEditor): void {
  editor.update(
    () => {
      if ($getSelection() !== null) return;
      const headline = $getRoot()
        .getChildren()
        .find((child) => $isFieldNode(child) && $fieldName(child) === 'headline');
      if ($isFieldNode(headline)) headline.selectEnd();
    },
    { discrete: true },
  );
  editor.focus();
}

/** Puts the caret at the end of a block of the body and brings it into view; a block without text is selected as a whole. */
export function focusBlock(editor: LexicalEditor, id: string): void {
  let key: string | null = null;
  editor.update(
    () => {
      const block = $getRoot()
        .getChildren()
        .find((child) => $blockId(child) === id);
      if (block === undefined) return;
      key = block.getKey();
      if ($isElementNode(block)) block.selectEnd();
      else {
        const selection = $createNodeSelection();
        selection.add(key);
        $setSelection(selection);
      }
    },
    { discrete: true },
  );
  if (key === null) return;
  editor.focus();
  editor.getElementByKey(key)?.scrollIntoView({ block: 'nearest' });
}
