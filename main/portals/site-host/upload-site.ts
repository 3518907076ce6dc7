import { sha256Hex } from '../../desk/files/sha256.ts';
import { localLinks } from '../static-site/local-links.ts';
import { openSiteFolder, type SiteFolder } from '../static-site/site-folder.ts';
import { withSiteLock } from '../static-site/site-lock.ts';
import { STATE_PATHS } from '../static-site/state-files.ts';
import { openHostFolder, type HostFolder } from './host-folder.ts';
import {
  readHostFiles,
  readHostHead,
  removeOldLists,
  writeHostFiles,
  type HostFiles,
  type HostHead,
} from './host-manifest.ts';
import { hostProblem, isHostProblem } from './host-problem.ts';
import { readHostNote, readLocalFiles, writeHostNote, type HostNote } from './local-site.ts';
import type { OpenTransport } from './transport.ts';
import { isDone, planUpload, whileUploading, type LocalFiles, type UploadPlan } from './upload-plan.ts';

const FILES_AT_ONCE = 32;
const BYTES_AT_ONCE = 4 * 1024 * 1024;
/** After so many bundles the host's list is brought up to date: a killed transfer sends at most so many again. */
const BUNDLES_A_NOTE = 4;

/** What systems and web servers keep in a site's folder by themselves. */
const NOT_FOREIGN = /^(\..*|cgi-bin|lost\+found|web\.config)$/;

/** The site on this machine, the way to its host, and what may stand for a page that is still to come (null: nothing). */
export interface UploadParts {
  readonly root: string;
  readonly siteUrl: string | null;
  readonly placeholder: (file: string) => string | null;
  readonly open: OpenTransport;
}

export interface UploadWish {
  /** A person has agreed that the host's site, whoever brought it there, gives way to this one. */
  readonly takesOver: boolean;
  /** Files to be read back from the host, once everything is there. */
  readonly readBack: readonly string[];
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** `isComplete` false: the site on this machine changed meanwhile, and the host has not all of it yet. */
export interface UploadReport {
  readonly sent: number;
  readonly removed: number;
  readonly isComplete: boolean;
  /** Whether the server puts a new file in the place of an old one without a moment between. */
  readonly replacesInOneStep: boolean;
}

interface Transfer {
  readonly host: HostFolder;
  readonly local: SiteFolder;
  readonly parts: UploadParts;
  readonly wish: UploadWish;
  readonly note: HostNote;
  readonly localFiles: LocalFiles;
  /** What the host has, as far as it is known; becomes its next list. */
  readonly hostFiles: Map<string, string | null>;
  /** Pages and files that a link may lead to. */
  readonly present: Set<string>;
  readonly total: number;
  head: HostHead;
  done: number;
  isComplete: boolean;
}

interface Piece {
  readonly file: string;
  readonly bytes: Uint8Array;
}

async function inParallel<T>(things: readonly T[], atOnce: number, work: (thing: T) => Promise<void>): Promise<void> {
  const rest = things.values();
  const worker = async (): Promise<void> => {
    for (const thing of rest) await work(thing);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, things.length) }, worker));
}

async function checkHead({ host, head }: Transfer): Promise<void> {
  if ((await readHostHead(host))?.list !== head.list) throw hostProblem('host-changed');
}

async function noteProgress(transfer: Transfer): Promise<void> {
  await checkHead(transfer);
  transfer.head = await writeHostFiles(transfer.host, transfer.note, transfer.hostFiles);
}

/** A page that leads somewhere waits until something stands there. */
async function makeTargets(pieces: readonly Piece[], transfer: Transfer): Promise<void> {
  const { parts, host, localFiles, present } = transfer;
  const targets = new Set<string>();
  for (const { file, bytes } of pieces) {
    if (!file.endsWith('.html')) continue;
    for (const target of localLinks(file, new TextDecoder().decode(bytes), parts.siteUrl))
      if (target !== file && !present.has(target) && localFiles.has(target)) targets.add(target);
  }
  await inParallel([...targets], host.atOnce, async (target) => {
    const text = parts.placeholder(target);
    // What an interrupted transfer has left uncertain may be a whole page already.
    if (text !== null && (await host.read(target)) === null) await host.write(target, new TextEncoder().encode(text));
    present.add(target);
  });
}

