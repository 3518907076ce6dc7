import {
  $create,
  $createParagraphNode,
  $getState,
  $getStateChange,
  $setState,
  createState,
  ElementNode,
  type LexicalNode,
} from 'lexical';

export type FieldName = 'kicker' | 'headline' | 'lead';

const fieldState = createState('field', {
  parse: (value): FieldName => (value === 'kicker' || value === 'headline' ? value : 'lead'),
});

/**
 * Kicker, headline or lead: one paragraph that nothing can merge with. Being a shadow root, it keeps selections, deletions and block commands of its
 * neighbours out, as a table cell does.
 */
export class FieldNode extends ElementNode {
  override $config() {
    return this.config('article-field', {
      extends: ElementNode,
      stateConfigs: [{ flat: true, stateConfig: fieldState }],
    });
  }

  override createDOM(): HTMLElement {
    const dom = document.createElement('div');
    dom.dataset['part'] = $getState(this, fieldState);
    return dom;
  }

  override updateDOM(previous: this): boolean {
    return $getStateChange(this, previous, fieldState) !== null;
  }

  override isShadowRoot(): boolean {
    return true;
  }

  override canBeEmpty(): false {
    return false;
  }
}

export const $isFieldNode = (node: LexicalNode | null | undefined): node is FieldNode => node instanceof FieldNode;

export const $fieldName = (node: FieldNode): FieldName => $getState(node, fieldState);

export const $createFieldNode = (name: FieldName, words: readonly LexicalNode[] = []): FieldNode =>
  $setState($create(FieldNode), fieldState, name).append($createParagraphNode().append(...words));
