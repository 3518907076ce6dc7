import type { Archive } from '../../archive/archive.ts';
import { archivedArticle } from './archived-article.ts';
import type { IndexEntry } from './article-index.ts';

/** Changes are written together after a rest; a crash before that costs nothing, since the files know. */
const REST_MS = 250;

/** What was changed and is not in the index yet. */
export interface WaitingChanges {
  readonly add: (articleId: string, words: string | null) => void;
  readonly remove: (articleId: string) => void;
  readonly keepCursor: (drawer: string, cursor: string) => void;
  /** Every drawer was taken in. */
  readonly keepWhole: () => void;
  readonly has: (articleId: string) => boolean;
  readonly isRemoved: (articleId: string) => boolean;
  readonly size: () => number;
  readonly clear: () => void;
  /** Hands over what waits now. What the index refuses goes on waiting. */
  readonly flush: () => Promise<void>;
}

interface Batch {
  readonly words: Map<string, string | null>;
  readonly removed: Set<string>;
  readonly cursors: Map<string, string>;
  isWhole: boolean;
}

const emptyBatch = (): Batch => ({ words: new Map(), removed: new Set(), cursors: new Map(), isWhole: false });

const isEmpty = ({ words, removed, cursors, isWhole }: Batch): boolean =>
  words.size === 0 && removed.size === 0 && cursors.size === 0 && !isWhole;

/** The index refused: everything waits again, except where something newer waits already. */
function takeBack(next: Batch, refused: Batch): void {
  for (const [articleId, words] of refused.words)
    if (!next.removed.has(articleId)) next.words.set(articleId, next.words.get(articleId) ?? words);
  for (const articleId of refused.removed) if (!next.words.has(articleId)) next.removed.add(articleId);
  for (const [drawer, cursor] of refused.cursors) if (!next.cursors.has(drawer)) next.cursors.set(drawer, cursor);
  next.isWhole ||= refused.isWhole;
}

/** Runs the work once after a rest, however often it is asked for meanwhile. */
function createRest(work: () => void): () => void {
  let timer: NodeJS.Timeout | null = null;
  return () => {
    timer ??= setTimeout(() => {
      timer = null;
      work();
    }, REST_MS).unref();
  };
}

/** `entryOf` answers an entry as it is when it is written. */
export function createWaitingChanges(
  archive: Archive,
  portalId: string,
  shelf: {
    readonly entryOf: (articleId: string) => IndexEntry | undefined;
    readonly onWritten: (articleId: string) => void;
  },
): WaitingChanges {
  let next = emptyBatch();
  /** Handed over, and not answered yet: the index may still refuse. */
  let sent = emptyBatch();
  let generation = 0;
  let running: Promise<void> | null = null;

  async function write(): Promise<void> {
    const batch = next;
    const of = generation;
    next = emptyBatch();
    sent = batch;
    const articles = [...batch.words].flatMap(([articleId, words]) => {
      const entry = shelf.entryOf(articleId);
      return entry === undefined ? [] : [archivedArticle(entry, portalId, words)];
    });
    const { removed, cursors, isWhole } = batch;
    const put = await archive.ask('put', { articles, removed: [...removed], cursors: [...cursors], isWhole });
    sent = emptyBatch();
    if (of !== generation) return;
    if (!put.ok) return takeBack(next, batch);
    for (const articleId of batch.words.keys()) if (!next.words.has(articleId)) shelf.onWritten(articleId);
  }

  async function flush(): Promise<void> {
    await running;
    if (isEmpty(next)) return;
    running = write().finally(() => (running = null));
    await running;
  }
  const soon = createRest(() => void flush());

  return {
    add: (articleId, words) => {
      next.removed.delete(articleId);
      next.words.set(articleId, words ?? next.words.get(articleId) ?? null);
      soon();
    },
    remove: (articleId) => {
      next.words.delete(articleId);
      next.removed.add(articleId);
      soon();
    },
    keepCursor: (drawer, cursor) => {
      next.cursors.set(drawer, cursor);
      soon();
    },
    keepWhole: () => {
      next.isWhole = true;
      soon();
    },
    has: (articleId) => next.words.has(articleId) || sent.words.has(articleId),
    isRemoved: (articleId) => next.removed.has(articleId),
    size: () => next.words.size,
    clear: () => {
      next = emptyBatch();
      generation += 1;
    },
    flush,
  };
}
