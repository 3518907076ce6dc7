import { articleOf, unitsIn, type DeskUnit } from './desk-units.ts';
import type { FileProblem } from './exchange-parts.ts';

/** Articles that changed last are looked at in every round; as many as these. */
const CHANGED_LAST = 100;

const newestFirst = (a: DeskUnit, b: DeskUnit): number => {
  const isArticle = Number(articleOf(a) === null) - Number(articleOf(b) === null);
  return isArticle || (a < b ? 1 : -1);
};

/** Goes through all units of a desk, a slice at a time; `isThrough` when it has come by everything since it was last restarted. */
export function createSweep(roots: readonly string[], tellBeside: (problems: readonly FileProblem[]) => void) {
  let left: DeskUnit[] = [];
  let isThrough = false;
  let isBegun = false;
  return {
    isThrough: () => isThrough,
    restart: () => {
      left = [];
      isThrough = false;
      isBegun = false;
    },
    begin: async (): Promise<void> => {
      if (left.length > 0) return;
      const lists = [];
      for (const root of roots) lists.push(await unitsIn(root));
      const place = (index: number): FileProblem['place'] => (index === 0 ? 'shared' : 'here');
      tellBeside(
        lists.flatMap(({ foreign }, index) =>
          foreign.map(({ name, reason }) => ({ place: place(index), name, reason })),
        ),
      );
      // Articles first and of them the newest, since those are waited for; photos follow.
      left = [...new Set(lists.flatMap(({ units }) => units))].toSorted(newestFirst);
      isBegun = true;
    },
    next: (): DeskUnit | null => {
      const unit = left.shift() ?? null;
      if (left.length === 0 && isBegun) isThrough = true;
      return unit;
    },
  };
}

/** The articles that changed last, the newest first. */
export function createChangedLast() {
  let units: readonly DeskUnit[] = [];
  return {
    units: () => units,
    add: (unit: DeskUnit) => {
      if (articleOf(unit) !== null) units = [unit, ...units.filter((known) => known !== unit)].slice(0, CHANGED_LAST);
    },
  };
}
