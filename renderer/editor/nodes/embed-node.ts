import {
  $create,
  $getState,
  $getStateChange,
  $setState,
  createState,
  DecoratorNode,
  type DOMExportOutput,
  type LexicalNode,
} from 'lexical';
import * as v from 'valibot';
import { WebUrlSchema } from '../../../shared/article/schema.ts';

/** A page elsewhere, shown as a card: nothing is ever loaded from it. */
export interface Embed {
  readonly url: string;
  readonly title: string;
  readonly provider: string;
}

const NOWHERE: Embed = { url: '', title: '', provider: '' };

const EmbedSchema = v.strictObject({ url: WebUrlSchema, title: v.string(), provider: v.string() });

const embedState = createState('embed', {
  parse: (value): Embed => {
    const embed = v.safeParse(EmbedSchema, value);
    return embed.success ? embed.output : NOWHERE;
  },
});

/** An embed as a link card: a block that is selected and removed as a whole. */
export class EmbedNode extends DecoratorNode<null> {
  override $config() {
    return this.config('article-embed', {
      extends: DecoratorNode,
      stateConfigs: [{ flat: true, stateConfig: embedState }],
    });
  }

  override createDOM(): HTMLElement {
    const embed = $embed(this);
    const dom = document.createElement('div');
    dom.dataset['part'] = 'embed';
    const title = document.createElement('strong');
    title.textContent = embed.title === '' ? embed.url : embed.title;
    const where = document.createElement('span');
    where.textContent = embed.title === '' ? embed.provider : [embed.provider, embed.url].filter(Boolean).join(' · ');
    dom.append(title, where);
    return dom;
  }

  override updateDOM(previous: this): boolean {
    return $getStateChange(this, previous, embedState) !== null;
  }

  override exportDOM(): DOMExportOutput {
    const embed = $embed(this);
    const paragraph = document.createElement('p');
    const link = document.createElement('a');
    link.href = embed.url;
    link.textContent = embed.title === '' ? embed.url : embed.title;
    paragraph.append(link);
    return { element: paragraph };
  }

  override getTextContent(): string {
    return $embed(this).title;
  }

  override isInline(): false {
    return false;
  }

  override decorate(): null {
    return null;
  }
}

export const $isEmbedNode = (node: LexicalNode | null | undefined): node is EmbedNode => node instanceof EmbedNode;

export const $embed = (node: EmbedNode): Embed => $getState(node, embedState);

export const $createEmbedNode = (embed: Embed): EmbedNode => $setState($create(EmbedNode), embedState, embed);
