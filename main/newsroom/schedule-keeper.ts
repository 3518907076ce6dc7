import type { AppError } from '../../shared/app-error.ts';
import { EVERYTHING, MAX_PAGE_ROWS } from '../../shared/ipc/list-wish.ts';
import type { ScheduleDue } from '../../shared/ipc/requests/workflow-requests.ts';
import type { ArticleSummary } from '../../shared/ipc/wire.ts';
import type { Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import type { Log } from '../log/log-file.ts';
import type { MailRoom } from './mail-room.ts';

/** Publishes scheduled articles when their time has come, while the program runs. */
export interface ScheduleKeeper {
  /** Looks at once for what is due. */
  readonly look: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface KeeperParts {
  readonly desk: Pick<Desk, 'info' | 'list' | 'onArchiveChanged' | 'onArticleChanged' | 'readContent' | 'workflow'>;
  readonly publish: (articleId: string) => Promise<Result<unknown, AppError>>;
  /** Portals get it beforehand: those that can, publish by their own clock. */
  readonly mail: Pick<MailRoom, 'send'>;
  readonly onDue: (due: ScheduleDue) => void;
  readonly clock: () => Date;
  readonly log: Log;
}

/** Who scheduled it publishes it; when their machine is off at that time, whoever may publish and is there does, a little later. */
const OTHERS_AFTER_MS = 3 * 60_000;
const AGAIN_AFTER_MS = 60_000;
const LATE_MS = 2 * 60_000;
/** A machine that slept, or whose clock was set, does not tell its timers. */
const LOOK_EVERY_MS = 20_000;

interface Waiting {
  readonly summary: ArticleSummary;
  readonly publishAt: string;
  readonly notBefore: number;
  readonly said: string | null;
}

const edited: AppError = { code: 'not-allowed', action: 'publish', reason: 'approvedExactly' };

const publishAtOf = ({ workflow: { state, publishAt } }: ArticleSummary): string | null =>
  state === 'scheduled' ? publishAt : null;

/** Every article that waits for its time, as far as the index knows. */
async function scheduledIn(desk: Pick<Desk, 'list'>): Promise<readonly ArticleSummary[]> {
  const found: ArticleSummary[] = [];
  const wish = { ...EVERYTHING, queue: { kind: 'step', step: 'approved' }, limit: MAX_PAGE_ROWS } as const;
  for (let offset = 0; ; offset += MAX_PAGE_ROWS) {
    const page = await desk.list({ ...wish, offset });
    if (!page.ok) return found;
    found.push(...page.value.rows.map(({ summary }) => summary).filter((row) => publishAtOf(row) !== null));
    if (offset + MAX_PAGE_ROWS >= page.value.total) return found;
  }
}

/** What this person has scheduled goes to the portals now. */
async function prepare(articleId: string, { desk, mail, log }: KeeperParts, signal: AbortSignal): Promise<void> {
  const story = await desk.workflow.story(articleId);
  const schedule = story.ok ? story.value.flow.schedule : null;
  if (!story.ok || schedule === null || schedule.by !== desk.info().me.personId) return;
  const article = await desk.readContent(articleId, schedule.content);
  if (!article.ok) return;
  const approval = story.value.flow.approvals[0]?.record ?? null;
  const sent = await mail.send(article.value, approval, schedule.publishAt, signal);
  if (!sent.ok) log.info('a scheduled article does not wait for its portals yet', { code: sent.error.code });
}

/** How an attempt ended; `later`: not this machine's to do before that. */
type Attempt =
  | { readonly kind: 'published' | 'gone' }
  | { readonly kind: 'later'; readonly notBefore: number }
  | { readonly kind: 'failed'; readonly error: AppError };

async function attempt({ summary, publishAt }: Waiting, { desk, publish, clock }: KeeperParts): Promise<Attempt> {
  const now = clock().getTime();
  const story = await desk.workflow.story(summary.id);
  const schedule = story.ok ? story.value.flow.schedule : null;
  if (!story.ok || schedule === null) return { kind: 'gone' };
  const refusal = story.value.offers.find(({ action }) => action === 'publish')?.refusal;
  if (refusal === 'wrong-role' || refusal === 'unknown-device')
    return { kind: 'later', notBefore: now + AGAIN_AFTER_MS };
  const isMine = schedule.by === desk.info().me.personId;
  const othersAt = Date.parse(publishAt) + OTHERS_AFTER_MS;
  if (!isMine && now < othersAt) return { kind: 'later', notBefore: othersAt };
  // Words typed since are kept by publishing, which would take the approval away under the writer's hands.
  if (summary.workflow.isEdited) return { kind: 'failed', error: edited };
  const published = await publish(summary.id);
  if (published.ok) return { kind: 'published' };
  const { error } = published;
  const isBusy = error.code === 'site-busy' || error.code === 'cancelled';
  return isBusy ? { kind: 'later', notBefore: now + LOOK_EVERY_MS } : { kind: 'failed', error };
}

/** The articles that wait, each from when it is looked at. */
function createWaitingList({ onDue, clock }: KeeperParts) {
  const waiting = new Map<string, Waiting>();
  const now = (): number => clock().getTime();
  const tell = ({ summary, publishAt }: Waiting, error: AppError | null): void => {
    const isLate = now() - Date.parse(publishAt) > LATE_MS;
    onDue({ articleId: summary.id, headline: summary.headline, publishAt, isLate, error });
  };
  return {
    /** Whether it is new, or has another time. */
    keep(summary: ArticleSummary): boolean {
      const publishAt = publishAtOf(summary);
      const known = waiting.get(summary.id);
      if (publishAt === null) waiting.delete(summary.id);
      else if (known?.publishAt === publishAt) waiting.set(summary.id, { ...known, summary });
      else waiting.set(summary.id, { summary, publishAt, notBefore: Date.parse(publishAt), said: null });
      return publishAt !== null && known?.publishAt !== publishAt;
    },
    due: (): readonly Waiting[] => [...waiting.values()].filter(({ notBefore }) => notBefore <= now()),
    /** In ms; null: nothing waits. */
    nextInMs: (): number | null =>
      waiting.size === 0 ? null : Math.min(...[...waiting.values()].map(({ notBefore }) => notBefore)) - now(),
    settle(tried: Waiting, end: Attempt): void {
      const { id } = tried.summary;
      if (end.kind === 'gone' || end.kind === 'published') waiting.delete(id);
      if (end.kind === 'published') tell(tried, null);
      if (end.kind === 'later') waiting.set(id, { ...tried, notBefore: end.notBefore });
      if (end.kind !== 'failed') return;
      const said = JSON.stringify(end.error);
      if (tried.said !== said) tell(tried, end.error);
      waiting.set(id, { ...tried, said, notBefore: now() + AGAIN_AFTER_MS });
    },
  };
}

export function createScheduleKeeper(parts: KeeperParts): ScheduleKeeper {
  const { desk, log } = parts;
  const waiting = createWaitingList(parts);
  const stop = new AbortController();
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    running = running.then(work).catch((thrown: unknown) => log.bug('publishing at its time', thrown));
    return running;
  };
  const plan = (): void => {
    if (timer !== null) clearTimeout(timer);
    const next = stop.signal.aborted ? null : waiting.nextInMs();
    timer = next === null ? null : setTimeout(() => void look(), Math.min(Math.max(50, next), LOOK_EVERY_MS)).unref();
  };
  const keep = (summary: ArticleSummary): void => {
    if (waiting.keep(summary)) void inTurn(() => prepare(summary.id, parts, stop.signal));
    plan();
  };
  const look = (): Promise<void> =>
    inTurn(async () => {
      for (const due of waiting.due()) if (!stop.signal.aborted) waiting.settle(due, await attempt(due, parts));
      plan();
    });
  const begin = (): Promise<void> =>
    inTurn(async () => {
      for (const summary of await scheduledIn(desk)) keep(summary);
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
