import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { AppError } from '../../shared/app-error.ts';
import type { SavedState } from '../../shared/ipc/wire.ts';
import type { Result } from '../../shared/result.ts';

/** What is proven of the text in the window. `last` is the newest text that is durable on this machine. */
export type SaveStatus =
  | { readonly kind: 'saved'; readonly last: SavedState }
  | { readonly kind: 'saving'; readonly last: SavedState }
  | { readonly kind: 'failed'; readonly last: SavedState; readonly error: AppError };

export interface Autosave {
  readonly status: ReadonlySignal<SaveStatus>;
  /** Tells that the text changed; a save follows within the delay, also while changes go on. */
  readonly changed: () => void;
  /** Saves now what is not saved yet; false when that failed. */
  readonly flush: () => Promise<boolean>;
  /** Takes over a state proven elsewhere (a kept revision) unless the text has changed since. */
  readonly adopt: (state: SavedState) => void;
  readonly dispose: () => void;
}

/** From the first unsaved key to the request: 1 s leaves half a second for the disk before the promised 1.5 s. */
const DELAY_MS = 1_000;
const RETRY_MS = [1_000, 2_000, 5_000] as const;

export function createAutosave(save: () => Promise<Result<SavedState, AppError>>, initial: SavedState): Autosave {
  const status = signal<SaveStatus>({ kind: 'saved', last: initial });
  let changes = 0;
  let savedChanges = 0;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let running: Promise<boolean> | null = null;
  let disposed = false;

  const schedule = (delayMs: number): void => {
    if (timer !== null || disposed) return;
    timer = setTimeout(() => {
      timer = null;
      void flush();
    }, delayMs);
  };
  const settle = (result: Result<SavedState, AppError>, upTo: number): boolean => {
    if (!result.ok) {
      status.value = { kind: 'failed', last: status.value.last, error: result.error };
      schedule(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? DELAY_MS);
      failures += 1;
      return false;
    }
    failures = 0;
    savedChanges = upTo;
    const isCurrent = savedChanges === changes;
    status.value = { kind: isCurrent ? 'saved' : 'saving', last: result.value };
    if (!isCurrent) schedule(DELAY_MS);
    return true;
  };
  const saveOnce = async (): Promise<boolean> => {
    const upTo = changes;
    const result = await save();
    running = null;
    return settle(result, upTo);
  };
  const flush = async (): Promise<boolean> => {
    if (running !== null) await running;
    if (savedChanges === changes) return true;
    if (timer !== null) clearTimeout(timer);
    timer = null;
    running ??= saveOnce();
    return running;
  };
  return {
    status,
    flush,
    changed() {
      changes += 1;
      if (status.value.kind === 'saved') status.value = { kind: 'saving', last: status.value.last };
      if (running === null) schedule(DELAY_MS);
    },
    adopt(state) {
      if (savedChanges === changes) status.value = { kind: 'saved', last: state };
    },
    dispose() {
      disposed = true;
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
