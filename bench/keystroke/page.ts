import './page.css';
import { openLexical, openProseMirror } from './open-peers.ts';
import type { OpenedEditor } from './opened-editor.ts';
import { openOurs } from './open-ours.tsx';

/** The editors compared. */
export type EditorName = 'ours' | 'lexical' | 'prosemirror';

const OPENERS: Readonly<Record<EditorName, (place: HTMLElement, words: number) => OpenedEditor>> = {
  ours: openOurs,
  lexical: openLexical,
  prosemirror: openProseMirror,
};

/** What the page offers to the benchmark's program. */
export interface KeystrokeBench {
  /** Opens an editor with so many words; milliseconds until it was painted. */
  readonly open: (name: EditorName, words: number) => Promise<number>;
  readonly placeCaret: () => Promise<void>;
  /** From now on, notes how long each key took until its frame. */
  readonly watchKeys: () => void;
  readonly keyTimes: () => readonly number[];
  readonly textLength: () => number;
  readonly save: () => number;
  readonly close: () => void;
}

const nextPaint = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(), 0)));

let opened: OpenedEditor | null = null;
let keyTimes: number[] = [];

addEventListener(
  'keydown',
  (event) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', () => keyTimes.push(performance.now() - event.timeStamp));
      channel.port1.start();
      channel.port2.postMessage(null);
    });
  },
  true,
);

const bench: KeystrokeBench = {
  open: async (name, words) => {
    const place = document.createElement('div');
    place.id = 'place';
    document.getElementById('place')?.replaceWith(place);
    const start = performance.now();
    opened = OPENERS[name](place, words);
    await nextPaint();
    return performance.now() - start;
  },
  placeCaret: async () => {
    opened?.placeCaret();
    await nextPaint();
    getSelection()?.anchorNode?.parentElement?.scrollIntoView({ block: 'center' });
    await nextPaint();
  },
  watchKeys: () => {
    keyTimes = [];
  },
  keyTimes: () => keyTimes,
  textLength: () => opened?.text().length ?? 0,
  save: () => opened?.save() ?? 0,
  close: () => {
    opened?.close();
    opened = null;
  },
};

Reflect.set(window, 'bench', bench);
