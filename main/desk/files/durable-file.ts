import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { errnoOf } from './file-errors.ts';

/** The system calls that a durable write is made of, in a form that a test can record, refuse or stop at any step. */
export interface DurableFs {
  /** Makes the folder and those above it; answers the topmost one that was made, if any. */
  readonly makeFolder: (folder: string) => Promise<string | undefined>;
  readonly createFile: (file: string) => Promise<NewFile>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly remove: (file: string) => Promise<void>;
  /** Makes the names inside a folder durable. */
  readonly syncFolder: (folder: string) => Promise<void>;
}

/** A file being written; it must be synced before its name may be relied on. */
export interface NewFile {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Folders cannot be synced on Windows and on some network file systems; there the rename itself is all that can be had. */
const FOLDER_SYNC_UNSUPPORTED = new Set(['EPERM', 'EACCES', 'EISDIR', 'EINVAL', 'ENOTSUP', 'ENOSYS', 'EBADF']);

async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (!FOLDER_SYNC_UNSUPPORTED.has(errnoOf(cause) ?? '')) throw cause;
  }
}

/** The real file system. */
export const nodeDurableFs: DurableFs = {
  makeFolder: (folder) => mkdir(folder, { recursive: true }),
  createFile: async (file) => {
    const handle = await open(file, 'wx');
    return {
      write: (bytes) => handle.writeFile(bytes),
      sync: () => handle.sync(),
      close: () => handle.close(),
    };
  },
  rename,
  remove: (file) => rm(file, { force: true }),
  syncFolder,
};

/** Names that a write in progress uses; readers ignore them and a later start sweeps them away. */
export const isTemporaryName = (name: string): boolean => name.startsWith('.tmp-');

/** A name of that kind, in a folder, that nobody else uses. */
export const temporaryIn = (folder: string): string =>
  path.join(folder, `.tmp-${process.pid}-${randomBytes(6).toString('hex')}`);

const RENAME_BUSY = new Set(['EPERM', 'EACCES', 'EBUSY']);

/** A virus scanner or a sync tool may hold the old file for a moment on Windows; elsewhere a refusal is an answer. */
const RENAME_DELAYS_MS = process.platform === 'win32' ? [10, 20, 50, 100, 200, 400, 800] : [10, 50];

/** Gives a file its name, also where others look at the old one for a moment. */
export async function renamePatiently(fs: DurableFs, from: string, to: string): Promise<void> {
  for (const delayMs of RENAME_DELAYS_MS) {
    try {
      await fs.rename(from, to);
      return;
    } catch (cause) {
      if (!RENAME_BUSY.has(errnoOf(cause) ?? '')) throw cause;
      await wait(delayMs);
    }
  }
  await fs.rename(from, to);
}

/** Makes a folder that survives a power cut: the name of every folder that had to be made is synced in the one above it. */
export async function makeFolderDurably(fs: DurableFs, folder: string): Promise<void> {
  const topmost = await fs.makeFolder(folder);
  if (topmost === undefined) return;
  const top = path.resolve(topmost);
  for (let made = path.resolve(folder); made.length >= top.length; made = path.dirname(made))
    await fs.syncFolder(path.dirname(made));
}

/** Writes a new file, its bytes on the disk when it resolves; its name is not yet. */
export async function writeSynced(
  fs: DurableFs,
  file: string,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<void> {
  const handle = await fs.createFile(file);
  try {
    for await (const bytes of pieces) await handle.write(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function removeLeftover(fs: DurableFs, file: string): Promise<void> {
  try {
    await fs.remove(file);
  } catch (cause) {
    // The write's own failure is what counts; a leftover is ignored by readers and swept later.
    if (errnoOf(cause) === null) throw cause;
  }
}

/**
 * Puts a whole file in place or nothing: when the promise resolves, the bytes and the name survive a power cut; when it rejects (a system error),
 * an older file of that name is as it was.
 */
export const writeDurably = (fs: DurableFs, file: string, bytes: Uint8Array): Promise<void> =>
  writeCheckedDurably(fs, file, [bytes], async () => undefined);

/** The same for bytes that come in pieces, with a look at the finished file before it gets its name: what `check` throws leaves all as it was. */
export async function writeCheckedDurably(
  fs: DurableFs,
  file: string,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  check: (temporary: string) => Promise<void>,
): Promise<void> {
  const folder = path.dirname(file);
  await makeFolderDurably(fs, folder);
  const temporary = temporaryIn(folder);
  try {
    await writeSynced(fs, temporary, pieces);
    await check(temporary);
    await renamePatiently(fs, temporary, file);
  } catch (cause) {
    await removeLeftover(fs, temporary);
    throw cause;
  }
  await fs.syncFolder(folder);
}
