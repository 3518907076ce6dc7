import { $getNodeByKey, $isElementNode, $isTextNode, getDOMTextNode, type LexicalEditor, type NodeKey } from 'lexical';
import { $leavesOf } from '../panel-edits/replace-text.ts';

/** A hit inside one paragraph, heading or item, in offsets of its words. */
export interface PlacedHit {
  readonly holder: NodeKey;
  readonly start: number;
  readonly end: number;
}

/** More than this many marks help nobody and cost the painter. */
const MOST_PAINTED = 2_000;

interface DomPoint {
  readonly node: Text;
  readonly offset: number;
}

function $pointAt(editor: LexicalEditor, hit: PlacedHit, offset: number, isEnd: boolean): DomPoint | null {
  const holder = $getNodeByKey(hit.holder);
  if (!$isElementNode(holder)) return null;
  const leaf = $leavesOf(holder).find((one) =>
    isEnd ? one.from < offset && offset <= one.to : one.from <= offset && offset < one.to,
  );
  if (leaf === undefined || !$isTextNode(leaf.node)) return null;
  const node = getDOMTextNode(editor.getElementByKey(leaf.node.getKey()));
  return node === null ? null : { node, offset: Math.min(offset - leaf.from, node.length) };
}

/** The words of a hit as they are drawn; null: not on the page. */
export function $rangeOf(editor: LexicalEditor, hit: PlacedHit): Range | null {
  const start = $pointAt(editor, hit, hit.start, false);
  const end = $pointAt(editor, hit, hit.end, true);
  if (start === null || end === null) return null;
  const range = document.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}

/** Paints hits over the page with the CSS Custom Highlight API: the document and its DOM stay untouched. */
export function createHitPainter(editor: LexicalEditor) {
  const registry = typeof CSS !== 'undefined' && 'highlights' in CSS ? CSS.highlights : null;
  const clear = (): void => {
    registry?.delete('find-hit');
    registry?.delete('find-current');
  };
  return {
    paint: (hits: readonly PlacedHit[], current: PlacedHit | null, scroll: boolean): void => {
      clear();
      if (registry === null || editor.getRootElement() === null || hits.length === 0) return;
      editor.read(() => {
        const ranges = hits.slice(0, MOST_PAINTED).flatMap((hit) => $rangeOf(editor, hit) ?? []);
        registry.set('find-hit', new Highlight(...ranges));
        const range = current === null ? null : $rangeOf(editor, current);
        if (range === null) return;
        registry.set('find-current', new Highlight(range));
        if (scroll) range.startContainer.parentElement?.scrollIntoView({ block: 'nearest' });
      });
    },
  };
}