async function sendBundle(pieces: readonly Piece[], transfer: Transfer): Promise<void> {
  const { host, wish, hostFiles, present, localFiles } = transfer;
  await makeTargets(pieces, transfer);
  await inParallel(pieces, host.atOnce, async ({ file, bytes }) => {
    await host.write(file, bytes);
    const hash = sha256Hex(bytes);
    hostFiles.set(file, hash);
    present.add(file);
    if (localFiles.get(file) !== hash) transfer.isComplete = false;
    transfer.done += 1;
    wish.onProgress(transfer.done, transfer.total);
  });
}

/** Files in bundles, read from the disk as they are needed. */
async function* bundlesOf(files: readonly string[], transfer: Transfer): AsyncGenerator<readonly Piece[]> {
  let bundle: Piece[] = [];
  let size = 0;
  for (const file of files) {
    const bytes = await transfer.local.read(file);
    if (bytes === null) {
      transfer.isComplete = false;
      continue;
    }
    bundle.push({ file, bytes });
    size += bytes.length;
    if (bundle.length < FILES_AT_ONCE && size < BYTES_AT_ONCE) continue;
    yield bundle;
    bundle = [];
    size = 0;
  }
  if (bundle.length > 0) yield bundle;
}

/** Before every bundle: whether anybody waits for it still, and whether nobody else has brought a site there since. */
async function mayGoOn(transfer: Transfer): Promise<void> {
  if (transfer.wish.signal.aborted) throw hostProblem('cancelled');
  await checkHead(transfer);
}

async function carryOut({ groups, removed }: UploadPlan, transfer: Transfer): Promise<void> {
  const { host, hostFiles, wish } = transfer;
  let bundles = 0;
  for (const group of groups) {
    for await (const bundle of bundlesOf(group, transfer)) {
      await mayGoOn(transfer);
      await sendBundle(bundle, transfer);
      bundles += 1;
      if (bundles % BUNDLES_A_NOTE === 0) await noteProgress(transfer);
    }
  }
  // A file that went away on this machine while its page was on the way is still needed there.
  const toRemove = transfer.isComplete ? removed : [];
  for (let from = 0; from < toRemove.length; from += FILES_AT_ONCE) {
    await mayGoOn(transfer);
    for (const file of toRemove.slice(from, from + FILES_AT_ONCE)) {
      await host.remove(file);
      hostFiles.delete(file);
      transfer.done += 1;
      wish.onProgress(transfer.done, transfer.total);
    }
  }
}

interface Found {
  readonly head: HostHead | null;
  readonly files: HostFiles;
}

/** Whether files lie there that neither a site of this program nor a web server by itself puts there. */
export async function isForeign(host: HostFolder): Promise<boolean> {
  return !(await host.names('')).every((name) => NOT_FOREIGN.test(name));
}

/** Whether this very folder brought it there, and not a copy of it. */
export const isFrom = ({ site, serial }: HostNote, head: HostHead | null): boolean =>
  head !== null && head.site === site && head.serial <= serial;

const nobodys: Found = { head: null, files: new Map() };

/** What the host says of itself. A list that cannot be read counts as none only when a person has agreed that what is there gives way. */
async function readHost(host: HostFolder, takesOver: boolean): Promise<Found> {
  try {
    const head = await readHostHead(host);
    return head === null ? nobodys : { head, files: await readHostFiles(host, head) };
  } catch (error) {
    if (takesOver && isHostProblem(error) && error.hostFailure.trouble === 'differs') return nobodys;
    throw error;
  }
}

/**
 * What was sent is read back and compared; a file that is not on this machine is not asked for. What differs counts as uncertain from then on, so that the
 * next transfer sends it again.
 */
