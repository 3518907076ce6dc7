import { readdir, stat } from 'node:fs/promises';
import type { Portal } from '../../../shared/portal/schema.ts';
import type { Photo } from '../../../shared/article/schema.ts';
import type { OutputContext } from './outputs.ts';
import { frameOutputs } from './output-order.ts';
import {
  openSiteFolder,
  openSiteReader,
  STATE_FOLDER,
  sweepTemporaryFiles,
  type SiteFolder,
  type SiteReader,
} from './site-folder.ts';
import { withSiteLock } from './site-lock.ts';
import { errnoOf, siteProblem } from './site-problem.ts';
import type { Output, Rebuild, SiteFace } from './site-state.ts';
import {
  openState,
  readFace,
  readIntent,
  readRebuild,
  STATE_PATHS,
  stateBytes,
  type StateChanges,
  type StateView,
} from './state-files.ts';
import type { StaticSiteParts } from './static-site-parts.ts';
import type { Theme } from './theme.ts';
import { newTally, writeOutputs, type Tally, type Watch } from './write-outputs.ts';

/** A site opened for writing, by its only writer. */
export interface SiteSession {
  readonly folder: SiteFolder;
  /** State as it is now; what is read stays known until the view is thrown away. */
  readonly freshView: () => StateView;
  readonly context: (view: StateView) => OutputContext;
}

/** What belongs to one site and does not change while the program runs. */
export interface SiteSetting {
  readonly parts: StaticSiteParts;
  readonly theme: Theme;
}

// What systems leave in folders by themselves does not make a folder someone else's.
const SYSTEM_FILES = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini', 'lost+found', STATE_FOLDER]);

/** The folder, when it is there and empty or a site of ours. Nothing is written to find out. */
export async function checkedFolder(parts: StaticSiteParts): Promise<{ root: string; reader: SiteReader }> {
  const root = parts.folder;
  if (root === null) throw siteProblem({ code: 'site-folder-missing' });
  try {
    if (!(await stat(root)).isDirectory()) throw siteProblem({ code: 'site-folder-missing' });
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errnoOf(error) ?? '')) throw siteProblem({ code: 'site-folder-missing' });
    throw error;
  }
  const reader = openSiteReader(root);
  if (!(await reader.exists(STATE_PATHS.head)) && !(await isEmpty(root))) throw siteProblem({ code: 'site-foreign' });
  return { root, reader };
}

async function isEmpty(root: string): Promise<boolean> {
  return (await readdir(root)).every((name) => SYSTEM_FILES.has(name));
}

/** What pages of these settings and this program share. */
export const faceOf = (portal: Portal, theme: Theme): SiteFace => ({
  portal,
  assets: theme.assets,
  files: [...theme.files.keys()],
});

export const sameFace = (a: SiteFace | null, b: SiteFace): boolean =>
  a !== null && JSON.stringify(a) === JSON.stringify(b);

/** How pages are made with these settings. */
export const outputContext = ({ parts, theme }: SiteSetting, view: StateView): OutputContext => ({
  portal: parts.portal,
  assets: theme.assets,
  view,
  photoExtension: (photo: Photo) => parts.photos.extension(photo),
  now: parts.clock(),
});

/** Writes state files: each whole, in any order, the same again however often. */
export async function applyState(changes: StateChanges, folder: SiteFolder): Promise<void> {
  await Promise.all(
    [...changes].map(([file, value]) => (value === null ? folder.remove(file) : folder.write(file, stateBytes(value)))),
  );
  await folder.settle();
}

export async function writeRebuild(rebuild: Rebuild, folder: SiteFolder): Promise<void> {
  await folder.write(STATE_PATHS.rebuild, stateBytes(rebuild));
  await folder.settle();
}

/** Puts down what is about to happen. From here on the publication happens, if need be after the next start. */
export async function beginIntent(
  changes: StateChanges,
  outputs: readonly Output[],
  folder: SiteFolder,
  { remove = [], isOver = false }: { readonly remove?: readonly string[]; readonly isOver?: boolean } = {},
): Promise<void> {
  await folder.write(STATE_PATHS.intent, stateBytes({ state: [...changes], outputs, remove, isOver }));
  await folder.settle();
}

/** Carries out what the intent says, from the beginning, as often as it takes. */
export async function finishIntent(session: SiteSession, tally: Tally, watch: Watch): Promise<void> {
  const { folder } = session;
  const intent = await readIntent(folder);
  if (intent === null) return;
  await applyState(new Map(intent.state), folder);
  await writeOutputs(intent.outputs, session.context(session.freshView()), folder, tally, watch, intent.isOver);
  for (const file of intent.remove) await folder.remove(file);
  // What is removed must be gone for good before the intent is: a power cut would bring it back, and nothing would say that it is to go.
  await folder.settle();
  await folder.remove(STATE_PATHS.intent);
  await folder.settle();
}

const unwatched: Watch = { onDone: () => undefined, signal: null };

async function writeTheme(theme: Theme, folder: SiteFolder): Promise<void> {
  await Promise.all([...theme.files].map(([file, bytes]) => folder.write(file, bytes)));
  await folder.settle();
}

/** A folder becomes a site: first the mark that it is ours, then all pages that a site without articles has. */
async function makeSite(session: SiteSession, { parts, theme }: SiteSetting): Promise<void> {
  const { folder } = session;
  const head = await session.freshView().head();
  await folder.write(STATE_PATHS.head, stateBytes(head));
  await folder.settle();
  await writeTheme(theme, folder);
  const tally = newTally();
  await writeOutputs(frameOutputs(parts.portal), session.context(session.freshView()), folder, tally, unwatched);
  const files = Math.max(head.files, tally.pages.size + theme.files.size);
  await folder.write(STATE_PATHS.head, stateBytes({ ...head, files }));
  await folder.write(STATE_PATHS.face, stateBytes(faceOf(parts.portal, theme)));
  await folder.settle();
}

/** New settings or a new style: from now on pages are made with them, and a rebuild is due for those that are not. */
async function adoptFace(session: SiteSession, setting: SiteSetting): Promise<void> {
  const { folder } = session;
  const known = await readFace(folder);
  const face = faceOf(setting.parts.portal, setting.theme);
  if (known === null) {
    await makeSite(session, setting);
    return;
  }
  if (sameFace(known, face)) return;
  const pending = await readRebuild(folder);
  await writeRebuild({ previous: [...(pending?.previous ?? []), known], done: 0, moved: 0 }, folder);
  await writeTheme(setting.theme, folder);
  await folder.write(STATE_PATHS.face, stateBytes(face));
  await folder.settle();
}

/** Opens the site for writing, alone; what an earlier run left unfinished is finished before the work begins. */
export async function withSite<T>(setting: SiteSetting, work: (session: SiteSession) => Promise<T>): Promise<T> {
  const { root } = await checkedFolder(setting.parts);
  return withSiteLock(root, async () => {
    const folder = await openSiteFolder(root, setting.parts.fs);
    await sweepTemporaryFiles(folder);
    const session: SiteSession = {
      folder,
      freshView: () => openState(folder),
      context: (view) => outputContext(setting, view),
    };
    await adoptFace(session, setting);
    await finishIntent(session, newTally(), unwatched);
    return work(session);
  });
}
