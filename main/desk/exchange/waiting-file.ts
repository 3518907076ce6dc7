import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { writeDurably, type DurableFs } from '../files/durable-file.ts';
import { tryFiles } from '../files/file-errors.ts';
import { thingNamed } from './desk-thing.ts';

/** More are not remembered: looking through the desk finds them. */
const MOST_NAMES = 5_000;
/** What is put one after the other is remembered together. */
const REST_MS = 1_000;

const WaitingSchema = v.object({ v: v.literal(1), names: v.array(v.string()) });

/**
 * The names that wait to go to the shared folder, over the end of the program: else the next start had to look through the whole desk to find what was
 * written without a network, photos last. It is a hint: what it lacks is found all the same, what it has too much is there already.
 */
export interface WaitingFile {
  /** What waited when the program ended. */
  readonly first: readonly string[];
  /** `names` answers what waits when it is written. */
  readonly keep: (names: () => Iterable<string>) => void;
  /** Resolves when what was to be kept is on the disk, or could not be written. */
  readonly settled: () => Promise<void>;
}

async function readNames(file: string): Promise<readonly string[]> {
  const text = await tryFiles(() => readFile(file, 'utf8'));
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), WaitingSchema), text.ok ? text.value : '');
  return read.success ? read.output.names.filter((name) => thingNamed(name) !== null).slice(0, MOST_NAMES) : [];
}

export async function openWaitingFile(fs: DurableFs, file: string): Promise<WaitingFile> {
  const first = await readNames(file);
  let namesNow: () => Iterable<string> = () => first;
  let isDue = false;
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<unknown> = Promise.resolve();
  const write = (): Promise<unknown> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    writing = writing.then(async () => {
      if (!isDue) return;
      isDue = false;
      const names = [...namesNow()].slice(0, MOST_NAMES);
      await tryFiles(() => writeDurably(fs, file, Buffer.from(`${JSON.stringify({ v: 1, names })}\n`)));
    });
    return writing;
  };
  return {
    first,
    keep: (names) => {
      namesNow = names;
      isDue = true;
      timer ??= setTimeout(() => void write(), REST_MS).unref();
    },
    settled: async () => void (await write()),
  };
}
