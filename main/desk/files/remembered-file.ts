import type * as v from 'valibot';
import type { DurableFs } from './durable-file.ts';
import { tryFiles } from './file-errors.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

/** Something that is good to know again at the next start, and no loss where it is not: a file that cannot be read, or written, is none. */
export interface RememberedFile<T> {
  /** What was remembered when the program ended. */
  readonly first: T;
  /** `value` answers what there is to remember when it is written: a while later, so that one change after the other is written together. */
  readonly keep: (value: () => T) => void;
  /** Resolves when what was to be kept is on the disk, or could not be written. */
  readonly settled: () => Promise<void>;
}

/** How a value stands in its file. `none`: what there is without one. */
interface Form<T> {
  readonly schema: v.GenericSchema<unknown, T>;
  readonly toJson: (value: T) => unknown;
  readonly none: T;
  readonly restMs: number;
}

export async function openRememberedFile<T>(
  fs: DurableFs,
  file: string,
  { schema, toJson, none, restMs }: Form<T>,
): Promise<RememberedFile<T>> {
  let valueNow: (() => T) | null = null;
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<unknown> = Promise.resolve();
  const write = (): Promise<unknown> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    writing = writing.then(async () => {
      if (valueNow === null) return;
      const json = toJson(valueNow());
      valueNow = null;
      await tryFiles(() => writeJsonFile(fs, file, json));
    });
    return writing;
  };
  return {
    first: (await readJsonFile(file, schema)) ?? none,
    keep: (value) => {
      valueNow = value;
      timer ??= setTimeout(() => void write(), restMs).unref();
    },
    settled: async () => void (await write()),
  };
}
