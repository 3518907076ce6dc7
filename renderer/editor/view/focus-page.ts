import { $getRoot, $getSelection, type LexicalEditor } from 'lexical';
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
