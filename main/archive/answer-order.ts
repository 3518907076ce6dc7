import { ArchiveDamaged, type ArchiveEngine } from './archive-engine.ts';
import type { ArchiveOrder, ArchiveReply } from './archive.ts';

/** Carries out one order. What an engine throws becomes an answer: a bad order must not end the thread that holds the file. */
export function answerOrder(engine: ArchiveEngine, { id, work, args }: ArchiveOrder): ArchiveReply {
  try {
    const carryOut = engine[work] as (...given: typeof args) => unknown;
    return { id, ok: true, value: carryOut(...args) };
  } catch (cause) {
    const damaged = cause instanceof ArchiveDamaged || cause instanceof SyntaxError;
    return { id, ok: false, damaged, reason: cause instanceof Error ? cause.message : String(cause) };
  }
}
