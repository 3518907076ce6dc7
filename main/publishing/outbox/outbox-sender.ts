import { groupBy } from '../../../shared/group-by.ts';
import { concernsWholePortal, isLineFailure } from '../../portals/portal-error.ts';
import type { Portal } from '../../portals/portal.ts';
import type { Job, JobEvent } from './job.ts';
import type { OutboxParts } from './outbox-parts.ts';
import type { Shelf } from './outbox-shelf.ts';
import { endLinePause, endRun, newLane, noteFailure, noteSuccess, type PortalLane } from './portal-lane.ts';
import { runJob } from './run-job.ts';
import type { RunEnd, RunParts } from './run-parts.ts';

/** Fingerprints that this machine's own jobs have left on the portal for the same article. */
const ownPrints = (job: Job, all: readonly Job[]): readonly string[] =>
  all
    .filter(({ created }) => created.portal === job.created.portal && created.key === job.created.key)
    .flatMap(({ put, verified }) => [put?.fingerprint, verified?.fingerprint])
    .filter((print) => print !== undefined);

/** What follows from how a run ended. Answers when the job may be tried again, if it may. */
async function settle(
  shelf: Shelf,
  lane: PortalLane,
  job: Job,
  end: RunEnd,
  { pace, now, chance }: OutboxParts,
): Promise<void> {
  const at = now().toISOString();
  const keep = async (event: JobEvent): Promise<void> => void (await shelf.append(job.id, event));
  if (end.kind === 'waits') return keep({ ...end, at, detail: end.detail.slice(0, 1_000) });
  if (end.kind === 'superseded') return keep({ kind: 'superseded', at });
  if (end.kind === 'held') {
    noteSuccess(lane);
    return keep({ ...end, at });
  }
  if (end.kind === 'done') {
    noteSuccess(lane);
    return keep({ kind: 'signed', at });
  }
  const { step, error } = end;
  if (error.code === 'cancelled') return;
  const again = noteFailure(lane, error, job.attempts + 1, pace, now().getTime(), chance());
  // The portal's own trouble stands at the portal: a thousand jobs need not each write it down.
  if (error.outcome === 'final' && concernsWholePortal(error)) return shelf.changed();
  const { outcome, code } = error;
  const detail = error.detail.slice(0, 500);
  if (outcome === 'final' && code !== 'conflict') return keep({ kind: 'waits', at, step, reason: code, detail });
  const retryAt = new Date(again).toISOString();
  await keep({ kind: 'failed', at, step, outcome, code, detail, retryAt });
  if ((shelf.get(job.id)?.attempts ?? 0) >= pace.maxAttempts)
    await keep({ kind: 'waits', at, step, reason: 'too-many-attempts', detail: detail === '' ? code : detail });
}

/** What one run works with: this job's things, and the lane's place to say how far it is. */
function partsOfRun(
  job: Job,
  portal: Portal,
  lane: PortalLane,
  signal: AbortSignal,
  shelf: Shelf,
  parts: OutboxParts,
): RunParts {
  const { folder, now, pace } = parts;
  return {
    portal,
    signal,
    now,
    settleMs: pace.settleMs,
    againMs: pace.firstMs,
    append: async (event) => {
      const kept = await shelf.append(job.id, event);
      if (!kept.ok) throw new Error(`the journal was not written: ${kept.error.code}`);
    },
    readPost: () => folder.readPost(job.id),
    readAsset: folder.readAsset,
    order: async () => {
      const order = await parts.order(job);
      return { ...order, known: new Set([...order.known, ...ownPrints(job, shelf.all())]) };
    },
    sign: (proven) => parts.sign(job, proven),
    signRemoval: (rendered) => parts.signRemoval(job, rendered),
    onStep: (step, done, total) => {
      lane.sending = { jobId: job.id, step, done, total };
      shelf.changed();
    },
  };
}

const waitingByPortal = (jobs: readonly Job[]): ReadonlyMap<string, readonly Job[]> =>
  groupBy(
    jobs.filter(({ phase }) => phase === 'waiting'),
    ({ created }) => created.portal,
  );

