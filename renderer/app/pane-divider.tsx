import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { PANE_BOUNDS, type Pane } from '../state/panes.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import { useStores } from './stores.ts';
import styles from './desk-window.module.css';

const KEY_STEP = 16;

/** The line between two panes: drag it, move it with the arrow keys, or press Enter for the usual width. */
export function PaneDivider({ pane, label }: { readonly pane: Pane; readonly label: string }) {
  const { panes } = useStores();
  const { width } = useSignalValue(panes.states)[pane];
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const towardsWider = pane === 'inspector' ? -1 : 1;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -KEY_STEP, ArrowRight: KEY_STEP }[event.key];
    if (step !== undefined) panes.resize(pane, width + step * towardsWider);
    else if (event.key === 'Enter') panes.resize(pane, PANE_BOUNDS[pane].usual);
    else return;
    event.preventDefault();
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (start.current === null) return;
    panes.resize(pane, start.current.width + (event.clientX - start.current.x) * towardsWider);
  };
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={PANE_BOUNDS[pane].min}
      aria-valuemax={PANE_BOUNDS[pane].max}
      className={styles.divider}
      data-edge={pane === 'inspector' ? 'start' : 'end'}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => (start.current = null)}
      onPointerCancel={() => (start.current = null)}
      onDoubleClick={() => panes.resize(pane, PANE_BOUNDS[pane].usual)}
    />
  );
}
