import type { Portal } from '../../../shared/portal/schema.ts';
import { renderPlaceholder } from '../../../shared/rendering/plain-pages.ts';
import { localLinks } from './local-links.ts';
import { inWritingOrder } from './output-order.ts';
import { markPages } from './page-marks.ts';
import { outputPath, renderOutput, type OutputContext } from './outputs.ts';
import type { SiteFolder } from './site-folder.ts';
import { siteProblem } from './site-problem.ts';
import type { Output } from './site-state.ts';

/** What a writer did so far. */
export interface Tally {
  readonly written: Set<string>;
  readonly pages: Set<string>;
}

export const newTally = (): Tally => ({ written: new Set(), pages: new Set() });

/** How the writing of many files is watched and stopped. */
export interface Watch {
  readonly onDone: (done: number, total: number) => void;
  readonly signal: AbortSignal | null;
}

const AT_ONCE = 50;
const EMPTY_FEED = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel></channel></rss>\n';

/** What may stand for a page or a file that is still to come; null: nothing may. */
export function placeholderFor(file: string, portal: Portal): string | null {
  if (file.endsWith('.html')) return renderPlaceholder(portal);
  if (file.endsWith('.xml')) return EMPTY_FEED;
  return file.endsWith('.js') ? '\n' : null;
}

/** Pages lead to each other in circles: where a target is still to come, something stands there before the link is seen. */
async function makeTargets(targets: ReadonlySet<string>, context: OutputContext, folder: SiteFolder): Promise<void> {
  let made = 0;
  for (const target of targets) {
    const text = (await folder.exists(target)) ? null : placeholderFor(target, context.portal);
    if (text === null) continue;
    await folder.write(target, new TextEncoder().encode(text));
    made += 1;
  }
  if (made > 0) await folder.settle();
}

interface Rendered {
  readonly output: Output;
  readonly file: string;
  readonly bytes: Uint8Array;
}

async function renderAll(outputs: readonly Output[], context: OutputContext): Promise<readonly Rendered[]> {
  const rendered = await Promise.all(
    outputs.map(async (output) => {
      const file = await outputPath(output, context);
      return file === null ? [] : [{ output, file, bytes: await renderOutput(output, context) }];
    }),
  );
  return rendered.flat();
}

async function writeSome(
  outputs: readonly Output[],
  context: OutputContext,
  folder: SiteFolder,
  known: Set<string>,
  tally: Tally,
  isOver: boolean,
): Promise<void> {
  const rendered = await renderAll(outputs, context);
  const pages = rendered.flatMap(({ output, file, bytes }) =>
    output.kind === 'article' || output.kind === 'moved' ? [{ id: output.id, file, bytes }] : [],
  );
  const strangers = await markPages(pages, context, folder, isOver);
  const targets = new Set<string>();
  for (const { file, bytes } of rendered) {
    if (!file.endsWith('.html')) continue;
    for (const target of localLinks(file, new TextDecoder().decode(bytes), context.portal.url)) {
      if (!known.has(target) && target !== file) targets.add(target);
      known.add(target);
    }
  }
  await makeTargets(targets, context, folder);
  await Promise.all(
    rendered.map(async ({ file, bytes }) => {
      tally.pages.add(file);
      if (strangers.has(file)) return;
      if (await folder.write(file, bytes)) tally.written.add(file);
    }),
  );
  await folder.settle();
}

/**
 * Writes what the state says, in an order and a way in which a reader never meets a link to nothing: targets stand before links do, whole files
 * take the place of whole files. Files that are right already are left alone, and so are articles' pages that somebody else has changed, unless `isOver`.
 */
export async function writeOutputs(
  outputs: readonly Output[],
  context: OutputContext,
  folder: SiteFolder,
  tally: Tally,
  watch: Watch,
  isOver = false,
): Promise<void> {
  const known = new Set<string>();
  const total = outputs.length;
  let done = 0;
  for (const group of inWritingOrder(outputs)) {
    for (let from = 0; from < group.length; from += AT_ONCE) {
      if (watch.signal?.aborted) throw siteProblem({ code: 'cancelled' });
      const some = group.slice(from, from + AT_ONCE);
      await writeSome(some, context, folder, known, tally, isOver);
      done += some.length;
      watch.onDone(Math.min(done, total), total);
    }
  }
}
