import { readThing } from './carry-thing.ts';
import { filesOfUnit, type DeskUnit } from './desk-units.ts';
import type { FileProblem, Places, UnitVisit } from './exchange-parts.ts';
import type { Closeness, UnitVisitor } from './visit-unit.ts';
import { sha256Hex } from '../files/sha256.ts';

/** Records are looked at whenever an article is read, and what is wrong with them is told there. */
async function faultsIn(places: Places, unit: DeskUnit): Promise<readonly FileProblem[]> {
  const problems: FileProblem[] = [];
  for (const thing of (await filesOfUnit(places.shared, unit)).things.values()) {
    if (thing.kind === 'record') continue;
    const read = await readThing(places.shared, thing);
    if (read.as !== 'whole' && read.as !== 'missing')
      problems.push({ place: 'shared', name: thing.name, reason: read.as });
  }
  return problems;
}

/** Looks through the units of a desk that is kept once: `taken` counts units whose names changed since they were last looked at. */
export function createUnitWatcher(places: Places): UnitVisitor {
  const marks = new Map<DeskUnit, string>();
  const faults = new Map<DeskUnit, readonly FileProblem[]>();
  return {
    visit: async (unit, closeness: Closeness): Promise<UnitVisit> => {
      const { things, foreign } = await filesOfUnit(places.shared, unit);
      const mark = sha256Hex([...things.keys()].toSorted().join('\n')).slice(0, 16);
      const isChanged = marks.get(unit) !== mark;
      marks.set(unit, mark);
      if (closeness === 'bytes') {
        const found = await faultsIn(places, unit);
        if (found.length > 0) faults.set(unit, found);
        else faults.delete(unit);
      }
      const odd = foreign.map(({ name, reason }): FileProblem => ({ place: 'shared', name, reason }));
      const problems = [...odd, ...(faults.get(unit) ?? [])];
      return { unit, waiting: [], taken: isChanged ? 1 : 0, problems, trouble: null };
    },
  };
}
