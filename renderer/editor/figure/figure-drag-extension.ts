import {
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  defineExtension,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type NodeKey,
} from 'lexical';
import { $isFigureNode } from '../nodes/figure-node.ts';
import { $topBlock } from '../nodes/top-block.ts';
import { $selectFigureNode } from '../panel-edits/figures.ts';
import { $isBodyBlock } from '../text-commands/body-blocks.ts';

interface DropPlace {
  readonly key: NodeKey;
  readonly side: 'before' | 'after';
}

/** The body block nearest to a height on the screen, and on which side of its middle. */
function placeAt(editor: LexicalEditor, y: number): DropPlace | null {
  return editor.read(() => {
    for (const child of editor.getRootElement()?.children ?? []) {
      const block = $topBlock($getNearestNodeFromDOMNode(child));
      if (!$isBodyBlock(block)) continue;
      const { top, bottom } = child.getBoundingClientRect();
      if (y <= (top + bottom) / 2) return { key: block.getKey(), side: 'before' };
      const next = child.nextElementSibling;
      const isLast = next === null || next.matches('[data-part="bylines"]');
      if (y <= bottom || isLast) return { key: block.getKey(), side: 'after' };
    }
    return null;
  });
}

/** Moves a figure by dragging its photo; a line shows where it will stand. */
function registerDrag(editor: LexicalEditor, root: HTMLElement): () => void {
  let dragged: NodeKey | null = null;
  let marked: HTMLElement | null = null;
  const mark = (place: DropPlace | null): void => {
    marked?.removeAttribute('data-drop');
    marked = place === null ? null : editor.getElementByKey(place.key);
    if (marked !== null && place !== null) marked.dataset['drop'] = place.side;
  };
  const onStart = (event: DragEvent): void => {
    const frame = event.target instanceof Element ? event.target.closest('[data-part="photo"]') : null;
    const key = frame === null ? null : editor.read(() => $figureKey(frame));
    if (key === null || event.dataTransfer === null) return;
    dragged = key;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('application/x-toasoan-figure', key);
    event.stopImmediatePropagation();
  };
  const onOver = (event: DragEvent): void => {
    if (dragged === null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    mark(placeAt(editor, event.clientY));
  };
  const onDrop = (event: DragEvent): void => {
    if (dragged === null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const place = placeAt(editor, event.clientY);
    if (place !== null) moveFigure(editor, dragged, place);
    onEnd();
  };
  const onEnd = (): void => {
    dragged = null;
    mark(null);
  };
  const listeners = [
    ['dragstart', onStart],
    ['dragover', onOver],
    ['drop', onDrop],
    ['dragend', onEnd],
  ] as const;
  for (const [type, listener] of listeners) root.addEventListener(type, listener, true);
  return () => {
    for (const [type, listener] of listeners) root.removeEventListener(type, listener, true);
  };
}

const $figureKey = (frame: Element): NodeKey | null => {
  const figure = $getNearestNodeFromDOMNode(frame);
  return $isFigureNode(figure) ? figure.getKey() : null;
};

function moveFigure(editor: LexicalEditor, key: NodeKey, { key: at, side }: DropPlace): void {
  editor.update(
    () => {
      const figure = $getNodeByKey(key);
      const block = $getNodeByKey(at);
      if (!$isFigureNode(figure) || block === null || block.is(figure)) return;
      if (side === 'before') block.insertBefore(figure);
      else block.insertAfter(figure);
      $selectFigureNode(figure);
    },
    { tag: HISTORY_PUSH_TAG },
  );
}

/** Dragging a photo moves its figure within the body. */
export const FigureDragExtension = defineExtension({
  name: 'toasoan/FigureDrag',
  register: (editor) => editor.registerRootListener((root) => (root === null ? undefined : registerDrag(editor, root))),
});
