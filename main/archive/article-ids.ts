import type { Table } from './sqlite-table.ts';

const IDS_PER_SECOND = 64;

/** Ids asked for at once; what is longer without a gap is remembered, so that it is gone through once. */
const LOOK = 64;
const MOST_RUNS = 200;

/** Ids from `from` up to and without `to`, all of them taken. */
interface Run {
  readonly from: number;
  readonly to: number;
}

/** After an import thousands share a moment and flow over into the next ones; going through them anew for each would be quadratic. */
function createTakenRuns() {
  let runs: readonly Run[] = [];
  return {
    /** The first id from here on that is not known to be taken. */
    past: (id: number): number => runs.find(({ from, to }) => from <= id && id < to)?.to ?? id,
    remember: (from: number, to: number): void => {
      if (to - from < LOOK) return;
      const touches = (run: Run): boolean => run.from <= to && from <= run.to;
      const joined = runs.filter(touches);
      const whole = {
        from: Math.min(from, ...joined.map((run) => run.from)),
        to: Math.max(to, ...joined.map((run) => run.to)),
      };
      runs = [...runs.filter((run) => !touches(run)), whole].slice(-MOST_RUNS);
    },
  };
}

/** Gives each article an id by the time of its newest save, to a 64th of a second: newer is larger, and no two are alike. Coarser than time, so that FTS5 can write the steps from id to id small. */
export function createArticleIds(table: Table): (updatedAt: string) => number {
  const runs = createTakenRuns();
  return (updatedAt) => {
    const first = Math.max(0, Math.floor((Date.parse(updatedAt) / 1000) * IDS_PER_SECOND) || 0);
    let candidate = runs.past(first);
    // Mostly the first is free; every row that is read beyond it would be for nothing.
    for (let look = 1; ; look = LOOK) {
      const taken = table.all<{ readonly id: number }>('SELECT id FROM articles WHERE id >= ? ORDER BY id LIMIT ?', [
        candidate,
        look,
      ]);
      const gap = taken.findIndex(({ id }, index) => id !== candidate + index);
      const free = candidate + (gap === -1 ? taken.length : gap);
      if (gap !== -1 || taken.length < look) {
        runs.remember(first, free + 1);
        return free;
      }
      candidate = runs.past(free);
    }
  };
}
