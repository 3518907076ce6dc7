import {
  $create,
  $createParagraphNode,
  ElementNode,
  type DOMExportOutput,
  type LexicalNode,
  type ParagraphNode,
} from 'lexical';
import { $blockId, $setBlockId } from './block-id.ts';

/** What the newsroom tells itself between two paragraphs. Behaves as a quotation does; it never leaves the newsroom (`publicArticle`). */
export class NoteNode extends ElementNode {
  override $config() {
    return this.config('article-note', { extends: ElementNode });
  }

  override createDOM(): HTMLElement {
    const dom = document.createElement('div');
    dom.dataset['part'] = 'note';
    return dom;
  }

  override updateDOM(): false {
    return false;
  }

  /** Other programs never get it with a page that is copied. */
  override exportDOM(): DOMExportOutput {
    return { element: null };
  }

  override insertNewAfter(_selection: unknown, restoreSelection?: boolean): ParagraphNode {
    const paragraph = $createParagraphNode();
    this.insertAfter(paragraph, restoreSelection);
    return paragraph;
  }

  override collapseAtStart(): true {
    this.replace($setBlockId($createParagraphNode(), $blockId(this)).append(...this.getChildren()));
    return true;
  }
}

export const $isNoteNode = (node: LexicalNode | null | undefined): node is NoteNode => node instanceof NoteNode;

export const $createNoteNode = (): NoteNode => $create(NoteNode);
