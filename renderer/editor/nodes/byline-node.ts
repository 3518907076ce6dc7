import {
  $create,
  $createParagraphNode,
  $createTextNode,
  $getState,
  $getStateChange,
  $setState,
  createState,
  ElementNode,
  type LexicalNode,
} from 'lexical';
import * as v from 'valibot';
import { BylineSchema, type Byline } from '../../../shared/article/schema.ts';
import { entryIdState, orderState } from './entry-id.ts';

/** What a byline knows apart from its name, which is text of the page, and its place. */
export type BylineFacts = Omit<Byline, 'name' | 'order'>;

export const WRITER: BylineFacts = { agency: '', relayed: false, personId: null, role: 'text' };

const FactsSchema = v.omit(BylineSchema, ['name', 'order']);

const factsState = createState('byline', {
  parse: (value): BylineFacts => {
    const facts = v.safeParse(FactsSchema, value);
    return facts.success ? facts.output : WRITER;
  },
});

/** One name under the article. Without an id it is only the place where the first name can be typed. */
export class BylineNode extends ElementNode {
  override $config() {
    return this.config('article-byline', {
      extends: ElementNode,
      stateConfigs: [
        { flat: true, stateConfig: factsState },
        { flat: true, stateConfig: entryIdState },
        { flat: true, stateConfig: orderState },
      ],
    });
  }

  override createDOM(): HTMLElement {
    const dom = document.createElement('div');
    dom.dataset['part'] = 'byline';
    drawFacts(dom, $bylineFacts(this));
    return dom;
  }

  override updateDOM(previous: this, dom: HTMLElement): boolean {
    if ($getStateChange(this, previous, factsState) !== null) drawFacts(dom, $bylineFacts(this));
    return false;
  }

  override isShadowRoot(): boolean {
    return true;
  }

  override canBeEmpty(): false {
    return false;
  }
}

function drawFacts(dom: HTMLElement, facts: BylineFacts): void {
  dom.dataset['relayed'] = String(facts.relayed);
  dom.dataset['role'] = facts.role;
  dom.dataset['agency'] = facts.agency === '' ? '' : `/${facts.agency}`;
}

/** The names under the article, in order. */
export class BylineListNode extends ElementNode {
  override $config() {
    return this.config('article-bylines', { extends: ElementNode });
  }

  override createDOM(): HTMLElement {
    const dom = document.createElement('div');
    dom.dataset['part'] = 'bylines';
    return dom;
  }

  override updateDOM(): boolean {
    return false;
  }

  override isShadowRoot(): boolean {
    return true;
  }
}

export const $isBylineNode = (node: LexicalNode | null | undefined): node is BylineNode => node instanceof BylineNode;

export const $isBylineListNode = (node: LexicalNode | null | undefined): node is BylineListNode =>
  node instanceof BylineListNode;

export const $bylineFacts = (node: BylineNode): BylineFacts => $getState(node, factsState);

export const $setBylineFacts = (node: BylineNode, facts: BylineFacts): BylineNode => $setState(node, factsState, facts);

/** Without `id` and `order` it is the empty place for a first name. */
export function $createBylineNode(facts: BylineFacts, name: string, id = '', order = ''): BylineNode {
  const node = $setState(
    $setState($setState($create(BylineNode), factsState, facts), entryIdState, id),
    orderState,
    order,
  );
  return node.append($createParagraphNode().append(...(name === '' ? [] : [$createTextNode(name)])));
}

export const $createBylineListNode = (bylines: readonly BylineNode[]): BylineListNode =>
  $create(BylineListNode).append(...bylines);
