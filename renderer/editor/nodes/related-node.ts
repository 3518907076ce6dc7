import {
  $create,
  $createParagraphNode,
  $createTextNode,
  $getState,
  $setState,
  createState,
  ElementNode,
  type LexicalNode,
} from 'lexical';
import * as v from 'valibot';
import { ArticleIdSchema, WebUrlSchema } from '../../../shared/article/schema.ts';
import { entryIdState, orderState } from './entry-id.ts';

/** Where a related link leads. */
export type RelatedTarget =
  | { readonly kind: 'internal'; readonly article: string }
  | { readonly kind: 'external'; readonly url: string };

const TargetSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('internal'), article: ArticleIdSchema }),
  v.strictObject({ kind: v.literal('external'), url: WebUrlSchema }),
]);

const targetState = createState('target', {
  parse: (value): RelatedTarget | null => {
    const target = v.safeParse(TargetSchema, value);
    return target.success ? target.output : null;
  },
});

/** One related link; its text is the title that the reader sees. */
export class RelatedNode extends ElementNode {
  override $config() {
    return this.config('article-related', {
      extends: ElementNode,
      stateConfigs: [
        { flat: true, stateConfig: targetState },
        { flat: true, stateConfig: entryIdState },
        { flat: true, stateConfig: orderState },
      ],
    });
  }

  override createDOM(): HTMLElement {
    const dom = document.createElement('div');
    dom.dataset['part'] = 'related';
    return dom;
  }

  override updateDOM(): boolean {
    return false;
  }

  override isShadowRoot(): boolean {
    return true;
  }

  override canBeEmpty(): false {
    return false;
  }
}

/** The related links at the end of the page, in order. */
export class RelatedListNode extends ElementNode {
  override $config() {
    return this.config('article-related-list', { extends: ElementNode });
  }

  override createDOM(): HTMLElement {
    const dom = document.createElement('div');
    dom.dataset['part'] = 'related-list';
    return dom;
  }

  override updateDOM(): boolean {
    return false;
  }

  override isShadowRoot(): boolean {
    return true;
  }
}

export const $isRelatedNode = (node: LexicalNode | null | undefined): node is RelatedNode =>
  node instanceof RelatedNode;

export const $isRelatedListNode = (node: LexicalNode | null | undefined): node is RelatedListNode =>
  node instanceof RelatedListNode;

export const $relatedTarget = (node: RelatedNode): RelatedTarget | null => $getState(node, targetState);

export function $createRelatedNode(target: RelatedTarget, title: string, id: string, order: string): RelatedNode {
  const node = $setState(
    $setState($setState($create(RelatedNode), targetState, target), entryIdState, id),
    orderState,
    order,
  );
  return node.append($createParagraphNode().append(...(title === '' ? [] : [$createTextNode(title)])));
}

export const $createRelatedListNode = (related: readonly RelatedNode[]): RelatedListNode =>
  $create(RelatedListNode).append(...related);
