import type { AppError } from '../../shared/app-error.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { ArchiveEngine, ArchivePlace, OpenedArchive } from './archive-engine.ts';

type Work = Exclude<keyof ArchiveEngine, 'open' | 'close'>;

/** What main asks of the index. */
export type ArchiveOrder = {
  [K in keyof ArchiveEngine]: { readonly id: number; readonly work: K; readonly args: Parameters<ArchiveEngine[K]> };
}[keyof ArchiveEngine];

/** What it answers, to the order with the same id. `damaged`: the file is not what was written. */
export type ArchiveReply = { readonly id: number } & (
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly damaged: boolean; readonly reason: string }
);

/** A running index, wherever it runs. */
export interface ArchiveRunner {
  readonly post: (order: ArchiveOrder) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly onExit: (listener: () => void) => void;
  readonly kill: () => void;
}

export type StartArchive = () => ArchiveRunner;

/**
 * The index of one desk, asked from afar. One that dies is started again; a file that is damaged is thrown away, and `onLost` says that
 * everything must be put again. What still cannot be had answers `internal`: nothing here is worth stopping a person for.
 */
export interface Archive {
  readonly open: () => Promise<Result<OpenedArchive, AppError>>;
  readonly ask: <K extends Work>(
    work: K,
    ...args: Parameters<ArchiveEngine[K]>
  ) => Promise<Result<ReturnType<ArchiveEngine[K]>, AppError>>;
  /** Throws away what is there and begins empty; `onLost` is told. */
  readonly discard: () => Promise<Result<null, AppError>>;
  readonly onLost: (listener: () => void) => void;
  readonly close: () => Promise<void>;
}

/** After how long an order counts as one that never ends: the index is ended and begun in a new thread. A person waits for an opening. */
export interface ArchivePatience {
  readonly openMs: number;
  readonly orderMs: number;
}

const PATIENCE: ArchivePatience = { openMs: 20_000, orderMs: 120_000 };

type Answer = Result<unknown, 'gone' | 'damaged' | 'failed'>;

const isReply = (message: unknown): message is ArchiveReply =>
  typeof message === 'object' && message !== null && 'id' in message && 'ok' in message;

/** Orders and answers of one running index, found by their ids. */
function connect(runner: ArchiveRunner, patience: ArchivePatience) {
  const waiting = new Map<number, (answer: Answer) => void>();
  let lastId = 0;
  let isGone = false;
  const leave = (): void => {
    isGone = true;
    for (const settle of waiting.values()) settle(fail('gone'));
  };
  runner.onExit(leave);
  runner.onMessage((message) => {
    if (!isReply(message)) return;
    waiting.get(message.id)?.(message.ok ? ok(message.value) : fail(message.damaged ? 'damaged' : 'failed'));
  });
  return {
    isGone: () => isGone,
    end: () => {
      leave();
      runner.kill();
    },
    ask: (work: keyof ArchiveEngine, args: readonly unknown[]): Promise<Answer> =>
      new Promise((resolve) => {
        if (isGone) {
          resolve(fail('gone'));
          return;
        }
        lastId += 1;
        const id = lastId;
        const limit = setTimeout(
          () => {
            leave();
            runner.kill();
          },
          work === 'open' ? patience.openMs : patience.orderMs,
        );
        waiting.set(id, (answer) => {
          clearTimeout(limit);
          waiting.delete(id);
          resolve(answer);
        });
        runner.post({ id, work, args } as ArchiveOrder);
      }),
  };
}

export function createArchive(start: StartArchive, place: () => ArchivePlace, patience = PATIENCE): Archive {
  type Line = ReturnType<typeof connect>;
  const listeners = new Set<() => void>();
  let line: Line | null = null;
  let opening: Promise<Result<OpenedArchive, AppError>> | null = null;
  let wasOpen = false;
  const internal = fail<AppError>({ code: 'internal' });

  async function openLine(anew: boolean): Promise<Result<OpenedArchive, AppError>> {
    const attempt = (empty: boolean): Promise<Answer> => {
      if (line === null || line.isGone()) line = connect(start(), patience);
      return line.ask('open', [place(), empty]);
    };
    const first = await attempt(anew);
    const opened = first.ok || anew ? first : await attempt(true);
    if (!opened.ok) return internal;
    const value = opened.value as OpenedArchive;
    // The first opening of all is answered to whoever opens; later ones happen by themselves.
    if (wasOpen && value.isNew) for (const listener of listeners) listener();
    wasOpen = true;
    return ok(value);
  }
  function open(anew: boolean): Promise<Result<OpenedArchive, AppError>> {
    if (!anew && opening !== null && line?.isGone() === false) return opening;
    opening = openLine(anew);
    return opening;
  }

  async function ask<K extends Work>(
    work: K,
    ...args: Parameters<ArchiveEngine[K]>
  ): Promise<Result<ReturnType<ArchiveEngine[K]>, AppError>> {
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const opened = await open(false);
      if (!opened.ok || line === null) return internal;
      const answer = await line.ask(work, args);
      if (answer.ok) return ok(answer.value as ReturnType<ArchiveEngine[K]>);
      if (answer.error === 'failed') return internal;
      if (answer.error === 'damaged') await open(true);
    }
    return internal;
  }

  return {
    open: () => open(false),
    ask,
    discard: async () => {
      const opened = await open(true);
      return opened.ok ? ok(null) : opened;
    },
    onLost: (listener) => void listeners.add(listener),
    close: async () => {
      if (line === null || line.isGone()) return;
      await line.ask('close', []);
      line.end();
    },
  };
}
