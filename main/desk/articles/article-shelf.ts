import type { AppError } from '../../../shared/app-error.ts';
import type { ListCounts, ListPage, ListWish } from '../../../shared/ipc/list-wish.ts';
import type { ArticleSummary } from '../../../shared/ipc/wire.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Archive } from '../../archive/archive.ts';
import type { DeskProblem } from '../desk-problem.ts';
import { MARKS } from './archived-article.ts';
import { createProblemBook } from './problem-book.ts';
import { createArchiveProgress, type ArchiveProgress } from './archive-progress.ts';
import { createWaitingChanges, type WaitingChanges } from './waiting-changes.ts';
import { emptyEntry, summaryOf, type IndexEntry } from './article-index.ts';

/** More than these wait for the index before anything else is taken in. */
const MOST_WAITING = 400;
const PATIENCE_MS = 5_000;

type RowListener = (summary: ArticleSummary, before: ArticleSummary | null) => void;

/**
 * Every article of the desk, kept in the index; in memory stand only those that were opened, and those whose change is not written yet. A save never
 * waits for the index.
 */
export interface ArticleShelf {
  /** The entry, which from now on stays in memory; where the index does not know the article yet, read from its files. */
  readonly get: (articleId: string) => Promise<IndexEntry | null>;
  /** The same, for one look. */
  readonly peek: (articleId: string) => Promise<IndexEntry | null>;
  /**
   * Changes one article's entry, from what it is now, and announces its row when that changed. `wordsOf` answers all that can be searched in the changed
   * article; null: as before.
   */
  readonly change: (
    articleId: string,
    change: (entry: IndexEntry) => IndexEntry,
    wordsOf?: (entry: IndexEntry) => string | null,
  ) => Promise<IndexEntry>;
  readonly remove: (articleId: string) => void;
  readonly marked: (mark: string) => Promise<readonly IndexEntry[]>;
  readonly list: (wish: ListWish, except: string | null) => Promise<Result<ListPage, AppError>>;
  readonly counts: () => Promise<Result<ListCounts, AppError>>;
  readonly rows: (articleIds: readonly string[]) => Promise<Result<readonly ArticleSummary[], AppError>>;
  readonly names: () => Promise<readonly (readonly [name: string, uses: number])[]>;
  readonly listen: (listener: RowListener) => () => void;
  /** What is wrong with the articles' files. */
  readonly problems: () => Promise<readonly DeskProblem[]>;
  /** Remembers up to where a drawer of the carrier was read, together with everything changed so far. */
  readonly keepCursor: (drawer: string, cursor: string) => void;
  /** Remembers that every drawer was taken in. */
  readonly keepWhole: () => void;
  /** Whether everything in the folder was taken in at least once, and how much of it. */
  readonly progress: ArchiveProgress;
  /** Resolves when the index has room for more. */
  readonly room: () => Promise<void>;
  /** Forgets everything: the index was lost and is built anew. */
  readonly clear: () => void;
  /** Hands over what waits. */
  readonly flush: () => Promise<void>;
}

export interface ShelfParts {
  readonly archive: Archive;
  readonly portalId: string;
  /** An article as its files tell it; null: there are none. */
  readonly readFiles: (
    articleId: string,
  ) => Promise<{ readonly entry: IndexEntry; readonly words: string | null } | null>;
}

/** An index that does not answer in time is as good as none: the files know everything. */
export async function withPatience<T>(answer: Promise<Result<T, AppError>>): Promise<Result<T, AppError>> {
  let timer: NodeJS.Timeout | null = null;
  const given = new Promise<Result<T, AppError>>((resolve) => {
    timer = setTimeout(() => resolve(fail({ code: 'internal' })), PATIENCE_MS);
  });
  const first = await Promise.race([answer, given]);
  if (timer !== null) clearTimeout(timer);
  return first;
}

const parse = (json: string): IndexEntry => JSON.parse(json) as IndexEntry;

