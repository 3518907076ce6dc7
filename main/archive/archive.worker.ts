import { parentPort } from 'node:worker_threads';
import { answerOrder } from './answer-order.ts';
import type { ArchiveOrder } from './archive.ts';
import { createSqliteArchive } from './sqlite-archive.ts';

/**
 * The index in a thread of its own: SQLite here is synchronous, and a search through a hundred thousand articles, or a disk that is slow to sync, must
 * not hold up a save in main. A thread rather than a process: it is there sooner, and when the program is killed it never goes on writing.
 */
const engine = createSqliteArchive();

parentPort?.on('message', (order: ArchiveOrder) => {
  parentPort?.postMessage(answerOrder(engine, order));
});
