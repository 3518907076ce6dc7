import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Carrier, DeskFile } from '../carrier/carrier.ts';
import { writeDurably, type DurableFs } from '../files/durable-file.ts';
import { tryFiles } from '../files/file-errors.ts';
import { layout } from '../carrier/folder-layout.ts';
import { drawersOf, newestArticles } from './desk-units.ts';

/** Whether the folder at the place is this desk's: an unmounted share leaves an empty folder behind, and another stick may carry another desk. */
export type ShareLook = 'here' | 'unreachable' | 'other-desk';

interface Looking {
  readonly fs: DurableFs;
  readonly shared: string;
  readonly sharedCarrier: Carrier;
  readonly copy: string | null;
  readonly desk: DeskFile;
}

/** Articles that are looked for in a folder without its `desk.json`. */
const LOOKED_FOR = 50;

/** The roster's first version is there, or articles of ours are: this is the desk's folder, and only its `desk.json` was lost or damaged. */
async function hasOurThings({ shared, copy, desk }: Looking & { readonly copy: string }): Promise<boolean> {
  const names = await tryFiles(() => readdir(path.join(shared, 'roster')));
  if (names.ok && names.value.some((name) => name.endsWith(`-${desk.root}.jws`))) return true;
  const drawers = (await drawersOf(copy)).units;
  for (const unit of await newestArticles(copy, drawers, LOOKED_FOR))
    if ((await tryFiles(() => lstat(path.join(shared, ...unit.split('/'), 'r')))).ok) return true;
  return false;
}

export async function lookAtShare(looking: Looking): Promise<ShareLook> {
  const { fs, shared, sharedCarrier, copy, desk } = looking;
  const there = await sharedCarrier.describe();
  if (there.ok) return there.value.id === desk.id && there.value.root === desk.root ? 'here' : 'other-desk';
  const isLost = there.error.code === 'not-found' || there.error.code === 'damaged';
  if (!isLost || copy === null || !(await hasOurThings({ ...looking, copy }))) return 'unreachable';
  const mended = await tryFiles(async () => {
    await lstat(shared);
    await writeDurably(fs, layout.deskFile(shared), await readFile(layout.deskFile(copy)));
  });
  return mended.ok ? 'here' : 'unreachable';
}
