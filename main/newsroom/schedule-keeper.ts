import type { AppError } from '../../shared/app-error.ts';
import type { ScheduleDue } from '../../shared/ipc/requests/workflow-requests.ts';
import type { Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import type { Log } from '../log/log-file.ts';
import type { MailRoom } from './mail-room.ts';
import {
  AGAIN_AFTER_MS,
  createOrderKeeper,
  LOOK_EVERY_MS,
  type Attempt,
  type OrderKeeper,
  type Waiting,
} from './order-keeper.ts';

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
const LATE_MS = 2 * 60_000;

const edited: AppError = { code: 'not-allowed', action: 'publish', reason: 'approvedExactly' };

/** What this person has scheduled goes to the portals now. */
async function prepare(articleId: string, signal: AbortSignal, { desk, mail, log }: KeeperParts): Promise<void> {
  const story = await desk.workflow.story(articleId);
  const schedule = story.ok ? story.value.flow.schedule : null;
  if (!story.ok || schedule === null || schedule.by !== desk.info().me.personId) return;
  const article = await desk.readContent(articleId, schedule.content);
  if (!article.ok) return;
  const approval = story.value.flow.approvals[0]?.record ?? null;
  const sent = await mail.send(article.value, approval, schedule.publishAt, signal);
  if (!sent.ok) log.info('a scheduled article does not wait for its portals yet', { code: sent.error.code });
}

async function attempt({ summary, from }: Waiting, { desk, publish, clock }: KeeperParts): Promise<Attempt> {
  const now = clock().getTime();
  const story = await desk.workflow.story(summary.id);
  const schedule = story.ok ? story.value.flow.schedule : null;
  if (!story.ok || schedule === null) return { kind: 'gone' };
  const refusal = story.value.offers.find(({ action }) => action === 'publish')?.refusal;
  if (refusal === 'wrong-role' || refusal === 'unknown-device')
    return { kind: 'later', notBefore: now + AGAIN_AFTER_MS };
  const isMine = schedule.by === desk.info().me.personId;
  const othersAt = Date.parse(from) + OTHERS_AFTER_MS;
  if (!isMine && now < othersAt) return { kind: 'later', notBefore: othersAt };
  // Words typed since are kept by publishing, which would take the approval away under the writer's hands.
  if (summary.workflow.isEdited) return { kind: 'failed', error: edited };
  const published = await publish(summary.id);
  if (published.ok) return { kind: 'done' };
  const { error } = published;
  const isBusy = error.code === 'site-busy' || error.code === 'cancelled';
  return isBusy ? { kind: 'later', notBefore: now + LOOK_EVERY_MS } : { kind: 'failed', error };
}

/** Publishes scheduled articles when their time has come. */
export const createScheduleKeeper = (parts: KeeperParts): OrderKeeper =>
  createOrderKeeper({
    desk: parts.desk,
    among: { queue: { kind: 'step', step: 'approved' } },
    waitsFrom: ({ workflow: { state, publishAt } }) => (state === 'scheduled' ? publishAt : null),
    prepare: (articleId, signal) => prepare(articleId, signal, parts),
    attempt: (waiting) => attempt(waiting, parts),
    tell({ summary, from }, error) {
      const isLate = parts.clock().getTime() - Date.parse(from) > LATE_MS;
      parts.onDue({ articleId: summary.id, headline: summary.headline, publishAt: from, isLate, error });
    },
    clock: parts.clock,
    log: parts.log,
  });
