import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { writeDurably, type DurableFs } from './durable-file.ts';
import { errnoOf, tryFiles } from './file-errors.ts';

/** What a small file of this program's own says; null: it is not there, cannot be read, or does not say what `schema` asks for. */
export async function readJsonFile<T>(file: string, schema: v.GenericSchema<unknown, T>): Promise<T | null> {
  const text = await tryFiles(() => readFile(file, 'utf8'));
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text.ok ? text.value : '');
  return read.success ? read.output : null;
}

/** Durable when it resolves; throws the system's error. */
export const writeJsonFile = (fs: DurableFs, file: string, value: unknown): Promise<void> =>
  writeDurably(fs, file, Buffer.from(`${JSON.stringify(value)}\n`));

/** Puts a file that cannot be read as what it should be beside, under another name, before a new one takes its place: somebody may still mend it. */
export async function setAside(fs: DurableFs, file: string): Promise<void> {
  try {
    await fs.rename(file, `${file}.unread-${Date.now()}`);
  } catch (cause) {
    if (errnoOf(cause) !== 'ENOENT') throw cause;
  }
}
