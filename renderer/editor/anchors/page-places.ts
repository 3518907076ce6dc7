import {
  $getRoot,
  $getSelection,
  $getState,
  $isElementNode,
  $isNodeSelection,
  $isRangeSelection,
  type ElementNode,
  type LexicalNode,
  type NodeKey,
  type PointType,
} from 'lexical';
import { anchorOf, type PlaceText } from '../../../shared/comments/place-anchor.ts';
import type { CommentAnchor } from '../../../shared/records/kinds/comment-record.ts';
import type { PlacedHit } from '../find/hit-painter.ts';
import { $textHolders } from '../find/text-holders.ts';
import { $blockId } from '../nodes/block-id.ts';
import { $isBylineListNode } from '../nodes/byline-node.ts';
import { entryIdState } from '../nodes/entry-id.ts';
import { $fieldName, $isFieldNode } from '../nodes/field-node.ts';
import { $isFigureNode } from '../nodes/figure-node.ts';
import { $isRelatedListNode } from '../nodes/related-node.ts';
import { $topBlock } from '../nodes/top-block.ts';
import { $leafText, $leavesOf } from '../panel-edits/replace-text.ts';

/** A place of the page with the paragraphs, items or cells that hold its words, and where each begins in its text. */
interface PagePlace extends PlaceText {
  readonly node: NodeKey;
  readonly holders: readonly { readonly key: NodeKey; readonly from: number; readonly to: number }[];
}

function $nameOf(node: LexicalNode): Pick<PlaceText, 'on' | 'id'> | null {
  if ($isFieldNode(node)) return { on: 'field', id: $fieldName(node) };
  if ($isFigureNode(node)) return { on: 'figure', id: $getState(node, entryIdState) };
  if ($isBylineListNode(node)) return { on: 'field', id: 'bylines' };
  if ($isRelatedListNode(node)) return { on: 'field', id: 'related' };
  const id = $blockId(node);
  return id === '' ? null : { on: 'block', id };
}

function $placeOf(node: LexicalNode): PagePlace | null {
  const name = $nameOf(node);
  if (name === null) return null;
  const holders: { key: NodeKey; from: number; to: number }[] = [];
  const lines: string[] = [];
  let from = 0;
  for (const holder of $textHolders(node)) {
    const text = $leafText($leavesOf(holder));
    holders.push({ key: holder.getKey(), from, to: from + text.length });
    lines.push(text);
    from += text.length + 1;
  }
  return { ...name, text: lines.join('\n'), node: node.getKey(), holders };
}

/** Everything on the page that can be talked about, in reading order. */
export const $pagePlaces = (): readonly PagePlace[] =>
  $getRoot()
    .getChildren()
    .flatMap((node) => $placeOf(node) ?? []);

/** A stretch of a place's text as stretches of the paragraphs that hold it. */
export const hitsOf = ({ holders }: PagePlace, start: number, end: number): readonly PlacedHit[] =>
  holders.flatMap(({ key, from, to }) =>
    start < to && end > from
      ? [{ holder: key, start: Math.max(start, from) - from, end: Math.min(end, to) - from }]
      : [],
  );

/** Where a point stands in the words of the paragraph, item or cell that holds it. */
function $offsetIn(holder: ElementNode, point: PointType): number {
  const leaves = $leavesOf(holder);
  const node = point.getNode();
  if (point.type === 'text') return (leaves.find((leaf) => leaf.node.is(node))?.from ?? 0) + point.offset;
  const next = $isElementNode(node) ? node.getChildAtIndex(point.offset) : null;
  const first = next === null ? undefined : leaves.find((leaf) => leaf.node.is(next) || next.isParentOf(leaf.node));
  return first?.from ?? leaves.at(-1)?.to ?? 0;
}

/** Where a point stands in the text of its place; null: outside every paragraph of it. */
function $offsetOf(place: PagePlace, point: PointType): number | null {
  for (let at: LexicalNode | null = point.getNode(); at !== null; at = at.getParent()) {
    const key = at.getKey();
    const holder = place.holders.find((known) => known.key === key);
    if (holder !== undefined && $isElementNode(at)) return holder.from + $offsetIn(at, point);
  }
  return null;
}

/** What is selected, as something to talk about: words within one block, or the photo that holds the caret; null: neither. */
export function $selectedAnchor(): CommentAnchor | null {
  const selection = $getSelection();
  const first = $isRangeSelection(selection)
    ? (selection.isBackward() ? selection.focus : selection.anchor).getNode()
    : $isNodeSelection(selection)
      ? (selection.getNodes().at(0) ?? null)
      : null;
  const top = $topBlock(first);
  const place = top === null ? null : $placeOf(top);
  if (place === null) return null;
  const asSuch = place.on === 'figure' ? anchorOf(place, 0, 0) : null;
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return asSuch;
  const [from, to] = selection.isBackward() ? [selection.focus, selection.anchor] : [selection.anchor, selection.focus];
  const start = $offsetOf(place, from) ?? 0;
  const isInside = $topBlock(to.getNode())?.is(top) === true;
  const end = isInside ? ($offsetOf(place, to) ?? place.text.length) : place.text.length;
  const anchor = anchorOf(place, start, end);
  return anchor.quote === '' ? asSuch : anchor;
}

/** The place that holds the caret, and where in its text; null: there is no caret. */
export function $caretPlace(): { readonly on: PlaceText['on']; readonly id: string; readonly offset: number } | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const top = $topBlock(selection.focus.getNode());
  const place = top === null ? null : $placeOf(top);
  const offset = place === null ? null : $offsetOf(place, selection.focus);
  return place === null || offset === null ? null : { on: place.on, id: place.id, offset };
}
