import type { AppError } from '../../shared/app-error.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Archive } from '../archive/archive.ts';
import { MARKS } from './articles/archived-article.ts';
import { shownContent, withRecords, type IndexEntry } from './articles/article-index.ts';
import type { ArticleShelf } from './articles/article-shelf.ts';
import { boundedParallel } from './files/bounded-parallel.ts';
import type { Arrival, Carrier } from './carrier/carrier.ts';
import type { FileReader } from './carrier/file-reader.ts';
import type { CheckedArticle, Ledger } from './ledger.ts';
import { createDrawerTaking } from './drawer-taking.ts';
import { createOneAtATime } from './files/one-at-a-time.ts';
import type { WorkingCopies } from './working/working-copies.ts';

const AT_ONCE = 8;

type Outcome = Promise<Result<null, AppError>>;

export interface DeskLoader {
  /** Takes in what is new in the folder since the last call, or only in these articles, and what its texts say. One call at a time. */
  readonly takeRecords: (only?: readonly string[]) => Outcome;
  /** Judges every record anew: another roster may say otherwise. */
  readonly takeAllRecords: () => Outcome;
  /** Takes in what is new in one article, as long as the folder was not looked through since the start. */
  readonly takeArticle: (articleId: string) => Outcome;
  /**
   * Takes in this machine's own working copies; only at the start, later saves are known already. What a run that did not end properly (`unended`) wrote
   * last is read again, also where the index knows it: its file may be torn.
   */
  readonly takeCopies: (unended: string | null) => Outcome;
  /** Builds the index anew from the files, while the desk goes on. */
  readonly rebuild: () => Outcome;
  /** Articles whose newest save could not be read. */
  readonly torn: () => ReadonlySet<string>;
  /** Nothing more is taken in. */
  readonly stop: () => void;
}

interface LoaderParts {
  readonly carrier: Carrier;
  readonly ledger: Ledger;
  readonly copies: WorkingCopies;
  readonly archive: Archive;
  /** Told of every known article whose records changed. */
  readonly onTaken?: (before: IndexEntry, after: IndexEntry, checked: CheckedArticle) => void;
}

/** A listing is a moment old: what was signed here since then is in the folder, but not in it. */
async function isOutrun(shelf: ArticleShelf, { article, records }: Arrival): Promise<boolean> {
  const known = await shelf.peek(article);
  const listed = new Set(records.map(({ hash }) => hash));
  return [...(known?.revisions ?? []), ...(known?.publications ?? [])].some(({ record }) => !listed.has(record));
}

/** Takes single things in; `isStopped` is looked at before each. */
function createTaking(parts: LoaderParts, files: FileReader, shelf: ArticleShelf, isStopped: () => boolean) {
  const { ledger, copies } = parts;

  async function takeFacts(entry: IndexEntry): Promise<void> {
    const read = await files.factsOf(entry);
    if (read === null || isStopped()) return;
    // Where another text opens meanwhile, whoever wrote it brings its own facts.
    const isStill = (now: IndexEntry): boolean => shownContent(now) === read.facts.of;
    await shelf.change(
      entry.article,
      (now) => (isStill(now) ? { ...now, facts: read.facts } : now),
      (now) => (isStill(now) ? read.words : null),
    );
  }

  async function takeIn(checked: CheckedArticle): Promise<void> {
    const before = await shelf.peek(checked.article);
    const after = await shelf.change(checked.article, (now) => withRecords(now, checked));
    if (before !== null) parts.onTaken?.(before, after, checked);
  }

  /** An article is read between two writes to it: what was just signed is never taken back. */
  async function takeArticle(articleId: string): Outcome {
    if (isStopped()) return ok(null);
    const reread = await ledger.reread(articleId, takeIn);
    const entry = reread.ok ? await shelf.peek(articleId) : null;
    if (entry !== null) await takeFacts(entry);
    return reread;
  }

  async function takeArrival(arrival: Arrival): Promise<void> {
    if (isStopped()) return;
    if (await isOutrun(shelf, arrival)) await takeArticle(arrival.article);
    else {
      await takeIn(await ledger.check(arrival));
      const entry = await shelf.peek(arrival.article);
      if (entry !== null) await takeFacts(entry);
    }
    shelf.progress.took(1);
    await shelf.room();
  }

  async function takeCopies(unended: string | null): Outcome {
    const stamps = await copies.stamps();
    if (!stamps.ok) return stamps;
    const known = new Map(
      (await shelf.marked(MARKS.copy)).map(({ article, copy }) => [
        article,
        copy === null || copy.session === unended ? null : copy.stamp,
      ]),
    );
    for (const article of known.keys())
      if (!stamps.value.has(article)) await shelf.change(article, (entry) => ({ ...entry, copy: null }));
    const changed = [...stamps.value].filter(([article, stamp]) => known.get(article) !== stamp);
    await boundedParallel(changed, AT_ONCE, async ([article]) => {
      if (isStopped()) return;
      const copy = await files.copyOf(article);
      await takeFacts(await shelf.change(article, (entry) => ({ ...entry, copy })));
      await shelf.room();
    });
    return ok(null);
  }

  return { takeFacts, takeArrival, takeArticle, takeCopies };
}

/** Brings the index up to date with the files, opening only those that changed. */
export function createDeskLoader(parts: LoaderParts, files: FileReader, shelf: ArticleShelf): DeskLoader {
  const turns = createOneAtATime();
  const inTurn = (work: () => Outcome): Outcome => turns.run('load', work);
  let isStopped = false;
  let isCaughtUp = false;
  const hasStopped = (): boolean => isStopped;
  const taking = createTaking(parts, files, shelf, hasStopped);
  const drawers = createDrawerTaking(parts, shelf, taking, hasStopped);

  async function takeAll(isAnew: boolean): Outcome {
    const taken = await drawers.takeAll(isAnew);
    if (taken.ok && !isStopped) isCaughtUp = true;
    return taken;
  }

  return {
    torn: files.torn,
    takeRecords: (only) => inTurn(() => (only === undefined ? takeAll(false) : drawers.takeSome(only))),
    takeAllRecords: () =>
      inTurn(async () => {
        const taken = await takeAll(false);
        return taken.ok ? takeAll(true) : taken;
      }),
    takeArticle: async (articleId) => (isCaughtUp ? ok(null) : taking.takeArticle(articleId)),
    takeCopies: (unended) => inTurn(() => taking.takeCopies(unended)),
    rebuild: () =>
      inTurn(async () => {
        if (isStopped) return ok(null);
        const copied = await taking.takeCopies(null);
        return copied.ok ? takeAll(false) : copied;
      }),
    stop: () => void (isStopped = true),
  };
}
