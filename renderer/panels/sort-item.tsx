import type { KeyboardEvent, ReactNode } from 'react';
import { useStores, useWords } from '../app/stores.ts';
import { useSortRow } from './sort-row.ts';
import styles from './panels.module.css';

interface SortItemProps {
  readonly list: string;
  readonly id: string;
  readonly name: string;
  readonly index: number;
  readonly total: number;
  readonly move: (id: string, toIndex: number) => void;
  /** What stands on the first line, right of the grip. */
  readonly line: ReactNode;
  readonly children?: ReactNode;
}

/** A row with a grip: drag it, or move it with the arrow keys while the grip has the focus. */
export function SortItem({ list, id, name, index, total, move, line, children }: SortItemProps) {
  const { surface } = useStores();
  const { panels } = useWords();
  const { row, drop, isDragging } = useSortRow<HTMLLIElement>({ list, id, index, direction: 'vertical', move });
  const gripId = `grip-${list}-${id}`;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const to = index + step;
    if (to < 0 || to >= total) return;
    move(id, to);
    surface.announce(panels.move.done(name, to + 1, total));
    // The row may have been taken out and put back, which loses the focus.
    setTimeout(() => document.getElementById(gripId)?.focus());
  };
  return (
    <li ref={row} className={styles.item} data-drop={drop} data-dragging={isDragging}>
      <div className={styles.itemLine}>
        <button
          type="button"
          id={gripId}
          className={styles.grip}
          aria-label={panels.move.grip(name, index + 1, total)}
          title={panels.move.how}
          onKeyDown={onKeyDown}
        >
          <span aria-hidden="true">{GRIP_FACE}</span>
        </button>
        {line}
      </div>
      {children}
    </li>
  );
}

const GRIP_FACE = '⠿';
