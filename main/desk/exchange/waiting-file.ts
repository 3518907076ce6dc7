import * as v from 'valibot';
import type { DurableFs } from '../files/durable-file.ts';
import { openRememberedFile, type RememberedFile } from '../files/remembered-file.ts';
import { thingNamed } from './desk-thing.ts';

/** More are not remembered: looking through the desk finds them. */
const MOST_NAMES = 5_000;

/**
 * The names that wait to go to the shared folder, over the end of the program: else the next start had to look through the whole desk to find what was
 * written without a network, photos last. It is a hint: what it lacks is found all the same, what it has too much is there already.
 */
export type WaitingFile = RememberedFile<readonly string[]>;

export const openWaitingFile = (fs: DurableFs, file: string): Promise<WaitingFile> =>
  openRememberedFile<readonly string[]>(fs, file, {
    schema: v.pipe(
      v.object({ v: v.literal(1), names: v.array(v.string()) }),
      v.transform(({ names }) => names.filter((name) => thingNamed(name) !== null).slice(0, MOST_NAMES)),
    ),
    toJson: (names) => ({ v: 1, names: names.slice(0, MOST_NAMES) }),
    none: [],
    restMs: 1_000,
  });
