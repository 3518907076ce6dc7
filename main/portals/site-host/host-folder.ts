import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { containedPath, STATE_FOLDER } from '../static-site/site-folder.ts';
import type { Transport } from './transport.ts';

const TEMP_FOLDER = `${STATE_FOLDER}/tmp`;

/** The site's folder on the host: whole files or none, folders made and removed as files need them. */
export interface HostFolder {
  readonly atOnce: number;
  readonly read: (file: string) => Promise<Uint8Array | null>;
  readonly names: (folder: string) => Promise<readonly string[]>;
  /** Sends the file under a name that nobody reads, then gives it its own. */
  readonly write: (file: string, bytes: Uint8Array) => Promise<void>;
  readonly remove: (file: string) => Promise<void>;
  /** Removes what a killed or cut transfer left half-sent. Only for the one that is bringing the site there. */
  readonly sweep: () => Promise<void>;
  /** False once the server had to take a file away before it could put the new one in its place. */
  readonly replacesInOneStep: () => boolean;
}

export function openHostFolder(transport: Transport): HostFolder {
  const known = new Map<string, Promise<void>>();
  let inOneStep = true;

  const stepInto = (folder: string, parent: Promise<void>): Promise<void> => {
    const made = known.get(folder) ?? parent.then(() => transport.makeFolder(folder));
    known.set(folder, made);
    return made;
  };
  const makeFolderOf = (file: string): Promise<void> => {
    let folder = '';
    let made = Promise.resolve();
    for (const name of containedPath(file).split('/').slice(0, -1)) {
      folder = folder === '' ? name : `${folder}/${name}`;
      made = stepInto(folder, made);
    }
    return made;
  };
  return {
    atOnce: transport.atOnce,
    read: (file) => transport.get(containedPath(file)),
    names: (folder) => transport.names(folder),
    async write(file, bytes) {
      const temp = `${TEMP_FOLDER}/${randomBytes(8).toString('hex')}`;
      await Promise.all([makeFolderOf(temp), makeFolderOf(file)]);
      await transport.put(temp, bytes);
      if ((await transport.move(temp, file)) === 'two-steps') inOneStep = false;
    },
    async remove(file) {
      await transport.remove(containedPath(file));
      const folder = path.posix.dirname(file);
      if (folder === '.' || folder.startsWith(STATE_FOLDER)) return;
      await transport.removeFolder(folder);
      known.delete(folder);
    },
    async sweep() {
      for (const name of await transport.names(TEMP_FOLDER)) await transport.remove(`${TEMP_FOLDER}/${name}`);
    },
    replacesInOneStep: () => inOneStep,
  };
}
