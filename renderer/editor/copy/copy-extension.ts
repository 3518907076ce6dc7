import { GetClipboardDataExtension } from '@lexical/clipboard';
import { $sliceSelectedTextNodeContent } from '@lexical/selection';
import {
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  configExtension,
  defineExtension,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import { $isNoteNode } from '../nodes/note-node.ts';

const $isOfNote = (node: LexicalNode): boolean => $isNoteNode(node.getTopLevelElement());

/** The selection as words, a line for each block, without those of notes. */
function $textWithoutNotes(selection: RangeSelection): string {
  const lines: string[] = [''];
  for (const node of selection.getNodes()) {
    if ($isOfNote(node)) continue;
    if ($isElementNode(node)) {
      if (!node.isInline() && lines.at(-1) !== '') lines.push('');
    } else {
      const words = $isTextNode(node) ? $sliceSelectedTextNodeContent(selection, node, 'clone') : node;
      lines.push(`${lines.pop() ?? ''}${words.getTextContent()}`);
    }
  }
  return lines.join('\n').trimEnd();
}

/**
 * What other programs get of a copy, by the clipboard or a drag: the article without the notes in it (their page has none either, see `NoteNode`).
 * This editor's own form keeps them, so that a paste within the newsroom brings everything.
 */
export const CopyExtension = defineExtension({
  name: 'toasoan/Copy',
  dependencies: [
    configExtension(GetClipboardDataExtension, {
      $exportMimeType: {
        'text/plain': [
          (selection, next) =>
            $isRangeSelection(selection) && selection.getNodes().some($isOfNote)
              ? $textWithoutNotes(selection)
              : next(),
        ],
      },
    }),
  ],
});
