import path from 'node:path';
import * as v from 'valibot';
import { boundedParallel } from '../files/bounded-parallel.ts';
import { temporaryIn, type DurableFs } from '../files/durable-file.ts';
import { tryFiles } from '../files/file-errors.ts';
import { openRememberedFile, type RememberedFile } from '../files/remembered-file.ts';
import { stampOf } from './carry-thing.ts';
import { articlesInDrawer, type DeskUnit } from './desk-units.ts';

/**
 * An article from last year that changes is one among thousands that nobody looks at now. Whoever gives it something puts a sign into its folder and into its
 * drawer: a file that comes and goes, so that the file server sets both folders' times. Whoever else looks at the drawers' times, a few hundred at most, finds
 * it in the same round. Only a hint: where folders have no such times, the sweep comes by in its turn.
 */

const AT_ONCE = 16;

async function touch(fs: DurableFs, folder: string): Promise<void> {
  const sign = temporaryIn(folder);
  const made = await fs.createFile(sign);
  await made.close();
  await fs.remove(sign);
}

/** Says in the folders' times that something was put into this article. */
export async function leaveSign(fs: DurableFs, root: string, unit: DeskUnit): Promise<void> {
  const article = path.join(root, ...unit.split('/'));
  // The drawer last: whoever sees its time finds the article's.
  await tryFiles(async () => {
    await touch(fs, article);
    await touch(fs, path.dirname(article));
  });
}

/** The time that the file server gave a folder; null: it is not there, or does not say. */
const timeOf = async (root: string, unit: DeskUnit): Promise<number | null> =>
  (await stampOf(root, unit))?.time ?? null;

/** Articles whose folder was given a time at or after that of their drawer when it was last looked at. */
async function signedSince(root: string, drawer: DeskUnit, since: number): Promise<readonly DeskUnit[]> {
  const { units } = await articlesInDrawer(root, drawer);
  const times = await boundedParallel(units, AT_ONCE, (unit) => timeOf(root, unit));
  return units.filter((_, index) => (times[index] ?? -1) >= since);
}

/** A drawer's time at the last look, and since when a sign in it may have gone unseen; when both are alike, none has. */
interface Looked {
  readonly time: number;
  readonly since: number;
}

/** When each drawer was last looked at, over the end of the program: what was signed while it was closed is found in the first rounds. */
export type SignsFile = RememberedFile<ReadonlyMap<DeskUnit, Looked>>;

export const openSignsFile = (fs: DurableFs, file: string): Promise<SignsFile> =>
  openRememberedFile<ReadonlyMap<DeskUnit, Looked>>(fs, file, {
    schema: v.pipe(
      v.object({ v: v.literal(1), drawers: v.record(v.string(), v.object({ time: v.number(), since: v.number() })) }),
      v.transform(({ drawers }) => new Map(Object.entries(drawers))),
    ),
    toJson: (drawers) => ({ v: 1, drawers: Object.fromEntries(drawers) }),
    none: new Map(),
    // What was seen since costs the next start one more look at it.
    restMs: 60_000,
  });

export function createSignWatch(root: string, remembered: SignsFile | null) {
  const known = new Map(remembered?.first);

  /** File servers count in steps of up to two seconds: what came in the same step as a look is seen at the next one, which looks once more. */
  async function lookInto(drawer: DeskUnit, time: number, isFirst: boolean) {
    const before = known.get(drawer);
    // At the first look nobody knows what is new; the sweep that begins then comes by everything.
    if (before === undefined && isFirst) return { units: [], next: { time, since: time } };
    const { time: last, since } = before ?? { time: 0, since: 0 };
    if (time === last && since === last) return null;
    return { units: await signedSince(root, drawer, since), next: { time, since: last } };
  }

  return {
    /** Articles in these drawers with a sign since the last look; where there are more than `most`, in drawers, the others follow. `seen` when they were visited, else they are named again. */
    look: async (
      drawers: readonly DeskUnit[],
      most: number,
    ): Promise<{ readonly units: readonly DeskUnit[]; readonly seen: () => void }> => {
      const times = await boundedParallel(drawers, AT_ONCE, (drawer) => timeOf(root, drawer));
      const isFirst = known.size === 0;
      const units: DeskUnit[] = [];
      const looked = new Map<DeskUnit, Looked>();
      // The newest first.
      for (const [index, drawer] of [...drawers.entries()].toReversed()) {
        const time = times[index] ?? null;
        if (time === null || units.length >= most) continue;
        const found = await lookInto(drawer, time, isFirst);
        if (found === null) continue;
        units.push(...found.units);
        looked.set(drawer, found.next);
      }
      return {
        units,
        seen: () => {
          for (const [drawer, next] of looked) known.set(drawer, next);
          if (looked.size > 0) remembered?.keep(() => known);
        },
      };
    },
  };
}
