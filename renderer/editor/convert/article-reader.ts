import { $getRoot, $getState, HISTORIC_TAG, type LexicalEditor, type LexicalNode, type NodeKey } from 'lexical';
import type { Article, Block, Byline, Figure, Related, Run } from '../../../shared/article/schema.ts';
import { versionOf } from '../../../shared/article/version-of.ts';
import { $isBylineListNode, $isBylineNode } from '../nodes/byline-node.ts';
import { entryIdState } from '../nodes/entry-id.ts';
import { $fieldName, $isFieldNode } from '../nodes/field-node.ts';
import { $isFigureNode } from '../nodes/figure-node.ts';
import { $info, infoOf } from '../nodes/info-fields.ts';
import { $isRelatedListNode, $isRelatedNode } from '../nodes/related-node.ts';
import { $readBlock, $readByline, $readFigure, $readLine, $readParagraphs, $readRelated } from './read-block.ts';

/** Reads the document back as an article, converting again only what was touched since the last reading. */
export interface ArticleReader {
  readonly read: () => Article;
  readonly dispose: () => void;
}

interface Draft {
  kicker: string;
  headline: string;
  lead: readonly Run[];
  leadFigure: string | null;
  readonly body: Block[];
  readonly figures: Record<string, Figure>;
  readonly bylines: Record<string, Byline>;
  readonly related: Record<string, Related>;
}

/** `base` gives what the page cannot change: id and origin. */
export function createArticleReader(editor: LexicalEditor, base: Article): ArticleReader {
  const converted = new Map<NodeKey, unknown>();
  const $cached = <N extends LexicalNode, T>(node: N, $convert: (node: N) => T): T => {
    const key = node.getKey();
    // Each key is converted by one function only, so what is stored under it is what this call would make.
    if (!converted.has(key)) converted.set(key, $convert(node));
    return converted.get(key) as T;
  };
  const dispose = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
    if (tags.has(HISTORIC_TAG)) converted.clear();
    for (const key of dirtyElements.keys()) converted.delete(key);
    for (const key of dirtyLeaves) converted.delete(key);
  });
  return { read: () => editor.read(() => $assemble(base, $cached)), dispose };
}

type Cached = <N extends LexicalNode, T>(node: N, $convert: (node: N) => T) => T;

function $assemble(base: Article, $cached: Cached): Article {
  const draft: Draft = {
    kicker: '',
    headline: '',
    lead: [],
    leadFigure: null,
    body: [],
    figures: {},
    bylines: {},
    related: {},
  };
  let leadSeen = false;
  for (let node = $getRoot().getFirstChild(); node !== null; node = node.getNextSibling()) {
    if ($isFieldNode(node)) {
      const name = $fieldName(node);
      if (name === 'lead') {
        draft.lead = $cached(node, $readParagraphs);
        leadSeen = true;
      } else draft[name] = $cached(node, $readLine);
    } else if ($isFigureNode(node)) {
      const id = $getState(node, entryIdState);
      draft.figures[id] = $cached(node, $readFigure);
      if (!leadSeen) draft.leadFigure = id;
      else pushBlock(draft, $readBlock(node));
    } else if ($isBylineListNode(node)) {
      for (const entry of node.getChildren().filter($isBylineNode)) {
        const id = $getState(entry, entryIdState);
        if (id !== '') draft.bylines[id] = $cached(entry, $readByline);
      }
    } else if ($isRelatedListNode(node)) {
      for (const entry of node.getChildren().filter($isRelatedNode)) {
        const link = $cached(entry, $readRelated);
        if (link !== null) draft.related[$getState(entry, entryIdState)] = link;
      }
    } else pushBlock(draft, $cached(node, $readBlock));
  }
  return { ...base, ...($info() ?? infoOf(base)), ...draft, schema: versionOf(draft) };
}

function pushBlock(draft: Draft, block: Block | null): void {
  if (block !== null) draft.body.push(block);
}