/** What is asked of the index itself, once it knows every change made before the question. */
function askIndex(
  archive: Archive,
  flush: () => Promise<void>,
  isComplete: () => boolean,
): Pick<ArticleShelf, 'marked' | 'list' | 'counts' | 'rows' | 'names'> {
  return {
    marked: async (mark) => {
      await flush();
      const found = await archive.ask('marked', mark);
      return found.ok ? found.value.map(parse) : [];
    },
    list: async (wish, except) => {
      await flush();
      const page = await archive.ask('list', wish, except);
      return page.ok ? ok({ ...page.value, isComplete: isComplete() }) : page;
    },
    counts: async () => {
      await flush();
      return archive.ask('counts');
    },
    rows: async (articleIds) => {
      await flush();
      return archive.ask('rows', articleIds);
    },
    names: async () => {
      await flush();
      const names = await archive.ask('names');
      return names.ok ? names.value : [];
    },
  };
}

/** Entries in memory: those that were opened, those whose change is not written yet, and none else for longer than a look. */
function createEntries({ archive, readFiles }: ShelfParts, waiting: () => WaitingChanges, isComplete: () => boolean) {
  const hot = new Map<string, IndexEntry>();
  const opened = new Set<string>();

  async function load(articleId: string): Promise<IndexEntry | null> {
    const known = hot.get(articleId);
    if (known !== undefined) return known;
    if (waiting().isRemoved(articleId)) return null;
    const kept = await withPatience(archive.ask('entry', articleId));
    const meanwhile = hot.get(articleId);
    if (meanwhile !== undefined) return meanwhile;
    if (kept.ok && kept.value !== null) {
      const entry = parse(kept.value);
      hot.set(articleId, entry);
      return entry;
    }
    if (kept.ok && isComplete()) return null;
    const read = await readFiles(articleId);
    if (read !== null && !hot.has(articleId)) {
      hot.set(articleId, read.entry);
      waiting().add(articleId, read.words);
    }
    return hot.get(articleId) ?? null;
  }
  const rest = (articleId: string): void => {
    if (!opened.has(articleId) && !waiting().has(articleId)) hot.delete(articleId);
  };

  return {
    hot,
    load,
    rest,
    open: (articleId: string) => void opened.add(articleId),
    forget: (articleId: string) => {
      hot.delete(articleId);
      opened.delete(articleId);
    },
    clear: () => {
      hot.clear();
      opened.clear();
    },
  };
}

export function createArticleShelf(parts: ShelfParts): ArticleShelf {
  const { archive, portalId } = parts;
  const listeners = new Set<RowListener>();
  const progress = createArchiveProgress();
  const isComplete = (): boolean => progress.now().isComplete;
  const { hot, load, ...entries } = createEntries(parts, () => waiting, isComplete);
  const waiting: WaitingChanges = createWaitingChanges(archive, portalId, {
    entryOf: (articleId) => hot.get(articleId),
    onWritten: entries.rest,
  });

  const index = askIndex(archive, waiting.flush, isComplete);
  const book = createProblemBook(() => index.marked(MARKS.problem));

  function place(articleId: string, before: IndexEntry | null, entry: IndexEntry, words: string | null): IndexEntry {
    hot.set(articleId, entry);
    waiting.add(articleId, words);
    book.follow(articleId, entry);
    const row = summaryOf(entry, portalId);
    const rowBefore = before === null ? null : summaryOf(before, portalId);
    if (row === null && rowBefore !== null) progress.tell();
    if (row !== null && JSON.stringify(row) !== JSON.stringify(rowBefore))
      for (const listener of listeners) listener(row, rowBefore);
    return entry;
  }

  return {
    get: async (articleId) => {
      const entry = await load(articleId);
      if (entry !== null) entries.open(articleId);
      return entry;
    },
    peek: async (articleId) => {
      const entry = await load(articleId);
      entries.rest(articleId);
      return entry;
    },
    change: async (articleId, change, wordsOf = () => null) => {
      const before = hot.get(articleId) ?? (await load(articleId));
      // What others did while it was read counts too.
      const now = hot.get(articleId) ?? before;
      const entry = change(now ?? emptyEntry(articleId));
      return place(articleId, now, entry, wordsOf(entry));
    },
    remove: (articleId) => {
      entries.forget(articleId);
      waiting.remove(articleId);
      book.follow(articleId, null);
      progress.tell();
    },
    ...index,
    problems: book.read,
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    keepCursor: waiting.keepCursor,
    keepWhole: waiting.keepWhole,
    progress,
    room: async () => {
      if (waiting.size() >= MOST_WAITING) await waiting.flush();
    },
    clear: () => {
      progress.setComplete(false);
      book.forget();
      entries.clear();
      waiting.clear();
    },
    flush: waiting.flush,
  };
}
