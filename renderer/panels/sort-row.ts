import { useEffect, useRef, useState, type RefObject } from 'react';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';

interface SortRowInput {
  /** Rows of one list only are exchanged with each other. */
  readonly list: string;
  readonly id: string;
  readonly index: number;
  readonly direction: 'vertical' | 'horizontal';
  readonly move: (id: string, toIndex: number) => void;
}

export interface SortRow<T extends HTMLElement> {
  readonly row: RefObject<T | null>;
  /** Where the dragged row would land. */
  readonly drop: 'before' | 'after' | null;
  readonly isDragging: boolean;
}

function landsAfter(row: HTMLElement, x: number, y: number, direction: SortRowInput['direction']): boolean {
  const box = row.getBoundingClientRect();
  return direction === 'vertical' ? y > box.top + box.height / 2 : x > box.left + box.width / 2;
}

/** Makes a row of a list draggable among its neighbours. The keyboard's way to the same order is the caller's. */
export function useSortRow<T extends HTMLElement>({ list, id, index, direction, move }: SortRowInput): SortRow<T> {
  const row = useRef<T>(null);
  const [drop, setDrop] = useState<'before' | 'after' | null>(null);
  const [isDragging, setDragging] = useState(false);
  const latestMove = useRef(move);
  useEffect(() => {
    latestMove.current = move;
  }, [move]);
  useEffect(() => {
    const element = row.current;
    if (element === null) return undefined;
    const sideOf = (input: { clientX: number; clientY: number }) =>
      landsAfter(element, input.clientX, input.clientY, direction) ? 'after' : 'before';
    return combine(
      draggable({
        element,
        getInitialData: () => ({ list, id, index }),
        onDragStart: () => setDragging(true),
        onDrop: () => setDragging(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data['list'] === list && source.data['id'] !== id,
        onDrag: ({ location }) => setDrop(sideOf(location.current.input)),
        onDragLeave: () => setDrop(null),
        onDrop({ source, location }) {
          setDrop(null);
          const from = Number(source.data['index']);
          const after = sideOf(location.current.input) === 'after';
          const target = index + (after ? 1 : 0);
          latestMove.current(String(source.data['id']), from < target ? target - 1 : target);
        },
      }),
    );
  }, [list, id, index, direction]);
  return { row, drop, isDragging };
}
