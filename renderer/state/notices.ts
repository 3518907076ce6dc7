import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { AppError } from '../../shared/app-error.ts';
import type { Words } from '../i18n/vi/vi.ts';

/** A message that waits at the edge of the window: kept as data, so that it follows a change of language. */
export type Notice = { readonly id: number } & (
  | { readonly kind: 'error'; readonly error: AppError }
  | { readonly kind: 'info'; readonly say: (words: Words) => string; readonly about: NoticeTopic | null }
);

/** What only the newest message is about: an article’s step, which the next one has overtaken; what was dropped last and not taken. */
export type NoticeTopic = 'step' | 'dropped' | 'photosLeft';

export interface Notices {
  readonly all: ReadonlySignal<readonly Notice[]>;
  readonly showError: (error: AppError) => void;
  /** Goes by itself after a while: nothing in it needs an answer. One about the same goes at once. */
  readonly showInfo: (say: (words: Words) => string, about?: NoticeTopic) => void;
  /** Stays until it is put away, or one about the same comes: it takes longer to read, and says what to do. */
  readonly showAdvice: (say: (words: Words) => string, about: NoticeTopic) => void;
  readonly dismiss: (id: number) => void;
  /** Takes back what is true no more. */
  readonly retract: (isOver: (notice: Notice) => boolean) => void;
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

/** Tells the messages about a topic. */
export const isAbout =
  (topic: NoticeTopic) =>
  (notice: Notice): boolean =>
    notice.kind === 'info' && notice.about === topic;

const INFO_MS = 8_000;
const MOST_AT_ONCE = 4;

export function createNotices(): Notices {
  const all = signal<readonly Notice[]>([]);
  const dialogs = signal<readonly DialogFrame[]>([]);
  let lastId = 0;
  const nextId = () => (lastId += 1);
  const retract: Notices['retract'] = (isOver) => {
    if (all.peek().some(isOver)) all.value = all.peek().filter((notice) => !isOver(notice));
  };
  const dismiss = (dismissed: number) => retract(({ id }) => id === dismissed);
  const add = (notice: Notice) => void (all.value = [...all.value, notice].slice(-MOST_AT_ONCE));
  const inform = (say: (words: Words) => string, about: NoticeTopic | null): number => {
    const id = nextId();
    if (about !== null) retract(isAbout(about));
    add({ id, kind: 'info', say, about });
    return id;
  };
  return {
    all,
    dismiss,
    retract,
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
    showAdvice: (say, about) => void inform(say, about),
    showInfo(say, about) {
      const id = inform(say, about ?? null);
      setTimeout(() => dismiss(id), INFO_MS);
    },
  };
}
