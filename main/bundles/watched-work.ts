import type { AppError } from '../../shared/app-error.ts';
import type { Result } from '../../shared/result.ts';
import { createOneAtATime } from '../desk/files/one-at-a-time.ts';
import type { Progress, Watched } from './read-bundle.ts';

/** Runs long work of the exchange, one piece at a time. */
export type RunWatched = <T>(task: (watched: Watched) => Promise<Result<T, AppError>>) => Promise<Result<T, AppError>>;

/** Long work that the window watches and can stop. A hundred steps are enough for a bar, whatever the number of things. */
export function createWatchedWork(tell: Progress): { readonly run: RunWatched; readonly cancel: () => void } {
  const turns = createOneAtATime();
  let working: AbortController | null = null;
  const run: RunWatched = (task) =>
    turns.run('exchange', async () => {
      const own = new AbortController();
      working = own;
      let told = 0;
      try {
        return await task({
          signal: own.signal,
          onProgress: (done, total) => {
            if (done !== total && done - told < total / 100) return;
            told = done;
            tell(done, total);
          },
        });
      } finally {
        working = null;
      }
    });
  return { run, cancel: () => working?.abort() };
}