async function compareWithHost(
  host: HostFolder,
  local: SiteFolder,
  head: HostHead,
  hostFiles: HostFiles,
  files: readonly string[],
): Promise<void> {
  const differ: string[] = [];
  for (const file of files) {
    const ours = await local.read(file);
    if (ours === null) continue;
    const theirs = await host.read(file);
    if (theirs === null || Buffer.compare(ours, theirs) !== 0) differ.push(file);
  }
  if (differ.length === 0) return;
  await writeHostFiles(host, head, new Map([...hostFiles, ...differ.map((file) => [file, null] as const)]));
  throw hostProblem('differs', differ[0]);
}

/** What is there now, unless it is somebody else's and nobody has agreed that it gives way. */
async function lookAtHost(
  host: HostFolder,
  { site, serial }: HostNote,
  localFiles: LocalFiles,
  takesOver: boolean,
): Promise<Found> {
  const { head, files } = await readHost(host, takesOver);
  if (head === null) {
    if (!takesOver && (await isForeign(host))) throw hostProblem('host-foreign');
    return nobodys;
  }
  if (!isFrom({ site, serial }, head) && !takesOver && !isDone(planUpload(files, localFiles)))
    throw hostProblem('host-changed');
  return { head, files };
}

async function upload(
  host: HostFolder,
  local: SiteFolder,
  parts: UploadParts,
  wish: UploadWish,
): Promise<UploadReport> {
  const before = await readHostNote(local);
  const localFiles = await readLocalFiles(parts.root, local);
  const found = await lookAtHost(host, before, localFiles, wish.takesOver);
  const plan = planUpload(found.files, localFiles);
  const nothing = { sent: 0, removed: 0, isComplete: true, replacesInOneStep: host.replacesInOneStep() };
  // Before anything is written: half of a large photo may be what keeps a full disk full.
  await host.sweep();
  if (found.head !== null && isFrom(before, found.head) && isDone(plan)) {
    await removeOldLists(host, found.head);
    await compareWithHost(host, local, found.head, found.files, wish.readBack);
    return nothing;
  }

  const note = { ...before, serial: before.serial + 1 };
  await writeHostNote(local, note);
  const hostFiles = whileUploading(found.files, plan);
  const total = plan.groups.flat().length + plan.removed.length;
  const transfer: Transfer = {
    host,
    local,
    parts,
    wish,
    note,
    localFiles,
    hostFiles,
    present: new Set([...found.files].flatMap(([file, hash]) => (hash === null ? [] : [file]))),
    total,
    head: await writeHostFiles(host, note, hostFiles),
    done: 0,
    isComplete: true,
  };
  wish.onProgress(0, total);
  await carryOut(plan, transfer);
  await noteProgress(transfer);
  await removeOldLists(host, transfer.head);
  if (transfer.isComplete) await compareWithHost(host, local, transfer.head, hostFiles, wish.readBack);
  return {
    sent: plan.groups.flat().length,
    removed: plan.removed.length,
    isComplete: transfer.isComplete,
    replacesInOneStep: host.replacesInOneStep(),
  };
}

/** Opens the way to the host, and closes it whatever happens. */
export async function withHost<T>(
  open: OpenTransport,
  signal: AbortSignal,
  work: (host: HostFolder) => Promise<T>,
): Promise<T> {
  const transport = await open(signal);
  try {
    return await work(openHostFolder(transport));
  } finally {
    await transport.close();
  }
}

/**
 * Brings the site to its host: what the host's list lacks is sent, first what pages show, then pages, then what leads to them, at last what is gone is
 * removed. Cut or killed at any moment, no reader meets a broken page, and the next call goes on. Throws host problems and site problems.
 */
export const uploadSite = (parts: UploadParts, wish: UploadWish): Promise<UploadReport> =>
  withSiteLock(
    parts.root,
    async () => {
      const local = await openSiteFolder(parts.root);
      return withHost(parts.open, wish.signal, (host) => upload(host, local, parts, wish));
    },
    STATE_PATHS.uploadLock,
  );
