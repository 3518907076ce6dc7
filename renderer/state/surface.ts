import { signal, type ReadonlySignal } from '@preact/signals-core';

export type PanelName = 'figures' | 'bylines' | 'related' | 'info' | 'checks' | 'comments' | 'versions';

export const PANEL_NAMES: readonly PanelName[] = [
  'figures',
  'bylines',
  'related',
  'info',
  'checks',
  'comments',
  'versions',
];

/** What stands in the article's place. */
export type View = 'article' | 'preview' | 'settings' | 'people' | 'compare' | 'join' | 'proposal';

export type DialogName =
  | 'palette'
  | 'link'
  | 'embed'
  | 'table'
  | 'import'
  | 'about'
  | 'closing'
  | 'templates'
  | 'saveTemplate'
  | 'correction'
  | 'desks'
  | 'health'
  | 'outbox'
  | 'history';

/** Which parts of the window are up. Nothing here outlives the window. */
export interface Surface {
  readonly view: ReadonlySignal<View>;
  readonly dialog: ReadonlySignal<DialogName | null>;
  readonly panel: ReadonlySignal<PanelName>;
  /** `replace` shows the second line of the bar too. */
  readonly findBar: ReadonlySignal<'closed' | 'find' | 'replace'>;
  /** The figure that the caption panel shows; null: the first. */
  readonly figure: ReadonlySignal<string | null>;
  /** What a screen reader is told next, politely. */
  readonly announcement: ReadonlySignal<string>;
  readonly announce: (sentence: string) => void;
  readonly show: (view: View) => void;
  readonly openDialog: (dialog: DialogName) => void;
  readonly closeDialog: () => void;
  /** How many dialogs were opened so far: who closes one after a wait must not close the next. */
  readonly dialogsOpened: () => number;
  readonly showPanel: (panel: PanelName) => void;
  readonly showFindBar: (bar: 'closed' | 'find' | 'replace') => void;
  readonly showFigure: (figure: string | null) => void;
}

export function createSurface(): Surface {
  const view = signal<View>('article');
  const dialog = signal<DialogName | null>(null);
  const panel = signal<PanelName>('figures');
  const findBar = signal<'closed' | 'find' | 'replace'>('closed');
  const figure = signal<string | null>(null);
  const announcement = signal('');
  let dialogsOpened = 0;
  return {
    view,
    dialog,
    panel,
    findBar,
    figure,
    announcement,
    announce: (sentence) => void (announcement.value = sentence),
    show: (next) => void (view.value = next),
    openDialog: (next) => {
      dialogsOpened += 1;
      dialog.value = next;
    },
    dialogsOpened: () => dialogsOpened,
    closeDialog: () => void (dialog.value = null),
    showPanel: (next) => void (panel.value = next),
    showFindBar: (next) => void (findBar.value = next),
    showFigure: (next) => void (figure.value = next),
  };
}
