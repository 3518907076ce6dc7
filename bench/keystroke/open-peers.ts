import { buildEditorFromExtensions } from '@lexical/extension';
import { HistoryExtension } from '@lexical/history';
import { $createHeadingNode, RichTextExtension } from '@lexical/rich-text';
import { $createParagraphNode, $createTextNode, $getRoot, $isElementNode, defineExtension } from 'lexical';
import { baseKeymap } from 'prosemirror-commands';
import { history } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { schema } from 'prosemirror-schema-basic';
import { EditorState, TextSelection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import type { OpenedEditor } from './opened-editor.ts';
import { samplePieces } from './sample-text.ts';

const timed = (work: () => unknown): number => {
  const start = performance.now();
  JSON.stringify(work());
  return performance.now() - start;
};

/** Lexical with rich text and history, nothing of ours. */
export function openLexical(place: HTMLElement, words: number): OpenedEditor {
  const root = document.createElement('div');
  root.contentEditable = 'true';
  place.append(root);
  const editor = buildEditorFromExtensions(
    defineExtension({
      name: 'bench/plain',
      namespace: 'plain',
      dependencies: [RichTextExtension, HistoryExtension],
      $initialEditorState: () => {
        $getRoot().append(
          ...samplePieces(words).map(({ kind, text }) =>
            (kind === 'h2' ? $createHeadingNode('h2') : $createParagraphNode()).append($createTextNode(text)),
          ),
        );
      },
    }),
  );
  editor.setRootElement(root);
  return {
    placeCaret: () => {
      editor.update(() => {
        const blocks = $getRoot().getChildren();
        const middle = blocks[Math.floor(blocks.length / 2)];
        if ($isElementNode(middle)) middle.select(0, 0);
      });
      editor.focus();
    },
    text: () => editor.read(() => $getRoot().getTextContent()),
    save: () => timed(() => editor.getEditorState().toJSON()),
    close: () => {
      editor.setRootElement(null);
      editor.dispose();
      root.remove();
    },
  };
}

/** ProseMirror with its basic schema, keys and history. */
export function openProseMirror(place: HTMLElement, words: number): OpenedEditor {
  const doc = schema.node(
    'doc',
    null,
    samplePieces(words).map(({ kind, text }) =>
      schema.node(kind === 'h2' ? 'heading' : 'paragraph', kind === 'h2' ? { level: 2 } : null, [schema.text(text)]),
    ),
  );
  const view = new EditorView(place, {
    state: EditorState.create({ doc, plugins: [history(), keymap(baseKeymap)] }),
  });
  return {
    placeCaret: () => {
      let at = 0;
      view.state.doc.forEach((_node, offset, index) => {
        if (index === Math.floor(view.state.doc.childCount / 2)) at = offset + 1;
      });
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at)));
      view.focus();
    },
    text: () => view.state.doc.textContent,
    save: () => timed(() => view.state.doc.toJSON()),
    close: () => view.destroy(),
  };
}
