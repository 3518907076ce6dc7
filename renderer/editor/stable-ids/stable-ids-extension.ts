import { HorizontalRuleNode } from '@lexical/extension';
import { ListNode } from '@lexical/list';
import { HeadingNode, QuoteNode } from '@lexical/rich-text';
import { TableNode } from '@lexical/table';
import {
  $getNodeByKey,
  $getState,
  $isParagraphNode,
  $isRootNode,
  $setState,
  defineExtension,
  mergeRegister,
  ParagraphNode,
  RootNode,
  type Klass,
  type LexicalNode,
  type NodeKey,
} from 'lexical';
import { orderKeyAt } from '../../../shared/article/order.ts';
import { $blockId, $setBlockId } from '../nodes/block-id.ts';
import { $isBylineListNode, $isBylineNode, BylineNode } from '../nodes/byline-node.ts';
import { EmbedNode } from '../nodes/embed-node.ts';
import { entryIdState, orderState } from '../nodes/entry-id.ts';
import { FigureNode } from '../nodes/figure-node.ts';
import { NoteNode } from '../nodes/note-node.ts';
import { RelatedNode } from '../nodes/related-node.ts';
import { $isBodyBlock, $isTextBlock } from '../text-commands/body-blocks.ts';

/** Which node holds an id. An entry is only believed while that node is still in the document and still has the id. */
interface Register {
  readonly $get: (node: LexicalNode) => string;
  readonly $set: (node: LexicalNode, id: string) => void;
  readonly owners: Map<string, NodeKey>;
}

const register = ($get: Register['$get'], $set: Register['$set']): Register => ({ $get, $set, owners: new Map() });

function $claim({ $get, $set, owners }: Register, node: LexicalNode, newId: () => string): void {
  const id = $get(node);
  const ownerKey = owners.get(id);
  const owner = ownerKey === undefined || ownerKey === node.getKey() ? null : $getNodeByKey(ownerKey);
  const taken = owner !== null && owner.isAttached() && $get(owner) === id;
  const own = id === '' || taken ? newId() : id;
  if (own !== id) $set(node, own);
  owners.set(own, node.getKey());
}

/** The line that is offered in an empty body and behind a closing figure or table only waits for its first word: it is no block of the article yet. */
const $isWaiting = (node: LexicalNode): boolean =>
  $isParagraphNode(node) &&
  node.isEmpty() &&
  $blockId(node) === '' &&
  !$isTextBlock(node.getPreviousSibling()) &&
  !$isBodyBlock(node.getNextSibling());

/** The place of a name that was typed on the page: between its neighbours. */
function $orderByline(node: BylineNode): void {
  if ($getState(node, orderState) !== '') return;
  const others = (node.getParent()?.getChildren() ?? []).filter($isBylineNode);
  const placed = others.filter((other) => $getState(other, orderState) !== '');
  const before = placed.filter((other) => other.isBefore(node)).length;
  const keys = placed.map((other) => ({ order: $getState(other, orderState) }));
  $setState(node, orderState, orderKeyAt(keys, before));
}

/**
 * What a first key can turn from a waiting place into a block or a name. Looked at from the root, because Lexical skips the transforms of a
 * paragraph in which a word is being composed.
 */
function* $startedPlaces(root: RootNode): Iterable<LexicalNode> {
  const bylines = root.getLastChild()?.getPreviousSibling() ?? null;
  if (!$isBylineListNode(bylines)) return;
  const last = bylines.getPreviousSibling();
  if ($isParagraphNode(last) && $blockId(last) === '' && !$isWaiting(last)) yield last;
  for (const name of bylines.getChildren()) {
    if ($isBylineNode(name) && $getState(name, entryIdState) === '' && name.getTextContent() !== '') yield name;
  }
}

const BLOCKS: readonly Klass<LexicalNode>[] = [
  ParagraphNode,
  RootNode,
  HeadingNode,
  QuoteNode,
  NoteNode,
  ListNode,
  TableNode,
  FigureNode,
  EmbedNode,
  HorizontalRuleNode,
];

/** Gives every block and entry an id for life: the second of two equal ids gets a new one. */
export const stableIdsExtension = (newId: () => string) =>
  defineExtension({
    name: 'toasoan/StableIds',
    nodes: () => [EmbedNode, NoteNode],
    register: (editor) => {
      const blocks = register($blockId, (node, id) => $setBlockId(node, id));
      const entries = register(
        (node) => $getState(node, entryIdState),
        (node, id) => $setState(node, entryIdState, id),
      );
      return mergeRegister(
        ...BLOCKS.map((klass) =>
          editor.registerNodeTransform(klass, (node) => {
            if ($isRootNode(node.getParent()) && !$isWaiting(node)) $claim(blocks, node, newId);
          }),
        ),
        editor.registerNodeTransform(FigureNode, (node) => $claim(entries, node, newId)),
        editor.registerNodeTransform(RelatedNode, (node) => $claim(entries, node, newId)),
        editor.registerNodeTransform(BylineNode, (node) => {
          if ($getState(node, entryIdState) !== '') $claim(entries, node, newId);
        }),
        editor.registerNodeTransform(RootNode, (root) => {
          for (const node of $startedPlaces(root)) {
            $claim($isBylineNode(node) ? entries : blocks, node, newId);
            if ($isBylineNode(node)) $orderByline(node);
          }
        }),
      );
    },
  });
