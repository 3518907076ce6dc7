import type { Engine } from './desk-engine.ts';
import type { AppError } from '../../shared/app-error.ts';
import type { Portal } from '../../shared/portal/schema.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { OpenedArchive } from '../archive/archive-engine.ts';
import { MARKS } from './articles/archived-article.ts';
import { markSession, readSession, type RunningSession } from './working/session-marker.ts';

/** A desk with no more articles than this is checked before it opens, if that takes no longer than a moment. */
const SMALL_DESK = 500;
const WAIT_MS = 1_500;
/** How long a desk without an index waits for the first articles. */
const FIRST_WAIT_MS = 5_000;
/** The folder of a large desk is looked through when the window has had its turn. */
const REST_MS = 2_000;

/**
 * Brings the index up to date: a small desk is whole when it opens; a large one, or one on a slow share, opens from its index and follows in the
 * background. What cannot be read now is read at the next `refresh`.
 */
async function catchUp({ loader }: Engine, opened: OpenedArchive): Promise<Result<unknown, AppError>> {
  const isNew = !opened.isWhole;
  if (!isNew && opened.size > SMALL_DESK) {
    setTimeout(() => void loader.rebuild(), REST_MS).unref();
    return ok(null);
  }
  const done = loader.rebuild();
  const limit = new Promise<null>(
    (resolve) => void setTimeout(() => resolve(null), isNew ? FIRST_WAIT_MS : WAIT_MS).unref(),
  );
  const first = await Promise.race([done, limit]);
  return first === null || first.ok || !isNew ? ok(null) : first;
}

/** Takes in what the last run left, when it did not end properly; answers the articles whose last keystrokes were found again, then or at its own start. */
async function recover(
  { loader, shelf }: Engine,
  unended: RunningSession | null,
): Promise<Result<readonly string[], AppError>> {
  if (unended === null) return ok([]);
  const taken = await loader.takeCopies(unended.session);
  if (!taken.ok) return taken;
  const typed = (await shelf.marked(MARKS.typedIn(unended.session))).map(({ article }) => article);
  return ok([...new Set([...typed, ...unended.recovered])]);
}

interface Begun {
  readonly portal: Portal | null;
  readonly recovered: readonly string[];
}

/** Everything that must be there before a desk is open. */
export async function beginDesk(engine: Engine): Promise<Result<Begun, AppError>> {
  const { parts, archive, shelf, book, session } = engine;
  const { fs, local } = parts;
  const opened = await archive.open();
  if (!opened.ok) return opened;
  shelf.progress.setComplete(opened.value.isWhole);
  const portal = await book.read();
  if (!portal.ok) return portal;
  const recovered = await recover(engine, await readSession(local));
  if (!recovered.ok) return recovered;
  const caughtUp = await catchUp(engine, opened.value);
  if (!caughtUp.ok) return caughtUp;
  // Until here the next start must still know that the last run did not end properly.
  const marked = await markSession(fs, local, { session, recovered: recovered.value });
  if (!marked.ok) return marked;
  return ok({ portal: portal.value?.version.settings ?? null, recovered: recovered.value });
}
