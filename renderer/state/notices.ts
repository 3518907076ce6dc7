import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { AppError } from '../../shared/app-error.ts';
import type { Words } from '../i18n/vi/vi.ts';

/** A message that waits at the edge of the window: kept as data, so that it follows a change of language. */
export type Notice = { readonly id: number } & (
  | { readonly kind: 'error'; readonly error: AppError }
  | { readonly kind: 'info'; readonly say: (words: Words) => string }
);

export interface Notices {
  readonly all: ReadonlySignal<readonly Notice[]>;
  readonly showError: (error: AppError) => void;
  /** Goes by itself after a while: nothing in it needs an answer. */
  readonly showInfo: (say: (words: Words) => string) => void;
  readonly dismiss: (id: number) => void;
  /** The dialogs that lie over the window, the topmost last. */
  readonly dialogs: ReadonlySignal<readonly DialogFrame[]>;
  /** A dialog covers the window from now on: what is said meanwhile is shown in it. */
  readonly enterDialog: (frame: DialogFrame) => void;
  /** For a dialog that opens now. */
  readonly newFrame: () => DialogFrame;
  /** It is gone. What was refused in it and read there goes with it. */
  readonly leaveDialog: (frame: DialogFrame, readIds: readonly number[]) => void;
}

/** One open dialog; `after` is the last message that was said before it opened. */
export interface DialogFrame {
  readonly after: number;
}

/** The dialog in which a message is shown: the topmost that was open when it was said; null: the edge of the window. */
export const dialogOf = ({ id }: Notice, dialogs: readonly DialogFrame[]): DialogFrame | null =>
  dialogs.findLast(({ after }) => after < id) ?? null;

const INFO_MS = 8_000;
const MOST_AT_ONCE = 4;

export function createNotices(): Notices {
  const all = signal<readonly Notice[]>([]);
  const dialogs = signal<readonly DialogFrame[]>([]);
  let lastId = 0;
  const nextId = () => (lastId += 1);
  const dismiss = (id: number) => void (all.value = all.value.filter((notice) => notice.id !== id));
  const add = (notice: Notice) => void (all.value = [...all.value, notice].slice(-MOST_AT_ONCE));
  return {
    all,
    dismiss,
    dialogs,
    newFrame: () => ({ after: lastId }),
    enterDialog(frame) {
      dialogs.value = [...dialogs.value, frame];
    },
    leaveDialog(frame, readIds) {
      all.value = all.value.filter(({ id, kind }) => kind !== 'error' || !readIds.includes(id));
      dialogs.value = dialogs.value.filter((open) => open !== frame);
    },
    // Stopping something is what the person asked for, not an error to read.
    showError(error) {
      if (error.code !== 'cancelled') add({ id: nextId(), kind: 'error', error });
    },
    showInfo(say) {
      const id = nextId();
      add({ id, kind: 'info', say });
      setTimeout(() => dismiss(id), INFO_MS);
    },
  };
}
