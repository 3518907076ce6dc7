import { articleOf, articlesInDrawer, outsideDrawers, type DeskUnit, type UnitList } from './desk-units.ts';
import type { FileProblem } from './exchange-parts.ts';

/** Articles that changed last are looked at in every round; as many as these. */
const CHANGED_LAST = 100;

/** What is in either place, oldest first. */
const union = (lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())].toSorted();

/**
 * Goes through all units of a desk, a slice at a time, and opens a drawer when it comes to it; `isThrough` when it has come by everything since it was last
 * restarted. What stands beside the units is told when it has.
 */
export function createSweep(roots: readonly string[], tellBeside: (problems: readonly FileProblem[]) => void) {
  let isUnderWay = false;
  let isThrough = false;
  /** Each is taken from the end. */
  let left: DeskUnit[] = [];
  let drawers: string[] = [];
  let others: DeskUnit[] = [];
  let beside: FileProblem[] = [];

  const keepBeside = (lists: readonly UnitList[]): void => {
    for (const [index, { foreign }] of lists.entries())
      for (const { name, reason } of foreign) beside.push({ place: index === 0 ? 'shared' : 'here', name, reason });
  };

  /** Articles first and of them the newest, since those are waited for; photos follow. */
  async function open(): Promise<void> {
    while (left.length === 0 && drawers.length > 0) {
      const drawer = drawers.at(-1) ?? '';
      const lists = [];
      for (const root of roots) lists.push(await articlesInDrawer(root, drawer));
      drawers.pop();
      keepBeside(lists);
      left = union(lists.map(({ units }) => units));
    }
    if (left.length > 0) return;
    left = others;
    others = [];
  }

  const end = (): void => {
    isUnderWay = false;
    isThrough = true;
    tellBeside(beside);
  };

  return {
    isThrough: () => isThrough,
    restart: () => {
      isUnderWay = false;
      isThrough = false;
    },
    begin: async (): Promise<void> => {
      if (isUnderWay) return;
      const tops = [];
      for (const root of roots) tops.push(await outsideDrawers(root));
      beside = [];
      keepBeside(tops);
      left = [];
      drawers = union(tops.map((top) => top.drawers));
      others = union(tops.map(({ units }) => units));
      isUnderWay = true;
    },
    /** The next units, at most as many; none at the end. */
    take: async (most: number): Promise<readonly DeskUnit[]> => {
      const units: DeskUnit[] = [];
      while (isUnderWay && units.length < most) {
        if (left.length === 0) await open();
        const unit = left.pop();
        if (unit !== undefined) units.push(unit);
        else end();
      }
      return units;
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
