import type { Stores } from '../app/stores.ts';

/** The article below or above the open one in the queue that the list shows; from outside of it, its first. Null: the queue ends here. */
export function neighbourOf({ list, articles }: Stores, step: 1 | -1): string | null {
  const rows = list.visible.peek();
  const here = rows.findIndex(({ id }) => id === articles.current.peek()?.id);
  return (here === -1 ? rows[0] : rows[here + step])?.id ?? null;
}
