import { Worker } from 'node:worker_threads';
import type { ArticleComparison } from '../../shared/compare/compare-articles.ts';
import type { ArticleJoin } from '../../shared/compare/join-articles.ts';
import { createOneAtATime } from '../desk/files/one-at-a-time.ts';
import type { Comparer, CompareTask } from './comparer.ts';

/** Far more than any article needs, even on a slow machine; then the thread is given up. */
const LONGEST_MS = 30_000;

/** One task in a thread; null when the thread died or said nothing in time. */
const runIn = (thread: Worker, task: CompareTask): Promise<unknown> =>
  new Promise((resolve) => {
    const end = (answer: unknown): void => {
      clearTimeout(timer);
      thread.off('message', end).off('error', fail).off('exit', fail);
      resolve(answer);
    };
    const fail = (): void => end(null);
    const timer = setTimeout(fail, LONGEST_MS);
    thread.on('message', end).on('error', fail).on('exit', fail);
    thread.postMessage(task);
  });

/** `startThread` starts a thread of `compare.worker.ts`; it is started at the first task, and again after one that failed. */
export function createThreadComparer(startThread: () => Worker): Comparer {
  const turns = createOneAtATime();
  let thread: Worker | null = null;
  const run = (task: CompareTask): Promise<unknown> =>
    turns.run('compare', async () => {
      thread ??= startThread();
      // An idle thread keeps no program from ending.
      thread.unref();
      const answer = await runIn(thread, task);
      if (answer === null) {
        await thread.terminate();
        thread = null;
      }
      return answer;
    });
  return {
    // The thread runs this very program's `doCompare`; its answer is of the task's kind.
    compare: async (before, after) => (await run({ kind: 'compare', before, after })) as ArticleComparison | null,
    join: async (versions) => (await run({ kind: 'join', ...versions })) as ArticleJoin | null,
  };
}

/** The program's thread, from its file. */
export const startCompareThread = (file: string) => (): Worker => new Worker(file);
