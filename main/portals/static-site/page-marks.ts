import { pageCount } from '../../../shared/rendering/list-page.ts';
import { renderPlaceholder } from '../../../shared/rendering/plain-pages.ts';
import { sha256Hex } from '../../desk/files/sha256.ts';
import type { OutputContext } from './outputs.ts';
import type { SiteFolder, SiteReader } from './site-folder.ts';
import { siteProblem } from './site-problem.ts';
import type { PageMarks } from './site-state.ts';
import { readMarks, stateBytes, STATE_PATHS, type StateView } from './state-files.ts';

/** An article's page that is about to be written. */
export interface ArticlePage {
  readonly id: string;
  readonly file: string;
  readonly bytes: Uint8Array;
}

async function marksFileOf(id: string, view: StateView): Promise<string> {
  const entry = await view.entry(id);
  if (entry === null) throw siteProblem({ code: 'damaged', what: 'site' });
  return STATE_PATHS.marks(pageCount(entry.number));
}

/** SHA-256 of what this program may have left under the page's path; null: that was never written down. */
export async function marksOf(
  id: string,
  file: string,
  view: StateView,
  reader: SiteReader,
): Promise<readonly string[] | null> {
  return (await readMarks(reader, await marksFileOf(id, view)))?.[file] ?? null;
}

/** What stands there, with its SHA-256; a page that only keeps the place of one to come is none. */
export async function pageThere(
  file: string,
  { portal }: OutputContext,
  reader: SiteReader,
): Promise<{ readonly text: string; readonly hash: string } | null> {
  const bytes = await reader.read(file);
  if (bytes === null) return null;
  const text = new TextDecoder().decode(bytes);
  return text === renderPlaceholder(portal) ? null : { text, hash: sha256Hex(bytes) };
}

/**
 * Writes down, before pages are written, what will stand there: the page and the one before, since a kill may leave either. Answers which of them somebody
 * else has changed since this program wrote them; `isOver`: those are to be written over.
 */
export async function markPages(
  pages: readonly ArticlePage[],
  context: OutputContext,
  folder: SiteFolder,
  isOver: boolean,
): Promise<ReadonlySet<string>> {
  const strangers = new Set<string>();
  const all = new Map<string, Record<string, PageMarks[string]>>();
  const changed = new Set<string>();
  for (const { id, file, bytes } of pages) {
    const marksFile = await marksFileOf(id, context.view);
    const marks = all.get(marksFile) ?? { ...(await readMarks(folder, marksFile)) };
    all.set(marksFile, marks);
    const next = sha256Hex(bytes);
    const now = (await pageThere(file, context, folder))?.hash ?? null;
    const known = marks[file];
    if (!isOver && now !== null && now !== next && known !== undefined && !known.includes(now)) {
      strangers.add(file);
      continue;
    }
    if (now === next && known?.includes(next)) continue;
    marks[file] = now === null || now === next ? [next] : [now, next];
    changed.add(marksFile);
  }
  for (const file of changed) await folder.write(file, stateBytes(all.get(file)));
  if (changed.size > 0) await folder.settle();
  return strangers;
}
