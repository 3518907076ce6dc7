import type { AppError } from '../../shared/app-error.ts';
import { foldArticle } from '../../shared/records/fold.ts';
import { ok, type Result } from '../../shared/result.ts';
import { shownContent, withRecords, type IndexEntry } from './article-index.ts';
import type { ArticleShelf } from './article-shelf.ts';
import type { ArticleTexts } from './article-texts.ts';
import { boundedParallel } from './bounded-parallel.ts';
import type { Carrier, Listing } from './carrier.ts';
import type { CheckedArticle, Ledger } from './ledger.ts';
import type { CopyFacts, WorkingCopies } from './working-copies.ts';

const AT_ONCE = 8;

export interface DeskLoader {
  /** Takes in what is new in the folder since the last call, or only in these articles, and what its texts say. */
  readonly takeRecords: (only?: readonly string[]) => Promise<Result<null, AppError>>;
  /** Judges every record anew: another roster may say otherwise. */
  readonly takeAllRecords: () => Promise<Result<null, AppError>>;
  /** Takes in this machine's own working copies; only at the start, later saves are known already. */
  readonly takeCopies: () => Promise<Result<null, AppError>>;
  readonly cursor: () => string | null;
  /** Articles whose newest save could not be read. */
  readonly torn: () => ReadonlySet<string>;
}

interface LoaderSurroundings {
  readonly carrier: Carrier;
  readonly ledger: Ledger;
  readonly copies: WorkingCopies;
  readonly texts: ArticleTexts;
  readonly shelf: ArticleShelf;
  readonly since: string | null;
  /** Told of every known article whose records changed. */
  readonly onTaken?: (before: IndexEntry, after: IndexEntry, checked: CheckedArticle) => void;
}

/** Brings what a listing says onto the shelf. */
function createTaking({ ledger, shelf, onTaken }: Pick<LoaderSurroundings, 'ledger' | 'shelf' | 'onTaken'>) {
  function takeIn(checked: CheckedArticle): void {
    const { article } = checked;
    const before = shelf.get(article);
    shelf.change(article, (entry) => withRecords(entry, checked));
    const after = shelf.get(article);
    if (before !== null && after !== null) onTaken?.(before, after, checked);
  }

  /** While people write, an article is read between two writes to it: what was just signed is never taken back. */
  async function takeArrivals({ arrivals }: Listing, isLive: boolean): Promise<Result<null, AppError>> {
    for (const arrival of arrivals) {
      if (isLive) {
        const reread = await ledger.reread(arrival.article, takeIn);
        if (!reread.ok) return reread;
      } else takeIn(await ledger.check(arrival));
    }
    return ok(null);
  }

  function letGo(article: string): void {
    const nothing = { state: foldArticle([], { rosters: [], disbelieved: new Set() }), rejected: [], strangers: [] };
    if (shelf.get(article)?.copy === null) shelf.remove(article);
    else shelf.change(article, (entry) => withRecords(entry, { article, ...nothing }));
  }

  return { takeArrivals, letGo };
}

/** Brings the shelf up to date with the files, opening only those that changed. */
export function createDeskLoader(surroundings: LoaderSurroundings): DeskLoader {
  const { carrier, copies, texts, shelf } = surroundings;
  const { takeArrivals, letGo } = createTaking(surroundings);
  let cursor = surroundings.since;
  const torn = new Set<string>();

  async function readFacts(entry: IndexEntry): Promise<void> {
    const of = shownContent(entry);
    if (of === null || (entry.facts?.of === of && !entry.facts.missingPhoto)) return;
    const shown = await texts.shown(entry);
    if (!shown.ok) return;
    const facts = await texts.facts(shown.value.article, of);
    shelf.change(entry.article, (now) => (shownContent(now) === of ? { ...now, facts } : now));
  }

  async function readCopy(articleId: string): Promise<CopyFacts | null> {
    const read = await copies.read(articleId);
    if (!read.ok || read.value?.torn === true) torn.add(articleId);
    if (!read.ok || read.value === null) return null;
    const { stamp, savedAt, session, base, content } = read.value.copy;
    return { stamp, savedAt, session, base, content };
  }

  async function takeRecords(only?: readonly string[]): Promise<Result<null, AppError>> {
    const listing = await carrier.list(cursor, only);
    if (!listing.ok) return listing;
    const taken = await takeArrivals(listing.value, only !== undefined);
    if (!taken.ok) return taken;
    for (const article of listing.value.vanished) letGo(article);
    cursor = listing.value.cursor;
    const entries = only === undefined ? shelf.entries() : only.flatMap((article) => shelf.get(article) ?? []);
    await boundedParallel(entries, AT_ONCE, readFacts);
    return ok(null);
  }

  return {
    cursor: () => cursor,
    torn: () => torn,
    takeRecords,
    takeAllRecords: async () => {
      const taken = await takeRecords();
      if (!taken.ok) return taken;
      cursor = null;
      return takeRecords();
    },
    takeCopies: async () => {
      const stamps = await copies.stamps();
      if (!stamps.ok) return stamps;
      for (const { article, copy } of shelf.entries())
        if (copy !== null && !stamps.value.has(article)) shelf.change(article, (entry) => ({ ...entry, copy: null }));
      const changed = [...stamps.value].filter(([article, stamp]) => shelf.get(article)?.copy?.stamp !== stamp);
      await boundedParallel(changed, AT_ONCE, async ([article]) => {
        const copy = await readCopy(article);
        shelf.change(article, (entry) => ({ ...entry, copy }));
      });
      return ok(null);
    },
  };
}