/** One run of one job, and what follows from it. A run that was called off leaves all as it is. */
async function send(
  job: Job,
  portal: Portal,
  lane: PortalLane,
  signal: AbortSignal,
  shelf: Shelf,
  parts: OutboxParts,
): Promise<void> {
  const { now, log, pace } = parts;
  try {
    const end = await runJob(job, partsOfRun(job, portal, lane, signal, shelf, parts));
    const newest = shelf.get(job.id);
    if (newest !== null && !signal.aborted) await settle(shelf, lane, newest, end, parts);
  } catch (thrown) {
    // A full disk, or a bug: what is on the disk is true, and the next attempt begins with a look.
    lane.pausedUntil = now().getTime() + pace.longestOfflineMs;
    log.bug('sending an article', thrown);
  }
}

/** Until when a job waits by itself, in ms: for another attempt, or for its time. What waits for the line only was forgiven at `pokedAt`. */
function waitsUntil({ failure, held }: Job, pokedAt: number): number {
  if (failure === null) return held === null ? 0 : Date.parse(held.until);
  const isForgiven = isLineFailure(failure) && Date.parse(failure.at) <= pokedAt;
  return failure.retryAt === null || isForgiven ? 0 : Date.parse(failure.retryAt);
}

/** Sends what is due, one job at a time for each portal. */
export function createSender(parts: OutboxParts, shelf: Shelf) {
  const { portalOf, now } = parts;
  const lanes = new Map<string, PortalLane>();
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;
  let pokedAt = now().getTime();
  /** Whose order may be another one by now; after a start, all of them. */
  const nudged = new Set(shelf.all().flatMap(({ id, held }) => (held === null ? [] : [id])));

  const laneOf = (portal: string): PortalLane => {
    const lane = lanes.get(portal) ?? newLane();
    lanes.set(portal, lane);
    return lane;
  };
  const dueAt = (job: Job): number => {
    const at = nudged.has(job.id) ? 0 : waitsUntil(job, pokedAt);
    return Math.max(laneOf(job.created.portal).pausedUntil, at);
  };
  function startNext(portalId: string, waiting: readonly Job[]): void {
    const lane = laneOf(portalId);
    const job = waiting.find((candidate) => dueAt(candidate) <= now().getTime());
    const portal = portalOf(portalId);
    if (lane.running !== null || job === undefined || portal === null) return;
    nudged.delete(job.id);
    lane.stop = new AbortController();
    lane.sending = { jobId: job.id, step: job.step, done: 0, total: 1 };
    lane.running = send(job, portal, lane, lane.stop.signal, shelf, parts).then(() => {
      endRun(lane);
      shelf.changed();
      look();
    });
  }
  function look(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (isClosed) return;
    const times: number[] = [];
    for (const [portal, jobs] of waitingByPortal(shelf.all())) {
      startNext(portal, jobs);
      if (laneOf(portal).running === null && portalOf(portal) !== null) times.push(...jobs.map(dueAt));
    }
    const next = Math.min(...times);
    if (Number.isFinite(next)) timer = setTimeout(look, Math.min(Math.max(1, next - now().getTime()), 60_000));
  }
  return {
    look,
    laneOf,
    /** The order that these jobs rest on may have changed. */
    nudge(jobs: readonly Job[]) {
      for (const { id } of jobs) nudged.add(id);
      look();
    },
    /** What waits for the line only is due at once; with `portal`, whatever stands against that portal is forgotten. */
    poke(portal: string | null) {
      pokedAt = now().getTime();
      for (const [id, lane] of lanes) {
        if (id === portal) noteSuccess(lane);
        else endLinePause(lane);
      }
      look();
    },
    async idle() {
      while ([...lanes.values()].some(({ running }) => running !== null))
        for (const { running } of lanes.values()) await running;
    },
    async close() {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
      for (const lane of lanes.values()) lane.stop?.abort();
      for (const { running } of lanes.values()) await running;
    },
  };
}
