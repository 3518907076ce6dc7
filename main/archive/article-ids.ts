import type { Table } from './sqlite-table.ts';

const IDS_PER_SECOND = 64;

/** Gives each article an id by the time of its newest save, to a 64th of a second: newer is larger, and no two are alike. Coarser than time, so that FTS5 can write the steps from id to id small. */
export function createArticleIds(table: Table): (updatedAt: string) => number {
  // After an import thousands share a moment and flow over into the next ones; looking from the start each time would be quadratic.
  const full = new Map<number, number>();
  return (updatedAt) => {
    const first = Math.max(0, Math.floor((Date.parse(updatedAt) / 1000) * IDS_PER_SECOND) || 0);
    let candidate = full.get(first) ?? first;
    for (;;) {
      const taken = table.all<{ readonly id: number }>('SELECT id FROM articles WHERE id >= ? ORDER BY id LIMIT 64', [
        candidate,
      ]);
      const gap = taken.findIndex(({ id }, index) => id !== candidate + index);
      const free = candidate + (gap === -1 ? taken.length : gap);
      if (gap !== -1 || taken.length < 64) {
        if (full.size > 1000) full.clear();
        full.set(first, free);
        return free;
      }
      candidate = free;
    }
  };
}
