import type { AppError } from '../../shared/app-error.ts';
import { fail, type Result } from '../../shared/result.ts';

type Answer<T> = Promise<Result<T, AppError>>;

/**
 * One question at a time, and of those that wait only the newest: while somebody types, the questions in between are answered `cancelled` without being
 * asked of the index.
 */
export function createNewestOnly(): { readonly ask: <T>(question: () => Answer<T>) => Answer<T> } {
  let running: Promise<unknown> = Promise.resolve();
  let newest = 0;
  return {
    ask: async (question) => {
      newest += 1;
      const mine = newest;
      await running;
      if (mine !== newest) return fail({ code: 'cancelled' });
      const answer = question();
      running = answer.catch(() => {});
      return answer;
    },
  };
}
