import {
  $create,
  $createParagraphNode,
  $getState,
  $getStateChange,
  $setState,
  createState,
  ElementNode,
  type DOMExportOutput,
  type ElementDOMSlot,
  type LexicalNode,
} from 'lexical';
import * as v from 'valibot';
import { FigureSchema, type Figure } from '../../../shared/article/schema.ts';
import { entryIdState } from './entry-id.ts';

/** What a figure knows apart from its caption, which is text of the page. */
export type FigureFacts = Omit<Figure, 'caption'>;

export const NO_FACTS: FigureFacts = { photo: null, alt: '', photographer: '', source: '', rights: '', takenAt: null };

const FactsSchema = v.omit(FigureSchema, ['caption']);

const factsState = createState('facts', {
  parse: (value): FigureFacts => {
    const facts = v.safeParse(FactsSchema, value);
    return facts.success ? facts.output : NO_FACTS;
  },
});

/**
 * `figure > caption > one paragraph`: an element rather than a decorator, so that the caption is ordinary text of the article for typing, undo,
 * find and copy. The photo's frame is drawn beside the caption; its address is set by whoever dresses the page.
 */
export class FigureNode extends ElementNode {
  override $config() {
    return this.config('article-figure', {
      extends: ElementNode,
      stateConfigs: [
        { flat: true, stateConfig: factsState },
        { flat: true, stateConfig: entryIdState },
      ],
    });
  }

  override createDOM(): HTMLElement {
    const dom = document.createElement('figure');
    dom.dataset['part'] = 'figure';
    const frame = document.createElement('div');
    frame.dataset['part'] = 'photo';
    frame.contentEditable = 'false';
    frame.draggable = true;
    const image = document.createElement('img');
    image.draggable = false;
    frame.append(image);
    dom.append(frame);
    drawFrame(dom, $figureFacts(this));
    return dom;
  }

  override getDOMSlot(dom: HTMLElement): ElementDOMSlot {
    return super.getDOMSlot(dom).withAfter(dom.firstChild);
  }

  override updateDOM(previous: this, dom: HTMLElement): boolean {
    if ($getStateChange(this, previous, factsState) !== null) drawFrame(dom, $figureFacts(this));
    return false;
  }

  override exportDOM(): DOMExportOutput {
    return { element: document.createElement('figure') };
  }

  override isShadowRoot(): boolean {
    return true;
  }

  override canBeEmpty(): false {
    return false;
  }
}

/** The frame keeps the photo's proportions while the bytes are still on their way, so the text below never jumps. */
function drawFrame(dom: HTMLElement, facts: FigureFacts): void {
  const frame = dom.firstElementChild;
  const image = frame?.firstElementChild;
  if (!(frame instanceof HTMLElement) || !(image instanceof HTMLImageElement)) return;
  image.alt = facts.alt;
  frame.dataset['empty'] = String(facts.photo === null);
  image.dataset['blob'] = facts.photo?.blob ?? '';
  if (facts.photo === null) {
    image.removeAttribute('width');
    image.removeAttribute('height');
    return;
  }
  image.width = facts.photo.width;
  image.height = facts.photo.height;
}

/** The caption of a figure; isolates its paragraph as a table cell does. */
export class CaptionNode extends ElementNode {
  override $config() {
    return this.config('article-caption', { extends: ElementNode });
  }

  override createDOM(): HTMLElement {
    const dom = document.createElement('figcaption');
    dom.dataset['part'] = 'caption';
    return dom;
  }

  override updateDOM(): boolean {
    return false;
  }

  override exportDOM(): DOMExportOutput {
    return { element: document.createElement('figcaption') };
  }

  override isShadowRoot(): boolean {
    return true;
  }

  override canBeEmpty(): false {
    return false;
  }
}

export const $isFigureNode = (node: LexicalNode | null | undefined): node is FigureNode => node instanceof FigureNode;

export const $isCaptionNode = (node: LexicalNode | null | undefined): node is CaptionNode =>
  node instanceof CaptionNode;

export const $createCaptionNode = (words: readonly LexicalNode[] = []): CaptionNode =>
  $create(CaptionNode).append($createParagraphNode().append(...words));

export const $createFigureNode = (id: string, facts: FigureFacts, caption: readonly LexicalNode[] = []): FigureNode =>
  $setState($setState($create(FigureNode), entryIdState, id), factsState, facts).append($createCaptionNode(caption));

export const $figureFacts = (node: FigureNode): FigureFacts => $getState(node, factsState);

export const $setFigureFacts = (node: FigureNode, facts: FigureFacts): FigureNode => $setState(node, factsState, facts);

export const $captionOf = (figure: FigureNode): CaptionNode | null => figure.getChildren().find($isCaptionNode) ?? null;
