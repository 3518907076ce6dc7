import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { Preferences } from './preferences.ts';

export type Pane = 'queues' | 'list' | 'inspector';

interface PaneState {
  readonly width: number;
  readonly hidden: boolean;
}

export type PaneStates = Readonly<Record<Pane, PaneState>>;

/** Widths in CSS pixels: the design's measures, and the bounds within which a person may drag. */
export const PANE_BOUNDS: Readonly<
  Record<Pane, { readonly usual: number; readonly min: number; readonly max: number }>
> = {
  queues: { usual: 184, min: 148, max: 320 },
  list: { usual: 256, min: 208, max: 480 },
  inspector: { usual: 296, min: 264, max: 480 },
};

/** The article column is never narrower: a line of text, its margins and the toolbar. */
const ARTICLE_MIN = 480;
const PREFERENCE = 'panes';

/** Which panes fit: too narrow, the list folds away first, then the inspector; a pane asked for just now (`wanted`) goes last. */
export function fitPanes(
  windowWidth: number,
  panes: PaneStates,
  isWriting: boolean,
  wanted: Pane | null,
): Readonly<Record<Pane, boolean>> {
  const shown = {
    queues: !panes.queues.hidden,
    list: !panes.list.hidden,
    inspector: !panes.inspector.hidden && isWriting,
  };
  const needed = () =>
    (Object.keys(shown) as Pane[]).reduce((sum, pane) => sum + (shown[pane] ? panes[pane].width : 0), ARTICLE_MIN);
  const folding: readonly Pane[] = isWriting ? ['list', 'inspector', 'queues'] : [];
  for (const pane of [...folding.filter((pane) => pane !== wanted), ...folding.filter((pane) => pane === wanted)])
    if (needed() > windowWidth) shown[pane] = false;
  return shown;
}

export interface Panes {
  readonly states: ReadonlySignal<PaneStates>;
  readonly shown: ReadonlySignal<Readonly<Record<Pane, boolean>>>;
  readonly resize: (pane: Pane, width: number) => void;
  readonly toggle: (pane: Pane) => void;
  /** Makes the pane visible, folding others where the window is narrow. */
  readonly reveal: (pane: Pane) => void;
  /** The text has the floor again: what was revealed over it may fold. */
  readonly settle: () => void;
  readonly setWindowWidth: (width: number) => void;
}

const clamp = (pane: Pane, width: number): number =>
  Math.round(Math.min(PANE_BOUNDS[pane].max, Math.max(PANE_BOUNDS[pane].min, width)));

function remembered(saved: unknown): PaneStates {
  const known = (typeof saved === 'object' && saved !== null ? saved : {}) as Partial<Record<Pane, Partial<PaneState>>>;
  const read = (pane: Pane): PaneState => {
    const width = known[pane]?.width;
    return {
      width: clamp(pane, typeof width === 'number' && Number.isFinite(width) ? width : PANE_BOUNDS[pane].usual),
      hidden: known[pane]?.hidden === true,
    };
  };
  return { queues: read('queues'), list: read('list'), inspector: read('inspector') };
}

export function createPanes(preferences: Preferences, isWriting: ReadonlySignal<boolean>, width: number): Panes {
  const states = signal<PaneStates>(remembered(preferences.read(PREFERENCE)));
  const windowWidth = signal(width);
  const wanted = signal<Pane | null>(null);
  const shown = computed(() => fitPanes(windowWidth.value, states.value, isWriting.value, wanted.value));
  const change = (pane: Pane, next: Partial<PaneState>): void => {
    states.value = { ...states.value, [pane]: { ...states.value[pane], ...next } };
    preferences.write(PREFERENCE, states.value);
  };
  const reveal = (pane: Pane): void => {
    wanted.value = pane;
    if (states.value[pane].hidden) change(pane, { hidden: false });
  };
  return {
    states,
    shown,
    reveal,
    resize: (pane, next) => change(pane, { width: clamp(pane, next) }),
    toggle(pane) {
      if (!shown.value[pane]) return reveal(pane);
      if (wanted.value === pane) wanted.value = null;
      // Shown only because it was asked for over the text: folding it back is not the same as hiding it for good.
      if (shown.value[pane]) change(pane, { hidden: true });
    },
    settle: () => void (wanted.value = null),
    setWindowWidth: (next) => void (windowWidth.value = next),
  };
}
