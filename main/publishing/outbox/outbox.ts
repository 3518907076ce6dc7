import type { AppError } from '../../../shared/app-error.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { PortalError } from '../../portals/portal-error.ts';
import type { Job } from './job.ts';
import type { OutboxParts } from './outbox-parts.ts';
import { createSender } from './outbox-sender.ts';
import { createShelf } from './outbox-shelf.ts';
import type { Sending } from './portal-lane.ts';
import { takeLeaving, takeMailing, type Leaving, type Mailing } from './take-orders.ts';

/** A job with what is happening to it now. `portalProblem`: why nothing at all goes to its portal at present. */
export interface JobView {
  readonly job: Job;
  readonly sending: Sending | null;
  readonly portalProblem: PortalError | null;
}

/** Carries approved articles to portals: exactly once, whatever happens to the line, the servers, this program and this machine. */
export interface Outbox {
  /** Durable before it resolves; what is on its way to the same place with other words is given up for it. */
  readonly enqueue: (mailing: Mailing) => Promise<Result<JobView, AppError>>;
  /** Durable before it resolves: the post is to leave the readers’ sight. */
  readonly withdraw: (leaving: Leaving) => Promise<Result<JobView, AppError>>;
  readonly list: () => readonly JobView[];
  /** The desk's records say something else of this article now: what is held back for it looks at its order again. */
  readonly orderChanged: (key: string) => Promise<void>;
  /** A person says: go on. `over`: what stands there now may be replaced, if it is still what the person was shown. */
  readonly sendAgain: (jobId: string, over: boolean) => Promise<Result<JobView, AppError>>;
  /** Follows the job no longer. What stands on the site by then stays there. */
  readonly forget: (jobId: string) => Promise<Result<null, AppError>>;
  /** The network may be back, or the machine has woken up. */
  readonly poke: () => void;
  /** An account or an address was put right. */
  readonly portalChanged: (portal: string) => void;
  readonly onChanged: (listener: () => void) => () => void;
  /** Resolves when nothing is being sent and nothing is due now. */
  readonly idle: () => Promise<void>;
  /** Stops at the next safe point; the rest goes on at the next start. */
  readonly close: () => Promise<void>;
}

const KEPT_MS = 30 * 86_400_000;

/** Finished jobs that nobody will look for any more. */
async function withoutOld(jobs: readonly Job[], { folder, now }: OutboxParts): Promise<readonly Job[]> {
  const isOld = ({ finishedAt }: Job): boolean =>
    finishedAt !== null && now().getTime() - Date.parse(finishedAt) > KEPT_MS;
  const kept = jobs.filter((job) => !isOld(job));
  for (const job of jobs.filter(isOld)) await folder.remove(job);
  return kept;
}

/** Opens what is on the disk and goes on with it. */
export async function openOutbox(parts: OutboxParts): Promise<Result<Outbox, AppError>> {
  const { folder, now, log } = parts;
  const found = await folder.list();
  if (!found.ok) return found;
  const shelf = createShelf(folder, log, await withoutOld(found.value, parts));
  const sender = createSender(parts, shelf);

  const viewOf = (job: Job): JobView => {
    const { sending, problem } = sender.laneOf(job.created.portal);
    const isHere = sending?.jobId === job.id;
    return { job, sending: isHere ? sending : null, portalProblem: job.phase === 'waiting' ? problem : null };
  };
  const taken = async (taking: Promise<Result<Job, AppError>>): Promise<Result<JobView, AppError>> => {
    const job = await taking;
    if (!job.ok) return job;
    sender.look();
    return ok(viewOf(job.value));
  };
  sender.look();
  return ok({
    enqueue: (mailing) => taken(takeMailing(mailing, shelf, parts)),
    withdraw: (leaving) => taken(takeLeaving(leaving, shelf, parts)),
    list: () => shelf.all().map(viewOf),
    async orderChanged(key) {
      const held = shelf.all().filter((job) => job.created.key === key && job.held !== null && job.finishedAt === null);
      for (const { id, wait } of held)
        if (wait?.reason === 'out-by-itself')
          await shelf.append(id, { kind: 'resumed', at: now().toISOString(), over: null });
      sender.nudge(held);
    },
    async sendAgain(jobId, over) {
      const job = shelf.get(jobId);
      if (job === null) return fail({ code: 'not-found', what: 'job' });
      if (job.phase === 'needs-person') {
        // The wait names what stood there when the person was asked; nothing newer is ever replaced.
        const seen = /^[0-9a-f]{64}(?= )/.exec(job.wait?.detail ?? '')?.[0] ?? job.put?.fingerprint ?? null;
        const event = { kind: 'resumed', at: now().toISOString(), over: over ? seen : null } as const;
        const resumed = await shelf.append(jobId, event);
        if (!resumed.ok) return resumed;
      }
      sender.nudge([job]);
      sender.poke(job.created.portal);
      return ok(viewOf(shelf.get(jobId) ?? job));
    },
    async forget(jobId) {
      const job = shelf.get(jobId);
      if (job === null) return fail({ code: 'not-found', what: 'job' });
      const lane = sender.laneOf(job.created.portal);
      shelf.drop(jobId);
      if (lane.sending?.jobId === jobId) {
        lane.stop?.abort();
        await lane.running;
      }
      return folder.remove(job);
    },
    poke: () => sender.poke(null),
    portalChanged: (portal) => sender.poke(portal),
    onChanged: shelf.onChanged,
    idle: () => sender.idle(),
    close: () => sender.close(),
  });
}
