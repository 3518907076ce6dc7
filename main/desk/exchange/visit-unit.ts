import type { AppError } from '../../../shared/app-error.ts';
import { isBlocked, readThing, stampOf, writeThing } from './carry-thing.ts';
import type { DeskThing } from './desk-thing.ts';
import { leaveSign } from './drawer-signs.ts';
import { articleOf, filesOfUnit, giveOrder, type DeskUnit, type UnitFiles } from './desk-units.ts';
import type { FileProblem, Places, UnitVisit } from './exchange-parts.ts';

type Trouble = UnitVisit['trouble'];

/** How closely a unit is looked at: `names` alone; `sizes` too; or every byte. */
export type Closeness = 'names' | 'sizes' | 'bytes';

/** Faulty files by name, as they were when last read: the same bytes are not read again and again. */
type KnownFaults = Map<string, { readonly stamp: string; readonly problem: FileProblem }>;

function troubleThere({ code }: AppError): Trouble {
  switch (code) {
    case 'read-only':
      return 'read-only';
    case 'disk-full':
      return 'share-full';
    default:
      return 'unreachable';
  }
}

interface Visiting {
  readonly places: Places & { readonly copy: string };
  readonly problems: FileProblem[];
  readonly waiting: Set<string>;
  readonly faults: KnownFaults;
  taken: number;
  given: number;
  trouble: Trouble;
  canGive: boolean;
}

/** Reads a thing in one place; what is wrong with it is remembered and told. */
async function readIn(visiting: Visiting, place: FileProblem['place'], thing: DeskThing): Promise<Uint8Array | null> {
  const root = place === 'shared' ? visiting.places.shared : visiting.places.copy;
  const key = `${place}/${thing.name}`;
  const known = visiting.faults.get(key);
  if (known !== undefined && known.stamp === (await stampOf(root, thing.name))?.stamp) {
    visiting.problems.push(known.problem);
    return null;
  }
  visiting.faults.delete(key);
  const read = await readThing(root, thing);
  if (read.as === 'whole') return read.bytes;
  if (read.as === 'missing') return null;
  const problem: FileProblem = { place, name: thing.name, reason: read.as };
  visiting.faults.set(key, { stamp: read.stamp, problem });
  visiting.problems.push(problem);
  return null;
}

/** The fault is mended: nobody need be told of it. */
function forget(visiting: Visiting, place: FileProblem['place'], { name }: DeskThing): void {
  visiting.faults.delete(`${place}/${name}`);
  const at = visiting.problems.findIndex((problem) => problem.place === place && problem.name === name);
  if (at !== -1) visiting.problems.splice(at, 1);
}

/** The write failed for what stands in its way: the place itself is well, and everything else goes on. */
async function tellBlocked(visiting: Visiting, place: FileProblem['place'], thing: DeskThing): Promise<boolean> {
  const root = place === 'shared' ? visiting.places.shared : visiting.places.copy;
  if (!(await isBlocked(root, thing.name))) return false;
  forget(visiting, place, thing);
  visiting.problems.push({ place, name: thing.name, reason: 'blocked' });
  return true;
}

async function take(visiting: Visiting, thing: DeskThing): Promise<boolean> {
  const bytes = await readIn(visiting, 'shared', thing);
  if (bytes === null) return false;
  const written = await writeThing(visiting.places.fs, visiting.places.copy, thing, bytes);
  if (!written.ok) {
    if (!(await tellBlocked(visiting, 'here', thing))) visiting.trouble ??= 'here-full';
    return false;
  }
  visiting.taken += 1;
  forget(visiting, 'here', thing);
  return true;
}

async function give(visiting: Visiting, thing: DeskThing): Promise<boolean> {
  visiting.waiting.add(thing.name);
  if (!visiting.canGive) return false;
  const bytes = await readIn(visiting, 'here', thing);
  if (bytes === null) return false;
  // A share that was taken away this moment leaves its mount point behind: nothing is begun there.
  if ((await stampOf(visiting.places.shared, 'desk.json')) === null) {
    visiting.trouble = 'unreachable';
    visiting.canGive = false;
    return false;
  }
  const written = await writeThing(visiting.places.fs, visiting.places.shared, thing, bytes);
  if (!written.ok) {
    if (await tellBlocked(visiting, 'shared', thing)) return false;
    visiting.trouble = troubleThere(written.error);
    visiting.canGive = false;
    return false;
  }
  visiting.given += 1;
  visiting.waiting.delete(thing.name);
  forget(visiting, 'shared', thing);
  return true;
}

/** Both places have a file of this name: whichever is faulty gets the other's bytes. */
async function compare(visiting: Visiting, thing: DeskThing, closeness: Closeness): Promise<void> {
  if (closeness === 'names') return;
  if (closeness === 'sizes') {
    const { shared, copy } = visiting.places;
    const [there, here] = [await stampOf(shared, thing.name), await stampOf(copy, thing.name)];
    if (there !== null && here !== null && there.size === here.size) return;
  }
  const there = await readIn(visiting, 'shared', thing);
  const here = await readIn(visiting, 'here', thing);
  if (there === null && here !== null) await give(visiting, thing);
  if (here === null && there !== null) await take(visiting, thing);
}

const foreignIn = (place: FileProblem['place'], { foreign }: UnitFiles): readonly FileProblem[] =>
  foreign.map(({ name, reason }) => ({ place, name, reason }));

/**
 * Brings one unit of the two places to the union of both: takes what is new there, gives what is not there, replaces damaged bytes by whole ones. What is
 * whole is never touched, and nothing is ever removed.
 */
async function evenOut(visiting: Visiting, unit: DeskUnit, closeness: Closeness): Promise<void> {
  const { shared, copy } = visiting.places;
  const there = await filesOfUnit(shared, unit);
  const here = await filesOfUnit(copy, unit);
  visiting.problems.push(...foreignIn('shared', there), ...foreignIn('here', here));
  const names = [...new Set([...there.things.keys(), ...here.things.keys()])].toSorted(giveOrder);
  for (const name of names) {
    const [inShared, inCopy] = [there.things.get(name), here.things.get(name)];
    if (inShared !== undefined && inCopy !== undefined) await compare(visiting, inShared, closeness);
    else if (inShared !== undefined) await take(visiting, inShared);
    else if (inCopy !== undefined) await give(visiting, inCopy);
  }
  if (visiting.given > 0 && articleOf(unit) !== null) await leaveSign(visiting.places.fs, shared, unit);
}

export interface UnitVisitor {
  readonly visit: (unit: DeskUnit, closeness: Closeness, canGive: boolean) => Promise<UnitVisit>;
}

/** Looks through the units of a desk that is kept in two places. */
export function createUnitVisitor(places: Places & { readonly copy: string }): UnitVisitor {
  const faults: KnownFaults = new Map();
  return {
    visit: async (unit, closeness, canGive) => {
      const visiting: Visiting = {
        places,
        faults,
        canGive,
        problems: [],
        waiting: new Set(),
        taken: 0,
        given: 0,
        trouble: null,
      };
      await evenOut(visiting, unit, closeness);
      const { taken, problems, waiting, trouble } = visiting;
      return { unit, taken, problems, waiting: [...waiting], trouble };
    },
  };
}
