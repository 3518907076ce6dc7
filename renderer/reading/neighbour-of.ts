import { effect } from '@preact/signals-core';
import type { Stores } from '../app/stores.ts';
import type { ListView } from '../state/list-pages.ts';

/** How long a page of the list is waited for; after that the key has done nothing, and can be pressed again. */
const PATIENCE_MS = 5_000;

function placeOf(view: ListView, articleId: string | undefined): number {
  for (const [index, { summary }] of view.rows) if (summary.id === articleId) return index;
  return -1;
}

/** The row at this place of the list as it is shown; it may have to come first. */
async function rowAt({ list }: Stores, place: number, key: number): Promise<string | null> {
  list.look(place, place + 1);
  return new Promise((resolve) => {
    let stop: (() => void) | null = null;
    const end = (articleId: string | null): void => {
      clearTimeout(timer);
      resolve(articleId);
      // The effect runs at once: its own end is not known yet then.
      queueMicrotask(() => stop?.());
    };
    const timer = setTimeout(() => end(null), PATIENCE_MS);
    stop = effect(() => {
      const view = list.view.value;
      const row = view?.rows.get(place);
      if (view?.key !== key) end(null);
      else if (row !== undefined) end(row.summary.id);
    });
  });
}

/** The article below or above the open one in the queue that the list shows; from outside of it, its first. Null: the queue ends here. */
export async function neighbourOf(stores: Stores, step: 1 | -1): Promise<string | null> {
  const view = stores.list.view.peek();
  if (view === null) return null;
  const here = placeOf(view, stores.articles.current.peek()?.id);
  const next = here === -1 ? 0 : here + step;
  return next < 0 || next >= view.total ? null : rowAt(stores, next, view.key);
}
