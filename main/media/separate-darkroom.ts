import type { AppError } from '../../shared/app-error.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { Darkroom } from './darkroom.ts';
import type { DarkroomOrder, DarkroomReply } from './darkroom-messages.ts';
import type { Rendition } from './renditions.ts';
import type { TakenPhoto } from './take-photo.ts';

/** A running darkroom process, seen from main. */
export interface DarkroomProcess {
  readonly post: (order: DarkroomOrder) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly onExit: (listener: () => void) => void;
  readonly kill: () => void;
}

/** How long one photo may take, the waiting for its turn included, and when an unused darkroom is ended. */
export interface DarkroomPatience {
  readonly photoMs: number;
  readonly idleMs: number;
}

const PATIENCE: DarkroomPatience = { photoMs: 120_000, idleMs: 60_000 };

type Answer = Result<TakenPhoto | Rendition, AppError>;
type Order = DarkroomOrder extends infer Each ? (Each extends DarkroomOrder ? Omit<Each, 'id'> : never) : never;

interface Waiting {
  readonly settle: (answer: Answer) => void;
  readonly refusal: AppError;
}

const isReply = (message: unknown): message is DarkroomReply =>
  typeof message === 'object' && message !== null && 'id' in message && 'result' in message;

/**
 * A darkroom whose pictures are decoded in another process, started when the first photo comes. A photo that crashes it, or takes too long, is refused
 * as damaged together with those that were with it; the next photo gets a new process.
 */
export function createSeparateDarkroom(start: () => DarkroomProcess, patience = PATIENCE): Darkroom {
  const waiting = new Map<number, Waiting>();
  let running: DarkroomProcess | null = null;
  let idle: NodeJS.Timeout | null = null;
  let lastId = 0;

  function refuseAll(): void {
    for (const { settle, refusal } of waiting.values()) settle(fail(refusal));
  }

  function end(): void {
    const ended = running;
    running = null;
    ended?.kill();
    refuseAll();
  }

  function open(): DarkroomProcess {
    const opened = start();
    opened.onMessage((message) => {
      if (running === opened && isReply(message)) waiting.get(message.id)?.settle(message.result);
    });
    opened.onExit(() => {
      if (running !== opened) return;
      running = null;
      refuseAll();
    });
    return opened;
  }

  function ask(order: Order, refusal: AppError): Promise<Answer> {
    return new Promise((resolve) => {
      if (idle !== null) clearTimeout(idle);
      lastId += 1;
      const id = lastId;
      const limit = setTimeout(end, patience.photoMs);
      const settle = (answer: Answer): void => {
        waiting.delete(id);
        clearTimeout(limit);
        if (waiting.size === 0) idle = setTimeout(end, patience.idleMs).unref();
        resolve(answer);
      };
      waiting.set(id, { settle, refusal });
      running ??= open();
      running.post({ ...order, id });
    });
  }

  return {
    takePhoto: async (order) => {
      const refusal: AppError = { code: 'photo-refused', reason: 'damaged', fileName: order.fileName };
      return (await ask({ work: 'takePhoto', order }, refusal)) as Result<TakenPhoto, AppError>;
    },
    makeRendition: async (order) =>
      (await ask({ work: 'makeRendition', order }, { code: 'damaged', what: 'photo' })) as Result<Rendition, AppError>,
  };
}
