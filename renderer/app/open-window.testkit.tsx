import { signal } from '@preact/signals-core';
import { act, cleanup, configure, render } from '@testing-library/react';
import type { ArticleEditor } from '../editor/article-editor.ts';
import { createArticleEditor } from '../editor/create-article-editor.ts';
import { createBridgeTwin, type BridgeTwin, type TwinWorld } from '../bridge/bridge-twin.ts';
import { memoryPreferences, type Preferences } from '../state/preferences.ts';
import { App } from './app.tsx';
import { runWindow } from './run-window.ts';
import { createWindow, type Window as DeskWindow } from './stores.ts';

/** Who is told when the page becomes wider or narrower. */
const widthWatchers = new Set<() => void>();

/** Makes the window as wide as this, as the engine tells it: to those who watch the page, without a `resize` event. */
export async function widenWindow(width: number): Promise<void> {
  Object.assign(window, { innerWidth: width });
  for (const tell of widthWatchers) tell();
  await settle();
}

/** jsdom has no modal dialogs and watches no sizes: the little of them that the window uses. */
export function fillIn(): void {
  // The machine may be busy: what a test waits for comes, though not at once.
  configure({ asyncUtilTimeout: 10_000 });
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close(this: HTMLDialogElement) {
      this.open = false;
    },
  });
  Object.assign(Element.prototype, { scrollIntoView: () => undefined });
  // Without a layout everything would be as small as nothing, and no row of a list would be seen.
  Object.defineProperties(HTMLElement.prototype, {
    clientHeight: { configurable: true, get: () => 900 },
    clientWidth: { configurable: true, get: () => 300 },
  });
  class Watch {
    readonly tell: () => void;
    constructor(tell: () => void) {
      this.tell = tell;
    }
    observe(element: Element) {
      if (element === document.documentElement) widthWatchers.add(this.tell);
    }
    unobserve() {}
    disconnect() {
      widthWatchers.delete(this.tell);
    }
    takeRecords() {
      return [];
    }
  }
  Object.assign(globalThis, { IntersectionObserver: Watch, ResizeObserver: Watch });
}

export interface OpenedWindow {
  readonly twin: BridgeTwin;
  readonly window: DeskWindow;
  readonly preferences: Preferences;
  /** The editor of the article in the window. */
  readonly editor: () => ArticleEditor;
  readonly close: () => void;
}

/** The whole window over the bridge's twin, with the real editor but without its page: jsdom cannot type into one. */
export async function openWindow(
  world: Partial<TwinWorld> = {},
  preferences: Preferences = memoryPreferences(),
): Promise<OpenedWindow> {
  fillIn();
  // The window measures itself as soon as it runs.
  Object.assign(globalThis.window, { innerWidth: 1600 });
  const twin = createBridgeTwin(world);
  const window = createWindow({
    bridge: twin,
    parts: { createEditor: createArticleEditor, ArticlePage: () => null },
    preferences,
    machineIsDark: signal(false),
    windowWidth: 1600,
  });
  const stop = runWindow(window);
  render(<App window={window} />);
  await settle();
  return {
    twin,
    window,
    preferences,
    editor() {
      const open = window.stores.articles.current.peek();
      if (open === null) throw new Error('no article is open');
      return open.editor;
    },
    close() {
      cleanup();
      stop();
      window.stores.articles.current.peek()?.dispose();
    },
  };
}

/** Lets every answer that is under way arrive and be drawn. */
export async function settle(): Promise<void> {
  await act(async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
  });
}
