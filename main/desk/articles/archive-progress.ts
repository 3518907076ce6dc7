import type { ArchiveState } from '../../../shared/ipc/list-wish.ts';

/** While the index is built, who listens is told this often at most. */
const REST_MS = 400;

/** How far the index is, and who wants to hear of it. */
export interface ArchiveProgress {
  readonly now: () => ArchiveState;
  /** So many articles are to be taken in until the index knows everything. */
  readonly begin: (total: number) => void;
  readonly took: (count: number) => void;
  readonly setComplete: (isComplete: boolean) => void;
  /** Something left the list, which no row can tell. */
  readonly tell: () => void;
  readonly listen: (listener: (state: ArchiveState) => void) => () => void;
}

export function createArchiveProgress(): ArchiveProgress {
  const listeners = new Set<(state: ArchiveState) => void>();
  let state: ArchiveState = { isComplete: false, done: 0, total: null };
  let timer: NodeJS.Timeout | null = null;
  const tell = (): void => {
    timer ??= setTimeout(() => {
      timer = null;
      for (const listener of listeners) listener(state);
    }, REST_MS).unref();
  };
  const be = (next: ArchiveState): void => {
    state = next;
    tell();
  };
  return {
    now: () => state,
    begin: (total) => {
      if (!state.isComplete) be({ isComplete: false, done: 0, total });
    },
    took: (count) => {
      if (!state.isComplete) be({ ...state, done: state.done + count });
    },
    setComplete: (isComplete) => {
      if (isComplete !== state.isComplete) be({ isComplete, done: 0, total: null });
    },
    tell,
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
