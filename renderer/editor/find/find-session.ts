import { signal } from '@preact/signals-core';
import {
  $createRangeSelection,
  $getNodeByKey,
  $isElementNode,
  $isTextNode,
  $setSelection,
  HISTORY_PUSH_TAG,
  SKIP_DOM_SELECTION_TAG,
  SKIP_SCROLL_INTO_VIEW_TAG,
  type LexicalEditor,
} from 'lexical';
import type { ArticleEditor, FindState } from '../article-editor.ts';
import { $leavesOf, $replaceText } from '../panel-edits/replace-text.ts';
import { createHitPainter, type PlacedHit } from './hit-painter.ts';
import { $firstBehindCaret, createHitSearch } from './hit-search.ts';

type FindCommands = Pick<
  ArticleEditor,
  'find' | 'startFind' | 'findNext' | 'replaceCurrent' | 'replaceAll' | 'endFind'
> & { readonly dispose: () => void };

/** The focus stays in the find bar, and scrolling is the painter's. */
const QUIET_TAGS = [SKIP_DOM_SELECTION_TAG, SKIP_SCROLL_INTO_VIEW_TAG];

/** Selects the words of a hit; must run inside an update. */
export function $selectHit({ holder: key, start, end }: PlacedHit): void {
  const holder = $getNodeByKey(key);
  if (!$isElementNode(holder)) return;
  const leaves = $leavesOf(holder);
  const selection = $createRangeSelection();
  const from = leaves.find((leaf) => leaf.from <= start && start < leaf.to);
  const to = leaves.find((leaf) => leaf.from < end && end <= leaf.to);
  if (from === undefined || to === undefined || !$isTextNode(from.node) || !$isTextNode(to.node)) return;
  selection.anchor.set(from.node.getKey(), start - from.from, 'text');
  selection.focus.set(to.node.getKey(), end - to.from, 'text');
  $setSelection(selection);
}

/** Replaces from the last hit to the first, so that the offsets before a change still hold. */
function replaceHits(editor: LexicalEditor, hits: readonly PlacedHit[], words: string): number {
  let replaced = 0;
  editor.update(
    () => {
      for (const { holder: key, start, end } of hits.toReversed()) {
        const holder = $getNodeByKey(key);
        if (!$isElementNode(holder)) continue;
        $replaceText(holder, start, end, words);
        replaced += 1;
      }
    },
    { discrete: true, tag: [...QUIET_TAGS, HISTORY_PUSH_TAG] },
  );
  return replaced;
}

const oneLine = (text: string): string => text.normalize('NFC').replace(/[\n\r]+/gu, ' ');

/** Find and replace over everything the reader reads. Hits are painted over the page; the document only changes on replace. */
export function createFindSession(editor: LexicalEditor): FindCommands {
  const find = signal<FindState>({ total: 0, current: 0 });
  const painter = createHitPainter(editor);
  let hits: readonly PlacedHit[] = [];
  let current = -1;
  const show = (scroll: boolean): void => {
    find.value = { total: hits.length, current: current + 1 };
    painter.paint(hits, hits[current] ?? null, scroll);
  };
  const look = (): void => {
    hits = search.search();
    current = Math.min(current, hits.length - 1);
  };
  const search = createHitSearch(editor, () => {
    look();
    show(false);
  });
  const goTo = (index: number): void => {
    current = hits.length === 0 ? -1 : (index + hits.length) % hits.length;
    const hit = hits[current];
    if (hit !== undefined) editor.update(() => $selectHit(hit), { discrete: true, tag: QUIET_TAGS });
    show(true);
  };
  const endFind = (): void => {
    search.setQuery(null);
    hits = [];
    current = -1;
    show(false);
  };
  return {
    find,
    startFind: (query) => {
      search.setQuery(query);
      look();
      goTo(editor.read(() => $firstBehindCaret(hits)));
    },
    findNext: (backward = false) => {
      look();
      goTo(current + (backward ? -1 : 1));
    },
    replaceCurrent: (replacement) => {
      look();
      const hit = hits[current];
      if (hit === undefined) return;
      const words = oneLine(replacement);
      replaceHits(editor, [hit], words);
      look();
      goTo(indexBehind(hits, Math.max(0, current), hit.holder, hit.start + words.length));
    },
    replaceAll: (replacement) => {
      look();
      const replaced = replaceHits(editor, hits, oneLine(replacement));
      look();
      show(false);
      return replaced;
    },
    endFind,
    dispose: () => {
      endFind();
      search.dispose();
    },
  };
}

/** The next hit that does not lie inside the words just put in, which may hold the query again. */
function indexBehind(hits: readonly PlacedHit[], from: number, holder: string, end: number): number {
  const index = hits.findIndex((hit, at) => at >= from && (hit.holder !== holder || hit.start >= end));
  return Math.max(0, index);
}
