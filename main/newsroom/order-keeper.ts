import type { AppError } from '../../shared/app-error.ts';
import { EVERYTHING, MAX_PAGE_ROWS, type ListWish } from '../../shared/ipc/list-wish.ts';
import type { ArticleSummary } from '../../shared/ipc/wire.ts';
import type { Desk } from '../desk/desk.ts';
import type { Log } from '../log/log-file.ts';

/** Carries out what the desk's records order and has not happened yet, while the program runs. */
export interface OrderKeeper {
  /** Looks at once for what is due. */
  readonly look: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** An article whose order waits: from when on, and what was said last about a failure. */
export interface Waiting {
  readonly summary: ArticleSummary;
  readonly from: string;
  readonly notBefore: number;
  readonly said: string | null;
}

/** How an attempt ended; `later`: not this machine's to do before that, in ms. */
export type Attempt =
  | { readonly kind: 'done' | 'gone' }
  | { readonly kind: 'later'; readonly notBefore: number }
  | { readonly kind: 'failed'; readonly error: AppError };

export interface OrderKeeperParts {
  readonly desk: Pick<Desk, 'list' | 'onArchiveChanged' | 'onArticleChanged'>;
  /** Where such articles stand in the list. */
  readonly among: Partial<Pick<ListWish, 'queue' | 'filters'>>;
  /** The instant from which the order is to be carried out; null: there is none. */
  readonly waitsFrom: (summary: ArticleSummary) => string | null;
  /** An order that is new here, or has another time. */
  readonly prepare: (articleId: string, signal: AbortSignal) => Promise<void>;
  readonly attempt: (waiting: Waiting) => Promise<Attempt>;
  /** A failure is told once, until it is another one; null: it is done. */
  readonly tell: (waiting: Waiting, error: AppError | null) => void;
  readonly clock: () => Date;
  readonly log: Log;
}

export const AGAIN_AFTER_MS = 60_000;
/** A machine that slept, or whose clock was set, does not tell its timers. */
export const LOOK_EVERY_MS = 20_000;

/** Every article with such an order, as far as the index knows. */
async function waitingIn({ desk, among, waitsFrom }: OrderKeeperParts): Promise<readonly ArticleSummary[]> {
  const found: ArticleSummary[] = [];
  for (let offset = 0; ; offset += MAX_PAGE_ROWS) {
    const page = await desk.list({ ...EVERYTHING, ...among, offset });
    if (!page.ok) return found;
    found.push(...page.value.rows.map(({ summary }) => summary).filter((row) => waitsFrom(row) !== null));
    if (offset + MAX_PAGE_ROWS >= page.value.total) return found;
  }
}

function createWaitingList({ waitsFrom, tell, clock }: OrderKeeperParts) {
  const waiting = new Map<string, Waiting>();
  const now = (): number => clock().getTime();
  return {
    /** Whether it is new, or has another time. */
    keep(summary: ArticleSummary): boolean {
      const from = waitsFrom(summary);
      const known = waiting.get(summary.id);
      if (from === null) waiting.delete(summary.id);
      else if (known?.from === from) waiting.set(summary.id, { ...known, summary });
      else waiting.set(summary.id, { summary, from, notBefore: Date.parse(from), said: null });
      return from !== null && known?.from !== from;
    },
    due: (): readonly Waiting[] => [...waiting.values()].filter(({ notBefore }) => notBefore <= now()),
    /** In ms; null: nothing waits. */
    nextInMs: (): number | null =>
      waiting.size === 0 ? null : Math.min(...[...waiting.values()].map(({ notBefore }) => notBefore)) - now(),
    settle(tried: Waiting, end: Attempt): void {
      const { id } = tried.summary;
      if (end.kind === 'gone' || end.kind === 'done') waiting.delete(id);
      if (end.kind === 'done') tell(tried, null);
      if (end.kind === 'later') waiting.set(id, { ...tried, notBefore: end.notBefore });
      if (end.kind !== 'failed') return;
      const said = JSON.stringify(end.error);
      if (tried.said !== said) tell(tried, end.error);
      waiting.set(id, { ...tried, said, notBefore: now() + AGAIN_AFTER_MS });
    },
  };
}

export function createOrderKeeper(parts: OrderKeeperParts): OrderKeeper {
  const { desk, prepare, attempt, log } = parts;
  const waiting = createWaitingList(parts);
  const stop = new AbortController();
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    running = running.then(work).catch((thrown: unknown) => log.bug('carrying out an order', thrown));
    return running;
  };
  const plan = (): void => {
    if (timer !== null) clearTimeout(timer);
    const next = stop.signal.aborted ? null : waiting.nextInMs();
    timer = next === null ? null : setTimeout(() => void look(), Math.min(Math.max(50, next), LOOK_EVERY_MS)).unref();
  };
  const keep = (summary: ArticleSummary): void => {
    if (waiting.keep(summary)) void inTurn(() => prepare(summary.id, stop.signal));
    plan();
  };
  const look = (): Promise<void> =>
    inTurn(async () => {
      for (const due of waiting.due()) if (!stop.signal.aborted) waiting.settle(due, await attempt(due));
      plan();
    });
  const begin = (): Promise<void> =>
    inTurn(async () => {
      for (const summary of await waitingIn(parts)) keep(summary);
    });
  const stops = [
    desk.onArticleChanged(keep),
    desk.onArchiveChanged(({ isComplete }) => {
      if (isComplete) void begin();
    }),
  ];
  void begin();
  return {
    look: async () => {
      await begin();
      await look();
    },
    async close() {
      for (const each of stops) each();
      stop.abort();
      if (timer !== null) clearTimeout(timer);
      await running;
    },
  };
}
