import { focusSoon } from '../app/focus.ts';
import type { Stores } from '../app/stores.ts';

/** The article of the list's row that has the focus. */
function focusedRow({ list }: Stores): string | null {
  const index = document.activeElement?.closest<HTMLElement>('button[data-index]')?.dataset['index'];
  return index === undefined ? null : (list.view.peek()?.rows.get(Number(index))?.summary.id ?? null);
}

/** Shows the row that has the focus beside the open article; from anywhere else keeps the open article there, or puts the pane away. */
export function showBeside(stores: Stores): void {
  const { articles, beside, surface } = stores;
  const chosen = focusedRow(stores);
  if (chosen === null && beside.shown.peek() !== null) {
    beside.close();
    articles.current.peek()?.editor.focus();
    return;
  }
  const articleId = chosen ?? articles.current.peek()?.id;
  if (articleId === undefined) return;
  surface.show('article');
  void beside.show(articleId).then(() => focusSoon('beside-close'));
}
