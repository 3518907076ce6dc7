import { lstat, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { AppError } from '../../../shared/app-error.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Identity } from '../../identity/identity.ts';
import type { Carrier, DeskFile } from '../carrier/carrier.ts';
import { nodeDurableFs, type DurableFs } from '../files/durable-file.ts';
import { tryFiles } from '../files/file-errors.ts';
import { readJsonFile, writeJsonFile } from '../files/json-file.ts';
import { within } from '../files/within.ts';
import { createFolderCarrier } from '../carrier/folder-carrier.ts';
import { localDeskFolder } from '../local-desk.ts';
import { openRosterBook } from '../people/roster-book.ts';
import { createCopyCarrier } from './copy-carrier.ts';
import { openSignsFile } from './drawer-signs.ts';
import { createExchange, type Exchange } from './exchange.ts';
import { openWaitingFile } from './waiting-file.ts';

/** A desk's folder as this machine works with it. */
export interface DeskPlace {
  readonly carrier: Carrier;
  readonly exchange: Exchange;
}

interface PlaceParts {
  readonly localFolder: string;
  readonly identity: Identity;
  readonly now: () => Date;
  readonly fs?: DurableFs;
}

/** Where a desk's folder was when it was last opened: a folder that cannot be reached does not say whose it is. */
const PlaceSchema = v.object({ v: v.literal(1), folder: v.string() });

const copyFolderOf = (localFolder: string, deskId: string): string =>
  path.join(localDeskFolder(localFolder, deskId), 'copy');

async function volumeOf(folder: string): Promise<number | null> {
  const found = await tryFiles(() => stat(folder));
  return found.ok ? found.value.dev : null;
}

/**
 * Whether this machine keeps a copy of its own: the folder is not on the disk where this machine keeps its own things, or somebody else signs at the
 * desk too (docs/adr/0005). Once there is a copy it stays.
 */
async function needsCopy(carrier: Carrier, desk: DeskFile, folder: string, parts: PlaceParts): Promise<boolean> {
  const copy = createFolderCarrier(copyFolderOf(parts.localFolder, desk.id), parts.fs);
  if ((await copy.describe()).ok) return true;
  if ((await volumeOf(folder)) !== (await volumeOf(parts.localFolder))) return true;
  const roster = await openRosterBook(carrier, carrier, desk);
  const ours = parts.identity.ownKeys();
  return roster.ok && Object.keys(roster.value.current().roster.keys).some((key) => !ours.has(key));
}

/** The desk whose folder was at this place when it was last opened, by this machine's copy of it. */
async function rememberedAt(folder: string, { localFolder, fs }: PlaceParts): Promise<DeskFile | null> {
  const desks = path.join(localFolder, 'desks');
  const names = await tryFiles(() => readdir(desks));
  for (const name of names.ok ? names.value : []) {
    const place = await readJsonFile(path.join(desks, name, 'place.json'), PlaceSchema);
    if (place?.folder !== folder) continue;
    const desk = await createFolderCarrier(path.join(desks, name, 'copy'), fs).describe();
    if (desk.ok) return desk.value;
  }
  return null;
}

/** Begins a copy with what a desk needs to open: its people and settings, and its own file last. */
async function beginCopy(copy: Carrier, exchange: Exchange, desk: DeskFile): Promise<Result<null, AppError>> {
  if ((await copy.describe()).ok) return ok(null);
  await exchange.round();
  return copy.found(desk);
}

/** A folder that was renamed or taken away is not begun anew: what went there meanwhile would be missing when it is back. */
const notBeginning = (fs: DurableFs, root: string): DurableFs => ({
  ...fs,
  makeFolder: async (folder) => {
    await lstat(root);
    return fs.makeFolder(folder);
  },
});

async function openCopied(folder: string, desk: DeskFile, parts: PlaceParts): Promise<Result<DeskPlace, AppError>> {
  const { localFolder, fs = nodeDurableFs, now } = parts;
  const shared = createFolderCarrier(folder, notBeginning(fs, folder));
  const copyFolder = copyFolderOf(localFolder, desk.id);
  const ownFolder = localDeskFolder(localFolder, desk.id);
  const waiting = await openWaitingFile(fs, path.join(ownFolder, 'waiting.json'));
  const signs = await openSignsFile(fs, path.join(ownFolder, 'signs.json'));
  const exchange = createExchange({
    shared: folder,
    sharedCarrier: shared,
    copy: copyFolder,
    desk,
    now,
    fs,
    waiting,
    signs,
  });
  const carrier = createCopyCarrier(copyFolder, shared, exchange, fs);
  const begun = await beginCopy(carrier, exchange, desk);
  if (!begun.ok) return begun;
  const remembered = await tryFiles(() => writeJsonFile(fs, path.join(ownFolder, 'place.json'), { v: 1, folder }));
  return remembered.ok ? ok({ carrier, exchange }) : remembered;
}

/** A folder that does not answer for so long is taken for one that cannot be reached now. */
const PATIENCE_MS = 5_000;

/** Finds out how this machine works with a desk's folder, also when the folder cannot be reached now. */
export async function openDeskPlace(folder: string, parts: PlaceParts): Promise<Result<DeskPlace, AppError>> {
  const shared = createFolderCarrier(folder, notBeginning(parts.fs ?? nodeDurableFs, folder));
  const desk = (await within(PATIENCE_MS, shared.describe())) ?? fail<AppError>({ code: 'unreachable' });
  if (!desk.ok) {
    const known = desk.error.code === 'newer-version' ? null : await rememberedAt(folder, parts);
    return known === null ? desk : openCopied(folder, known, parts);
  }
  if (await needsCopy(shared, desk.value, folder, parts)) return openCopied(folder, desk.value, parts);
  const once = { shared: folder, sharedCarrier: shared, copy: null, desk: desk.value, now: parts.now };
  return ok({ carrier: shared, exchange: createExchange(parts.fs === undefined ? once : { ...once, fs: parts.fs }) });
}
