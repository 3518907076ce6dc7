import { lstat, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { AppError } from '../../../shared/app-error.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { writeDurably, type DurableFs } from '../files/durable-file.ts';
import { errnoOf, tryFiles } from '../files/file-errors.ts';
import { isWhole, maxBytesOf, type DeskThing } from './desk-thing.ts';

/** Why the bytes under a name cannot be taken. */
export type ThingFault = 'damaged' | 'too-large' | 'unreadable' | 'missing';

type ReadThing =
  | { readonly as: 'whole'; readonly bytes: Uint8Array }
  | { readonly as: ThingFault; readonly stamp: string };

const fileOf = (root: string, name: string): string => path.join(root, ...name.split('/'));

/** Size and time of a file, or of a folder: changed bytes under the same name show in its `stamp`. Null: there is none, or it cannot be looked at. */
export async function stampOf(
  root: string,
  name: string,
): Promise<{ readonly size: number; readonly time: number; readonly stamp: string } | null> {
  const found = await tryFiles(() => lstat(fileOf(root, name)));
  if (!found.ok) return null;
  const { size, mtimeMs: time } = found.value;
  return { size, time, stamp: `${size}:${time}` };
}

/** A thing's bytes, compared with its name; a place that cannot be reached throws the system's error. */
export async function readThing(root: string, thing: DeskThing): Promise<ReadThing> {
  const before = await stampOf(root, thing.name);
  const stamp = before?.stamp ?? '';
  if (before === null) return { as: 'missing', stamp };
  if (before.size > maxBytesOf(thing)) return { as: 'too-large', stamp };
  try {
    const bytes = await readFile(fileOf(root, thing.name));
    return (await isWhole(thing, bytes)) ? { as: 'whole', bytes } : { as: 'damaged', stamp };
  } catch (cause) {
    // One file that cannot be read (locked, taken away this moment) must not hide the others.
    if (errnoOf(cause) === null) throw cause;
    return { as: 'unreadable', stamp };
  }
}

/** Puts whole bytes in place, durably. */
export async function writeThing(
  fs: DurableFs,
  root: string,
  thing: DeskThing,
  bytes: Uint8Array,
): Promise<Result<null, AppError>> {
  const written = await tryFiles(() => writeDurably(fs, fileOf(root, thing.name), bytes));
  return written.ok ? ok(null) : fail(written.error);
}

async function kindAt(place: string): Promise<'folder' | 'other' | null> {
  const found = await tryFiles(() => stat(place));
  if (!found.ok) return null;
  return found.value.isDirectory() ? 'folder' : 'other';
}

/** Whether a folder stands in the place of this file, or something else in the place of a folder above it: writing fails until a person moves it. */
export async function isBlocked(root: string, name: string): Promise<boolean> {
  const parts = name.split('/');
  for (const length of parts.keys()) {
    const kind = await kindAt(path.join(root, ...parts.slice(0, length + 1)));
    if (kind === null) return false;
    if ((kind === 'folder') === (length === parts.length - 1)) return true;
  }
  return false;
}
