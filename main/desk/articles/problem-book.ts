import { problemsOf } from '../desk-problems.ts';
import type { DeskProblem } from '../desk-problem.ts';
import type { IndexEntry } from './article-index.ts';

/** What is worth knowing about the articles' files, followed change by change: nothing is read again for being asked. */
export interface ProblemBook {
  /** The same list as before as long as nothing changed. */
  readonly read: () => Promise<readonly DeskProblem[]>;
  /** An article is now this; null: it is gone. */
  readonly follow: (article: string, entry: IndexEntry | null) => void;
  /** The index was lost: what was known is read from the new one. */
  readonly forget: () => void;
}

/** `readMarked` answers the entries that the index knows to have something; asked once. */
export function createProblemBook(readMarked: () => Promise<readonly IndexEntry[]>): ProblemBook {
  const known = new Map<string, readonly DeskProblem[]>();
  /** Changed before the index has answered, whose answer of them is older; null: it has. */
  let newer: Set<string> | null = new Set();
  let reading: Promise<void> | null = null;
  let told: readonly DeskProblem[] | null = null;

  function set(article: string, problems: readonly DeskProblem[]): void {
    if (problems.length === 0 && !known.has(article)) return;
    if (JSON.stringify(known.get(article)) === JSON.stringify(problems)) return;
    if (problems.length === 0) known.delete(article);
    else known.set(article, problems);
    told = null;
  }
  async function readOnce(): Promise<void> {
    const changed = newer;
    const entries = await readMarked();
    // Forgotten meanwhile: whoever asks next reads again.
    if (changed !== newer) return;
    for (const entry of entries) if (changed?.has(entry.article) !== true) set(entry.article, problemsOf(entry));
    newer = null;
  }
  return {
    read: async () => {
      reading ??= readOnce();
      await reading;
      told ??= [...known].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, problems]) => problems);
      return told;
    },
    follow: (article, entry) => {
      newer?.add(article);
      set(article, entry === null ? [] : problemsOf(entry));
    },
    forget: () => {
      known.clear();
      newer = new Set();
      reading = null;
      told = null;
    },
  };
}
