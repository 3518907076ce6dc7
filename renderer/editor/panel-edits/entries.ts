import { $getRoot, $getState, $setState, type ElementNode, type LexicalNode } from 'lexical';
import { inOrder, orderKeyAt } from '../../../shared/article/order.ts';
import { $isBylineListNode, $isBylineNode, type BylineNode } from '../nodes/byline-node.ts';
import { entryIdState, orderState } from '../nodes/entry-id.ts';
import { $isRelatedListNode, $isRelatedNode, type RelatedNode } from '../nodes/related-node.ts';

type Entry = BylineNode | RelatedNode;

const $isEntry = (node: LexicalNode): node is Entry => $isBylineNode(node) || $isRelatedNode(node);

/** The names or the titles in reading order, without a place that still waits for a name. */
export const $entriesOf = (list: ElementNode): readonly Entry[] =>
  list.getChildren().filter((node): node is Entry => $isEntry(node) && $getState(node, entryIdState) !== '');

export const $bylineList = (): ElementNode | null => $getRoot().getChildren().findLast($isBylineListNode) ?? null;

export const $relatedList = (): ElementNode | null => $getRoot().getChildren().findLast($isRelatedListNode) ?? null;

/** The entry with an id. */
export const $entryIn = (list: ElementNode | null, id: string): Entry | null =>
  (list === null ? [] : $entriesOf(list)).find((entry) => $getState(entry, entryIdState) === id) ?? null;

const keyOf = (entry: Entry) => ({ order: $getState(entry, orderState) });

/** A key for a new last entry. */
export const $lastOrder = (list: ElementNode | null): string => {
  const entries = list === null ? [] : $entriesOf(list);
  return orderKeyAt(entries.map(keyOf), entries.length);
};

/** Moves an entry to `toIndex` among its siblings and gives it a key that says so. */
export function $moveEntry(list: ElementNode, entry: Entry, toIndex: number): void {
  const others = $entriesOf(list).filter((other) => !other.is(entry));
  const index = Math.max(0, Math.min(toIndex, others.length));
  $setState(entry, orderState, orderKeyAt(others.map(keyOf), index));
  // Where equal keys leave no room, the key decides the place, as it will for every reader of the article.
  const keys = Object.fromEntries([...others, entry].map((one) => [$getState(one, entryIdState), keyOf(one)]));
  const place = inOrder(keys).findIndex(([id]) => id === $getState(entry, entryIdState));
  const next = others[place];
  if (next === undefined) list.append(entry);
  else next.insertBefore(entry);
}
