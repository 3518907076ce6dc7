import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, realpath, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { nodeDurableFs, renamePatiently, writeSynced, type DurableFs } from '../../desk/files/durable-file.ts';
import { errnoOf, siteProblem } from './site-problem.ts';

/** The site's own room inside the folder; readers never need it. */
export const STATE_FOLDER = '.toasoan';
const TEMP_FOLDER = `${STATE_FOLDER}/tmp`;

/** Reads files by their path from the site's root, forward slashes. */
export interface SiteReader {
  /** Null: no such file. */
  readonly read: (file: string) => Promise<Uint8Array | null>;
  readonly exists: (file: string) => Promise<boolean>;
  /** The names in a folder; none when there is no such folder. */
  readonly names: (folder: string) => Promise<readonly string[]>;
}

/** A folder that a site is written to: whole files or none, never outside, durable after `settle`. */
export interface SiteFolder extends SiteReader {
  /** Puts the file there in one step; false: exactly these bytes were there already, and nothing was written. */
  readonly write: (file: string, bytes: Uint8Array) => Promise<boolean>;
  /** Removes the file, and its folder when that was the last thing in it. */
  readonly remove: (file: string) => Promise<void>;
  /** Makes every name given or taken since the last call survive a power failure. */
  readonly settle: () => Promise<void>;
}

const SAFE_NAME = /^(?!\.{1,2}$)[A-Za-z0-9._=-]{1,200}$/;

/** The path when it stays inside a folder by its own words; throws otherwise, since every path here is made by this program. */
export function containedPath(file: string): string {
  if (!file.split('/').every((name) => SAFE_NAME.test(name))) throw new Error('a path of the site leaves its folder');
  return file;
}

const isMissing = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(errnoOf(error) ?? '');

/** Reads without ever writing; for previews, and for folders that are not there (null). */
export function openSiteReader(root: string | null): SiteReader {
  const absolute = (file: string) => (root === null ? null : path.join(root, containedPath(file)));
  const ifThere = async <T>(file: string, doWith: (at: string) => Promise<T>, otherwise: T): Promise<T> => {
    const at = absolute(file);
    if (at === null) return otherwise;
    try {
      return await doWith(at);
    } catch (error) {
      if (isMissing(error)) return otherwise;
      throw error;
    }
  };
  return {
    read: (file) => ifThere<Uint8Array | null>(file, async (at) => new Uint8Array(await readFile(at)), null),
    exists: (file) => ifThere(file, async (at) => (await stat(at)).isFile(), false),
    names: (folder) => ifThere<readonly string[]>(folder, readdir, []),
  };
}

/** Makes the folder of a file, step by step. A link on the way is refused: what is written through it would land elsewhere. */
function createFolderMaker(realRoot: string, known: Set<string>, unsettled: Set<string>) {
  async function stepInto(folder: string): Promise<void> {
    if (known.has(folder)) return;
    try {
      await mkdir(folder);
      unsettled.add(path.dirname(folder));
    } catch (error) {
      if (errnoOf(error) !== 'EEXIST') throw error;
      if (!(await lstat(folder)).isDirectory()) throw siteProblem({ code: 'damaged', what: 'site' });
    }
    known.add(folder);
  }

  return async (file: string): Promise<string> => {
    let folder = realRoot;
    for (const name of containedPath(file).split('/').slice(0, -1)) {
      folder = path.join(folder, name);
      await stepInto(folder);
    }
    return folder;
  };
}

/** Opens the folder for writing. `root` is absolute and exists. */
export async function openSiteFolder(root: string, fs: DurableFs = nodeDurableFs): Promise<SiteFolder> {
  const realRoot = await realpath(root);
  const reader = openSiteReader(realRoot);
  const knownFolders = new Set<string>();
  const unsettled = new Set<string>();

  const folderOf = createFolderMaker(realRoot, knownFolders, unsettled);

  return {
    ...reader,
    async write(file, bytes) {
      const present = await reader.read(file);
      if (present !== null && Buffer.compare(present, bytes) === 0) return false;
      const folder = await folderOf(file);
      const temp = `${TEMP_FOLDER}/${process.pid}-${randomBytes(8).toString('hex')}`;
      await folderOf(temp);
      const tempAt = path.join(realRoot, temp);
      try {
        await writeSynced(fs, tempAt, [bytes]);
        await renamePatiently(fs, tempAt, path.join(folder, path.basename(file)));
      } catch (error) {
        await fs.remove(tempAt);
        throw error;
      }
      unsettled.add(folder);
      return true;
    },
    async remove(file) {
      const at = path.join(realRoot, containedPath(file));
      await fs.remove(at);
      unsettled.add(path.dirname(at));
      if (file.startsWith(`${STATE_FOLDER}/`) || !file.includes('/')) return;
      try {
        await rmdir(path.dirname(at));
        knownFolders.delete(path.dirname(at));
        unsettled.add(path.dirname(path.dirname(at)));
      } catch (error) {
        if (!['ENOTEMPTY', 'EEXIST', 'ENOENT', 'EPERM'].includes(errnoOf(error) ?? '')) throw error;
      }
    },
    async settle() {
      const folders = [...unsettled];
      unsettled.clear();
      await Promise.all(
        folders.map(async (folder) => {
          try {
            await fs.syncFolder(folder);
          } catch (error) {
            if (!isMissing(error)) throw error;
          }
        }),
      );
    },
  };
}

/** Removes what a killed writer left half-written. Only for the holder of the lock. */
export async function sweepTemporaryFiles(folder: SiteFolder): Promise<void> {
  for (const name of await folder.names(TEMP_FOLDER)) await folder.remove(`${TEMP_FOLDER}/${name}`);
}
