import { parentPort } from 'node:worker_threads';
import type { CompareTask } from './comparer.ts';
import { doCompare } from './do-compare.ts';

/** The thread that compares: one task in, one answer out, in order. */
parentPort?.on('message', (task: CompareTask) => parentPort?.postMessage(doCompare(task)));
