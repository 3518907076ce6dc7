import { signal, type ReadonlySignal } from '@preact/signals-core';
import { HISTORIC_TAG, SKIP_SCROLL_INTO_VIEW_TAG, type LexicalEditor } from 'lexical';
import { placeAnchor } from '../../../shared/comments/place-anchor.ts';
import type { CommentAnchor } from '../../../shared/records/kinds/comment-record.ts';
import { $goTo, $inReadingOrder, $keyOf, $paint, clearPaint, type Found, type ShownAnchor } from './anchor-painter.ts';
import { $caretPlace, $pagePlaces, $selectedAnchor } from './page-places.ts';

/** Follows what is talked about through every edit, without ever touching the document: the words are painted over the page. */
export interface AnchorSession {
  /** Where each stands now, by its id; looked up again when writing rests. */
  readonly places: ReadonlySignal<Found>;
  /** The ids in the order in which the reader meets them; what is gone or about the whole article is not among them. */
  readonly order: ReadonlySignal<readonly string[]>;
  /** The painted one whose words hold the caret. */
  readonly atCaret: ReadonlySignal<string | null>;
  readonly show: (anchors: readonly ShownAnchor[]) => void;
  readonly selected: () => CommentAnchor | null;
  /** Puts the caret there; false where there is no such place on the page. */
  readonly goTo: (id: string) => boolean;
  /** Paints one more strongly than the others and brings it into view; the caret stays where it is. Null: none. */
  readonly mark: (id: string | null) => void;
}

/** After this pause in typing the words are looked for again. */
const REST_MS = 300;

/** The painted one whose words hold the caret; null: none does. */
function $atCaret(anchors: readonly ShownAnchor[], found: Found): string | null {
  const caret = $caretPlace();
  const holdsCaret = ({ id, isPainted }: ShownAnchor): boolean => {
    const at = found.get(id);
    if (caret === null || !isPainted || at?.kind !== 'words') return false;
    return at.on === caret.on && at.id === caret.id && at.start <= caret.offset && caret.offset <= at.end;
  };
  return anchors.find(holdsCaret)?.id ?? null;
}

export function createAnchorSession(editor: LexicalEditor): AnchorSession & { readonly dispose: () => void } {
  const places = signal<Found>(new Map());
  const order = signal<readonly string[]>([]);
  const atCaret = signal<string | null>(null);
  let anchors: readonly ShownAnchor[] = [];
  let marked: string | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const look = (): void =>
    editor.read(() => {
      const page = $pagePlaces();
      const found = new Map(anchors.map(({ id, anchor }) => [id, placeAnchor(anchor, page)] as const));
      places.value = found;
      order.value = $inReadingOrder(anchors, found);
      atCaret.value = $atCaret(anchors, found);
      $paint(editor, anchors, found, marked ?? atCaret.peek());
    });
  const lookSoon = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = anchors.length === 0 ? null : setTimeout(look, REST_MS);
  };
  const stops = [
    editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags, editorState, prevEditorState }) => {
      if (anchors.length === 0) return;
      const isEdit = dirtyElements.size > 0 || dirtyLeaves.size > 0 || tags.has(HISTORIC_TAG);
      if (!isEdit && editorState === prevEditorState) return;
      marked = null;
      lookSoon();
    }),
    editor.registerRootListener(lookSoon),
  ];
  return {
    places,
    order,
    atCaret,
    selected: () => editor.read($selectedAnchor),
    show: (next) => {
      if (anchors.length === 0 && next.length === 0) return;
      anchors = next;
      look();
    },
    mark: (id) => {
      marked = id;
      look();
      const key = id === null ? null : editor.read(() => $keyOf(anchors, places.peek(), id));
      if (key !== null) editor.getElementByKey(key)?.scrollIntoView({ block: 'center' });
    },
    goTo: (id) => {
      const wanted = anchors.find((one) => one.id === id);
      if (wanted === undefined) return false;
      const went: { key: string | null } = { key: null };
      editor.update(() => void (went.key = $goTo(wanted.anchor, places.peek().get(id))?.key ?? null), {
        discrete: true,
        tag: SKIP_SCROLL_INTO_VIEW_TAG,
      });
      if (went.key === null) return false;
      editor.getElementByKey(went.key)?.scrollIntoView({ block: 'center' });
      editor.focus();
      return true;
    },
    dispose: () => {
      if (timer !== null) clearTimeout(timer);
      for (const stop of stops) stop();
      anchors = [];
      clearPaint();
    },
  };
}
