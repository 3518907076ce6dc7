import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { BrokenWindow } from './broken-window.tsx';
import type { Window } from './stores.ts';

/**
 * Draws the window into the page. A bug while drawing takes down what is drawn, never the article: that lives in the stores, is made durable at once,
 * and the window can be drawn again.
 */
export function mountWindow(element: HTMLElement, window: Window): void {
  const { articles, session, surface } = window.stores;
  const draw = (): void => root.render(<App window={window} />);
  const again = (): void => {
    surface.closeDialog();
    surface.showFindBar('closed');
    surface.show('article');
    draw();
  };
  const root = createRoot(element, {
    onUncaughtError() {
      void articles.current.peek()?.flush();
      // React is still taking the broken tree down.
      setTimeout(() => root.render(<BrokenWindow session={session} onAgain={again} />));
    },
  });
  draw();
}
