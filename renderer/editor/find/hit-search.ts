import {
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  HISTORIC_TAG,
  type ElementNode,
  type LexicalEditor,
  type NodeKey,
} from 'lexical';
import { findText } from '../../../shared/text/find-text.ts';
import type { FindQuery } from '../article-editor.ts';
import { $leafText, $leavesOf } from '../panel-edits/replace-text.ts';
import type { PlacedHit } from './hit-painter.ts';
import { $textHolders } from './text-holders.ts';

/** After this pause in typing the hits are looked up again. */
const REFRESH_AFTER_MS = 200;

/** Looks a query up in the whole page, again only in the blocks that changed. */
export interface HitSearch {
  /** null: nothing is looked for. */
  readonly setQuery: (query: FindQuery | null) => void;
  /** All hits from top to bottom. */
  readonly search: () => readonly PlacedHit[];
  readonly dispose: () => void;
}

function $hitsIn(holder: ElementNode, query: FindQuery): readonly PlacedHit[] {
  const text = $leafText($leavesOf(holder));
  const options = { matchCase: query.matchCase, matchAccents: query.matchAccents, wholeWord: false };
  return findText(text, query.text, options).map(({ start, end }) => ({ holder: holder.getKey(), start, end }));
}

/** `onStale` is called when the text has changed and come to rest, so that the hits should be looked up and shown again. */
export function createHitSearch(editor: LexicalEditor, onStale: () => void): HitSearch {
  const hitsByBlock = new Map<NodeKey, readonly PlacedHit[]>();
  let query: FindQuery | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const stopWaiting = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const stopListening = editor.registerUpdateListener(({ dirtyElements, tags }) => {
    if (query === null || (dirtyElements.size === 0 && !tags.has(HISTORIC_TAG))) return;
    if (tags.has(HISTORIC_TAG)) hitsByBlock.clear();
    for (const key of dirtyElements.keys()) hitsByBlock.delete(key);
    stopWaiting();
    timer = setTimeout(onStale, REFRESH_AFTER_MS);
  });
  const $search = (wanted: FindQuery): readonly PlacedHit[] =>
    $getRoot()
      .getChildren()
      .flatMap((block) => {
        const known = hitsByBlock.get(block.getKey());
        const hits = known ?? $textHolders(block).flatMap((holder) => $hitsIn(holder, wanted));
        hitsByBlock.set(block.getKey(), hits);
        return hits;
      });
  return {
    setQuery: (wanted) => {
      query = wanted;
      hitsByBlock.clear();
      stopWaiting();
    },
    search: () => {
      const wanted = query;
      return wanted === null ? [] : editor.read(() => $search(wanted));
    },
    dispose: () => {
      stopListening();
      stopWaiting();
    },
  };
}

/** The index of the first hit at or behind the caret; the first hit where there is no caret. */
export function $firstBehindCaret(hits: readonly PlacedHit[]): number {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return 0;
  const point = selection.isBackward() ? selection.focus : selection.anchor;
  const caret = point.getNode();
  const index = hits.findIndex(({ holder: key, start }) => {
    const holder = $getNodeByKey(key);
    if (!$isElementNode(holder)) return false;
    if (!holder.isParentOf(caret) && !holder.is(caret)) return caret.isBefore(holder);
    const leaf = $leavesOf(holder).find(({ node }) => node.is(caret));
    return start >= (leaf?.from ?? 0) + ($isTextNode(caret) ? point.offset : 0);
  });
  return Math.max(0, index);
}
