import { effect } from '@preact/signals-core';
import { $nodesOfType, mergeRegister, type Klass, type LexicalNode } from 'lexical';
import type { ArticleEditor } from '../article-editor.ts';
import { BylineListNode } from '../nodes/byline-node.ts';
import { $fieldName, FieldNode } from '../nodes/field-node.ts';
import { $figureFacts, CaptionNode } from '../nodes/figure-node.ts';
import { NoteNode } from '../nodes/note-node.ts';
import { RelatedListNode } from '../nodes/related-node.ts';
import { $figuresOnPage } from '../panel-edits/figures.ts';
import type { PageWords } from './page-words.ts';

/** Width in pixels of the rendition shown in the column, sharp on a screen of twice the density. */
const SHOWN_WIDTH = 1600;

/** Answers the address of a photo of at most the given width. */
export type MediaUrl = (blob: string, width: 320 | 960 | 1600) => string;

/** Writes only what differs: a photo is never loaded again, and the style of the page not worked out again, for nothing. */
function set(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function $dressFigures(editor: ArticleEditor, words: PageWords, mediaUrl: MediaUrl): void {
  const figures = $figuresOnPage();
  for (const [index, figure] of figures.entries()) {
    const dom = editor.lexical.getElementByKey(figure.getKey());
    const frame = dom?.firstElementChild;
    const image = frame?.firstElementChild;
    const caption = dom?.querySelector(':scope > figcaption');
    if (!dom || !frame || !image || !caption) continue;
    const facts = $figureFacts(figure);
    if (facts.photo === null) image.removeAttribute('src');
    else set(image, 'src', mediaUrl(facts.photo.blob, SHOWN_WIDTH));
    set(frame, 'data-place', figures.length > 1 ? `${index + 1} / ${figures.length}` : '');
    set(frame, 'data-words', facts.photo === null ? words.noPhoto : '');
    set(caption, 'data-credit', words.credit(facts));
  }
}

/** Names a part of the page for a screen reader, now and whenever its element is made again. */
function nameParts<N extends LexicalNode>(editor: ArticleEditor, klass: Klass<N>, $name: (node: N) => string) {
  const label = (): void =>
    editor.lexical.read(() => {
      for (const node of $nodesOfType(klass)) {
        const dom = editor.lexical.getElementByKey(node.getKey());
        if (dom === null) continue;
        set(dom, 'role', 'group');
        set(dom, 'aria-label', $name(node));
      }
    });
  return editor.lexical.registerMutationListener(klass, (changes) => {
    if ([...changes.values()].includes('created')) label();
  });
}

/**
 * Adds to the page what is not part of the document: photos' addresses, numbers, credit lines, names for screen readers. Works from outside, on
 * attributes only, so that a change of language or of a credit never touches text that is being typed.
 */
export function dressPage(editor: ArticleEditor, words: PageWords, mediaUrl: MediaUrl): () => void {
  return mergeRegister(
    effect(() => {
      // Read for its subscription: whatever changes a figure changes this list.
      void editor.figures.value;
      editor.lexical.read(() => $dressFigures(editor, words, mediaUrl));
    }),
    nameParts(editor, FieldNode, (field) => words[$fieldName(field)]),
    nameParts(editor, CaptionNode, () => words.caption),
    nameParts(editor, BylineListNode, () => words.byline),
    nameParts(editor, RelatedListNode, () => words.related),
    nameParts(editor, NoteNode, () => words.note),
  );
}
