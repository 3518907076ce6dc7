import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';

/**
 * The bytes of a file inside a folder, with every link on the way resolved: a link that leads out of the folder is not followed. Null when there
 * is no such file. `relative` is a path as `servedPath` answers it.
 */
export async function readContainedFile(folder: string, relative: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const root = await realpath(folder);
    const file = await realpath(path.join(root, relative));
    if (!file.startsWith(root + path.sep)) return null;
    return new Uint8Array(await readFile(file));
  } catch {
    return null;
  }
}
