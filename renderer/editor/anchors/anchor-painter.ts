import type { LexicalEditor } from 'lexical';
import { $getNodeByKey, $isElementNode } from 'lexical';
import type { AnchorPlace } from '../../../shared/comments/place-anchor.ts';
import type { CommentAnchor } from '../../../shared/records/kinds/comment-record.ts';
import { $selectHit } from '../find/find-session.ts';
import { $rangeOf } from '../find/hit-painter.ts';
import { $pagePlaces, hitsOf } from './page-places.ts';

/** Something on the page that is talked about. */
export interface ShownAnchor {
  readonly id: string;
  readonly anchor: CommentAnchor;
  /** Painted over the page; what is settled is only found. */
  readonly isPainted: boolean;
}

/** Where everything that is talked about stands now, by its id. */
export type Found = ReadonlyMap<string, AnchorPlace>;

const NAMES = { painted: 'comment-open', current: 'comment-current' } as const;

const registryOf = (): HighlightRegistry | null =>
  typeof CSS !== 'undefined' && 'highlights' in CSS ? CSS.highlights : null;

/** Paints the words that are found over the page, the ones at the caret more strongly. */
export function $paint(
  editor: LexicalEditor,
  anchors: readonly ShownAnchor[],
  found: Found,
  current: string | null,
): void {
  const registry = registryOf();
  if (registry === null) return;
  for (const name of Object.values(NAMES)) registry.delete(name);
  if (editor.getRootElement() === null) return;
  const places = $pagePlaces();
  const rangesOf = ({ id }: ShownAnchor): readonly Range[] => {
    const at = found.get(id);
    const place = at?.kind === 'words' ? places.find((one) => one.on === at.on && one.id === at.id) : undefined;
    if (at?.kind !== 'words' || place === undefined) return [];
    return hitsOf(place, at.start, at.end).flatMap((hit) => $rangeOf(editor, hit) ?? []);
  };
  const painted = anchors.filter(({ isPainted }) => isPainted);
  registry.set(NAMES.painted, new Highlight(...painted.filter(({ id }) => id !== current).flatMap(rangesOf)));
  registry.set(NAMES.current, new Highlight(...painted.filter(({ id }) => id === current).flatMap(rangesOf)));
}

/** Takes all paint off the page. */
export function clearPaint(): void {
  for (const name of Object.values(NAMES)) registryOf()?.delete(name);
}

/** The element of the page in which something that is talked about begins. */
export function $keyOf(anchors: readonly ShownAnchor[], found: Found, id: string): string | null {
  const at = found.get(id);
  const name = at?.kind === 'words' ? at : anchors.find((one) => one.id === id)?.anchor;
  const place = $pagePlaces().find((one) => one.on === name?.on && one.id === name.id);
  if (place === undefined || at?.kind === 'gone') return null;
  return at?.kind === 'words' ? (hitsOf(place, at.start, at.end)[0]?.holder ?? place.node) : place.node;
}

/** Puts the caret where something that is talked about stands; null: it stands nowhere on the page. */
export function $goTo(anchor: CommentAnchor, at: AnchorPlace | undefined): { readonly key: string } | null {
  const places = $pagePlaces();
  const name = at?.kind === 'words' ? at : at?.kind === 'whole' ? anchor : null;
  const place = name === null ? undefined : places.find((one) => one.on === name.on && one.id === name.id);
  if (place === undefined) return null;
  const hit = at?.kind === 'words' ? hitsOf(place, at.start, at.end)[0] : undefined;
  const node = $getNodeByKey(place.node);
  if (hit !== undefined) $selectHit(hit);
  else if ($isElementNode(node)) node.selectStart();
  return { key: hit?.holder ?? place.node };
}

/** The ids of what is on the page, in the order in which the reader meets it. */
export function $inReadingOrder(anchors: readonly ShownAnchor[], found: Found): readonly string[] {
  const page = $pagePlaces();
  return anchors
    .flatMap(({ id, anchor }) => {
      const at = found.get(id);
      const name = at?.kind === 'words' ? at : anchor;
      const place = page.findIndex((one) => one.on === name.on && one.id === name.id);
      return at?.kind === 'gone' || place === -1 ? [] : [{ id, place, start: at?.kind === 'words' ? at.start : -1 }];
    })
    .toSorted((a, b) => a.place - b.place || a.start - b.start)
    .map(({ id }) => id);
}
