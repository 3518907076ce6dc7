import { Worker } from 'node:worker_threads';
import type { ArchiveRunner } from './archive.ts';

/** Starts the built index (`entry`, an absolute path) in a thread of its own. */
export function startThreadedArchive(entry: string): ArchiveRunner {
  const thread = new Worker(entry);
  // Whatever ends the thread, `exit` follows, and the index is opened again in a new one.
  thread.on('error', () => {});
  thread.unref();
  return {
    post: (order) => thread.postMessage(order),
    onMessage: (listener) => thread.on('message', listener),
    onExit: (listener) => thread.on('exit', listener),
    kill: () => void thread.terminate(),
  };
}
