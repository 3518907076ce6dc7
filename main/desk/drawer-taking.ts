import type { AppError } from '../../shared/app-error.ts';
import { groupBy } from '../../shared/group-by.ts';
import { foldArticle } from '../../shared/records/fold.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Archive } from '../archive/archive.ts';
import { MARKS } from './articles/archived-article.ts';
import { withRecords, type IndexEntry } from './articles/article-index.ts';
import type { ArticleShelf } from './articles/article-shelf.ts';
import type { Arrival, Carrier } from './carrier/carrier.ts';
import { boundedParallel } from './files/bounded-parallel.ts';

const AT_ONCE = 8;

type Outcome = Promise<Result<null, AppError>>;

/** How a single thing is taken in. */
interface Taking {
  readonly takeFacts: (entry: IndexEntry) => Promise<void>;
  readonly takeArrival: (arrival: Arrival) => Promise<void>;
  readonly takeArticle: (articleId: string) => Outcome;
}

const NOTHING = foldArticle([], { rosters: [], disbelieved: new Set() });

/** A folder names its drawers by time; a newcomer sees the news of today before those of ten years ago. */
const newestFirst = (drawers: ReadonlyMap<string, number>): readonly (readonly [string, number])[] =>
  [...drawers].toSorted(([a], [b]) => (a < b ? 1 : -1));

/** Takes in what the drawers of the carrier hold, and remembers up to where. */
export function createDrawerTaking(
  { carrier, archive }: { readonly carrier: Carrier; readonly archive: Archive },
  shelf: ArticleShelf,
  taking: Taking,
  isStopped: () => boolean,
) {
  async function leave(article: string): Promise<void> {
    const gone = { article, state: NOTHING, rejected: [], strangers: [] };
    const entry = await shelf.change(article, (now) => withRecords(now, gone));
    if (entry.copy === null) shelf.remove(article);
  }

  async function keptCursor(name: string): Promise<string | null> {
    const cursor = await archive.ask('cursor', name);
    return cursor.ok ? cursor.value : null;
  }

  async function takeSome(only: readonly string[]): Outcome {
    await shelf.flush();
    for (const [name, articles] of groupBy(only, carrier.drawerOf)) {
      const since = await keptCursor(name);
      const listing = await carrier.list(name, since, articles);
      if (!listing.ok) return listing;
      const { arrivals } = listing.value;
      const taken = await boundedParallel(arrivals, AT_ONCE, ({ article }) => taking.takeArticle(article));
      const failed = taken.find((one) => !one.ok);
      if (failed !== undefined) return failed;
      for (const article of listing.value.vanished) await leave(article);
      // Without a cursor of the whole drawer, one of a few articles would pass for it.
      if (since !== null) shelf.keepCursor(name, listing.value.cursor);
    }
    await boundedParallel(await shelf.marked(MARKS.wanting), AT_ONCE, taking.takeFacts);
    return ok(null);
  }

  /** Every drawer in which something lies, or lay when it was last looked at. */
  async function everyDrawer(): Promise<Result<ReadonlyMap<string, number>, AppError>> {
    const present = await carrier.drawers();
    if (!present.ok) return present;
    const known = await archive.ask('drawers');
    const gone = (known.ok ? known.value : []).map((name) => [name, 0] as const);
    return ok(new Map([...gone, ...present.value.map(({ name, articles }) => [name, articles] as const)]));
  }

  async function takeDrawer(name: string, articles: number, since: string | null): Outcome {
    const listing = await carrier.list(name, since);
    if (!listing.ok) return listing;
    const { arrivals, vanished, cursor } = listing.value;
    shelf.progress.took(Math.max(0, articles - arrivals.length));
    await boundedParallel(arrivals, AT_ONCE, taking.takeArrival);
    for (const article of vanished) await leave(article);
    if (!isStopped() && cursor !== since) shelf.keepCursor(name, cursor);
    return ok(null);
  }

  /** Drawer by drawer, so that what breaks off goes on from there, and no step is longer because the desk is old. */
  async function takeAll(isAnew: boolean): Outcome {
    await shelf.flush();
    const drawers = await everyDrawer();
    if (!drawers.ok) return drawers;
    shelf.progress.begin([...drawers.value.values()].reduce((sum, articles) => sum + articles, 0));
    for (const [name, articles] of newestFirst(drawers.value)) {
      const taken = await takeDrawer(name, articles, isAnew ? null : await keptCursor(name));
      if (!taken.ok || isStopped()) return taken;
    }
    await boundedParallel(await shelf.marked(MARKS.wanting), AT_ONCE, taking.takeFacts);
    if (isStopped()) return ok(null);
    shelf.keepWhole();
    shelf.progress.setComplete(true);
    return ok(null);
  }

  return { takeSome, takeAll };
}
