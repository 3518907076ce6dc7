import type { AppError } from '../../../shared/app-error.ts';
import type { RecoveredArticle } from '../../../shared/ipc/requests/version-requests.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { shownAt, shownContent, type IndexEntry } from '../articles/article-index.ts';
import type { ArticleShelf } from '../articles/article-shelf.ts';
import type { SaveHistory } from './save-history.ts';

/** What was found again at the start, for a plain list: nothing in it has to be decided. */
export function createRecovery(surroundings: {
  readonly shelf: ArticleShelf;
  readonly history: SaveHistory;
  /** Articles whose last words were saved by a run that did not end properly. */
  readonly recovered: readonly string[];
  /** The next start need not know of them any more. */
  readonly forget: () => Promise<Result<void, AppError>>;
  /** Articles whose newest save could not be read. */
  readonly torn: () => ReadonlySet<string>;
}) {
  const { shelf, history, torn, forget } = surroundings;
  let recovered = surroundings.recovered;

  /** A save newer than what opens, where the newest one is torn: the history may have the words that the torn file has not. */
  async function newerSave(articleId: string, entry: IndexEntry | null): Promise<RecoveredArticle['newer']> {
    const kept = await history.list(articleId);
    const newest = kept.ok ? kept.value.saves.at(-1) : undefined;
    const isShown = entry !== null && newest?.content === shownContent(entry);
    return newest === undefined || isShown ? null : { id: newest.id, savedAt: newest.savedAt };
  }

  async function describe(articleId: string): Promise<RecoveredArticle> {
    const entry = await shelf.get(articleId);
    const isTorn = torn().has(articleId);
    const savedAt = entry === null ? '' : shownAt(entry);
    return {
      articleId,
      headline: entry?.facts?.headline ?? '',
      savedAt: savedAt === '' ? null : savedAt,
      isTorn,
      newer: isTorn ? await newerSave(articleId, entry) : null,
    };
  }

  return {
    recovered: () => recovered,
    /** `rescued`: articles that were open when the window crashed since the start. */
    recovery: (rescued: readonly string[]): Promise<readonly RecoveredArticle[]> =>
      Promise.all([...new Set([...rescued, ...recovered, ...torn()])].map(describe)),
    putRecoveredAway: async (): Promise<Result<null, AppError>> => {
      const forgotten = await forget();
      if (!forgotten.ok) return forgotten;
      recovered = [];
      return ok(null);
    },
  };
}
