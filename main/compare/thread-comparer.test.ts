import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { createArticle } from '../../shared/article/create-article.ts';
import { createThreadComparer } from './thread-comparer.ts';

const article = createArticle('01J0000000000000000000TEST');

/** A thread that answers with the task's kind, except that the first thread dies at its first task. */
function startThreads() {
  let started = 0;
  const start = () => {
    started += 1;
    const answer = started === 1 ? 'process.exit(1)' : 'port.postMessage(task.kind)';
    return new Worker(
      `const { parentPort: port } = require('node:worker_threads'); port.on('message', (task) => ${answer});`,
      {
        eval: true,
      },
    );
  };
  return { start, started: () => started };
}

describe('comparing in a thread', () => {
  it('[C20] answers null when the thread dies, starts another, and keeps that one', async () => {
    const threads = startThreads();
    const comparer = createThreadComparer(threads.start);
    expect(await comparer.compare(article, article)).toBeNull();
    const [second, third] = await Promise.all([
      comparer.compare(article, article),
      comparer.join({ base: null, mine: article, theirs: article }),
    ]);
    expect([second, third, threads.started()]).toEqual(['compare', 'join', 2]);
  });
});
