import { answerOrder } from './answer-order.ts';
import type { StartArchive } from './archive.ts';
import { createSqliteArchive } from './sqlite-archive.ts';

/** The index in this very thread, for tests, proofs and benchmarks; orders are still answered later, in their order. */
export const startArchiveHere: StartArchive = () => {
  const engine = createSqliteArchive();
  let tell: (message: unknown) => void = () => {};
  let isEnded = false;
  return {
    post: (order) => void setImmediate(() => (isEnded ? undefined : tell(answerOrder(engine, order)))),
    onMessage: (listener) => void (tell = listener),
    onExit: () => {},
    kill: () => void (isEnded = true),
  };
};
