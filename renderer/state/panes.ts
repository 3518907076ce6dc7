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

/** What stands in the middle: an article's text, nothing yet, or a screen in its place (settings, a comparison). */
export type Middle = 'text' | 'nothing' | 'screen';

/** It is never narrower: a line of text, its margins and the toolbar; a screen has two columns of its own. */
const MIDDLE_MIN: Readonly<Record<Middle, number>> = { text: 480, nothing: 480, screen: 640 };

/** What gives way there, the first first. */
const FOLDING: Readonly<Record<Middle, readonly Pane[]>> = {
  text: ['list', 'inspector', 'queues'],
  nothing: [],
  screen: ['list'],
};
const PREFERENCE = 'panes';

/** Which panes fit: too narrow, the list folds away first, then the inspector; a pane asked for just now (`wanted`) goes last, and beside a screen not at all. */
export function fitPanes(
  windowWidth: number,
  panes: PaneStates,
  middle: Middle,
  wanted: Pane | null,
): Readonly<Record<Pane, boolean>> {
  const shown = {
    queues: !panes.queues.hidden,
    list: !panes.list.hidden,
    inspector: !panes.inspector.hidden && middle === 'text',
  };
  const needed = () =>
    (Object.keys(shown) as Pane[]).reduce(
      (sum, pane) => sum + (shown[pane] ? panes[pane].width : 0),
      MIDDLE_MIN[middle],
    );
  const others = FOLDING[middle].filter((pane) => pane !== wanted);
  const last = middle === 'text' && wanted !== null ? [wanted] : [];
  for (const pane of [...others, ...last]) if (needed() > windowWidth) shown[pane] = false;
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

export function createPanes(preferences: Preferences, middle: ReadonlySignal<Middle>, width: number): Panes {
  const states = signal<PaneStates>(remembered(preferences.read(PREFERENCE)));
  const windowWidth = signal(width);
  /** What was asked for beside the text is not asked for beside a screen, and the other way round. */
  const isBesideScreen = computed(() => middle.value === 'screen');
  const asked = signal<{ readonly pane: Pane; readonly besideScreen: boolean } | null>(null);
  const wanted = computed(() => (asked.value?.besideScreen === isBesideScreen.value ? asked.value.pane : null));
  const shown = computed(() => fitPanes(windowWidth.value, states.value, middle.value, wanted.value));
  const change = (pane: Pane, next: Partial<PaneState>): void => {
    states.value = { ...states.value, [pane]: { ...states.value[pane], ...next } };
    preferences.write(PREFERENCE, states.value);
  };
  const reveal = (pane: Pane): void => {
    asked.value = { pane, besideScreen: isBesideScreen.value };
    if (states.value[pane].hidden) change(pane, { hidden: false });
  };
  return {
    states,
    shown,
    reveal,
    resize: (pane, next) => change(pane, { width: clamp(pane, next) }),
    toggle(pane) {
      if (!shown.value[pane]) return reveal(pane);
      if (wanted.value === pane) asked.value = null;
      // Shown only because it was asked for over the text: folding it back is not the same as hiding it for good.
      if (shown.value[pane]) change(pane, { hidden: true });
    },
    settle: () => void (asked.value = null),
    setWindowWidth: (next) => void (windowWidth.value = next),
  };
}
