import { createRoot } from 'react-dom/client';
import type { RequestInput } from '../../shared/ipc/contract.ts';
import { MAX_BUG_LENGTH } from '../../shared/ipc/requests/app-requests.ts';
import { App } from './app.tsx';
import { BrokenWindow } from './broken-window.tsx';
import type { Window } from './stores.ts';

/** What the log may be given; main takes out of it what is not the program's own. */
function describeBug(thrown: unknown): RequestInput<'window:brokeDown'> {
  const { name, message, stack = '' } = thrown instanceof Error ? thrown : new Error(`thrown ${typeof thrown}`);
  return { name: name.slice(0, 100), message: message.slice(0, MAX_BUG_LENGTH), stack: stack.slice(0, MAX_BUG_LENGTH) };
}

/**
 * Draws the window into the page. A bug while drawing takes down what is drawn, never the article: that lives in the stores, is made durable at once,
 * the bug goes to the log, and the window can be drawn again. Returns the way to take it down.
 */
export function mountWindow(element: HTMLElement, window: Window): () => void {
  const { articles, bridge, session, surface } = window.stores;
  const draw = (): void => root.render(<App window={window} />);
  const again = (): void => {
    surface.closeDialog();
    surface.showFindBar('closed');
    surface.show('article');
    draw();
  };
  const root = createRoot(element, {
    onUncaughtError(thrown) {
      void articles.current.peek()?.flush();
      void bridge.request('window:brokeDown', describeBug(thrown));
      // React is still taking the broken tree down.
      setTimeout(() => root.render(<BrokenWindow session={session} onAgain={again} />));
    },
  });
  draw();
  return () => root.unmount();
}
