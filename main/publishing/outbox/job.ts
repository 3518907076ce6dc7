import * as v from 'valibot';
import { ArticleIdSchema, BlobHashSchema, EntryIdSchema, InstantSchema } from '../../../shared/article/schema.ts';
import {
  MAILING_STEPS,
  PORTAL_TROUBLES,
  POST_PARTS,
  WAIT_REASONS,
  type MailingStep,
} from '../../../shared/portal/portal-trouble.ts';
import { isLineFailure } from '../../portals/portal-error.ts';

const line = (max: number) => v.pipe(v.string(), v.maxLength(max));
const at = InstantSchema;
const step = v.picklist(MAILING_STEPS);

const WithdrawalSchema = v.variant('how', [
  v.strictObject({ how: v.literal('replaced-by-notice'), notice: line(5_000) }),
  v.strictObject({ how: v.literal('removed') }),
]);

const DifferenceSchema = v.strictObject({ field: v.picklist(POST_PARTS), sent: line(500), found: line(500) });

const CreatedSchema = v.strictObject({
  kind: v.literal('created'),
  at,
  key: ArticleIdSchema,
  portal: EntryIdSchema,
  content: BlobHashSchema,
  approval: v.nullable(BlobHashSchema),
  headline: line(2_000),
  publishedAt: InstantSchema,
  updatedAt: InstantSchema,
  assets: v.pipe(v.array(BlobHashSchema), v.maxLength(1_000)),
  /** How the post is to leave; null: it is to stand there. */
  withdrawal: v.optional(v.nullable(WithdrawalSchema), null),
});

const RemoteSchema = v.strictObject({
  remoteId: line(1_000),
  url: v.nullable(line(2_000)),
  fingerprint: BlobHashSchema,
});

/** What happened to a job, one line of its journal each. Nothing is ever changed in it. */
export const JobEventSchema = v.variant('kind', [
  CreatedSchema,
  v.strictObject({ kind: v.literal('asset'), at, sha256: BlobHashSchema, remoteId: line(1_000), url: line(2_000) }),
  /** Written before a post is created: from here on it may exist. */
  v.strictObject({ kind: v.literal('creating'), at }),
  /** What this job has put there, as the portal echoed it. */
  v.strictObject({ kind: v.literal('put'), at, isPublic: v.boolean(), ...RemoteSchema.entries }),
  v.strictObject({
    kind: v.literal('failed'),
    at,
    step,
    outcome: v.picklist(['not-done', 'unknown', 'final']),
    code: v.picklist(PORTAL_TROUBLES),
    detail: line(500),
    retryAt: v.nullable(InstantSchema),
  }),
  v.strictObject({
    kind: v.literal('waits'),
    at,
    step,
    reason: v.picklist(WAIT_REASONS),
    detail: line(1_000),
    differences: v.exactOptional(v.pipe(v.array(DifferenceSchema), v.readonly())),
  }),
  /** Everything is there that may be there before its time: looked at again at `until`, which lies after `publishAt` by the desk's and by the portal's clock. `onServer`: the portal publishes by itself. */
  v.strictObject({
    kind: v.literal('held'),
    at,
    publishAt: InstantSchema,
    until: InstantSchema,
    onServer: v.boolean(),
  }),
  /** A person said: go on. `over`: the fingerprint of what stands there and may be replaced, null: nothing may. */
  v.strictObject({ kind: v.literal('resumed'), at, over: v.nullable(BlobHashSchema) }),
  v.strictObject({ kind: v.literal('verified'), at, serverTime: v.nullable(line(40)), ...RemoteSchema.entries }),
  v.strictObject({ kind: v.literal('signed'), at }),
  v.strictObject({ kind: v.literal('superseded'), at }),
]);

export type JobEvent = v.InferOutput<typeof JobEventSchema>;
export type RemoteNote = v.InferOutput<typeof RemoteSchema>;
type EventOf<K extends JobEvent['kind']> = Extract<JobEvent, { kind: K }>;

/** A job by its journal. It holds no article and no photo: those stay on the disk until they are sent. */
export interface Job {
  readonly id: string;
  readonly created: EventOf<'created'>;
  readonly phase: 'waiting' | 'needs-person' | 'done' | 'superseded';
  readonly step: MailingStep;
  readonly assets: ReadonlyMap<string, EventOf<'asset'>>;
  /** Since when a post may exist that nobody has seen; null: none was asked for. */
  readonly creatingAt: string | null;
  readonly put: EventOf<'put'> | null;
  /** Failures since a person last said “go on”, those of the line not counted. */
  readonly attempts: number;
  readonly failure: EventOf<'failed'> | null;
  readonly wait: EventOf<'waits'> | null;
  readonly over: string | null;
  /** Since the post was brought as far as it may go before its time. */
  readonly held: EventOf<'held'> | null;
  readonly verified: EventOf<'verified'> | null;
  readonly finishedAt: string | null;
}

/** Failures that say nothing of this article: however many there are, nobody is asked about it. */
const isNotCounted = ({ code }: EventOf<'failed'>): boolean =>
  isLineFailure({ code }) || code === 'cancelled' || code === 'no-account';

const begin = (id: string, created: EventOf<'created'>): Job => ({
  id,
  created,
  phase: 'waiting',
  step: 'look',
  assets: new Map(),
  creatingAt: null,
  put: null,
  attempts: 0,
  failure: null,
  wait: null,
  over: null,
  held: null,
  verified: null,
  finishedAt: null,
});

/** The job after one more event. */
export function afterEvent(job: Job, event: JobEvent): Job {
  switch (event.kind) {
    case 'created':
      return job;
    case 'asset':
      return { ...job, step: 'assets', failure: null, assets: new Map([...job.assets, [event.sha256, event]]) };
    case 'creating':
      return { ...job, step: 'draft', creatingAt: event.at };
    case 'put':
      return { ...job, step: event.isPublic ? 'read-back' : 'check', put: event, failure: null };
    case 'failed':
      return {
        ...job,
        step: event.step,
        failure: event,
        attempts: job.attempts + (isNotCounted(event) ? 0 : 1),
      };
    case 'waits':
      return { ...job, phase: 'needs-person', step: event.step, wait: event };
    case 'held':
      return { ...job, step: 'publish', attempts: 0, failure: null, held: event };
    case 'resumed':
      return { ...job, phase: 'waiting', attempts: 0, failure: null, wait: null, over: event.over };
    case 'verified':
      return { ...job, step: 'sign', failure: null, verified: event };
    case 'signed':
      return { ...job, phase: 'done', failure: null, wait: null, finishedAt: event.at };
    case 'superseded':
      return { ...job, phase: 'superseded', failure: null, wait: null, finishedAt: event.at };
  }
}

/** The job that a journal tells of; null when its beginning is not there. */
export function jobOf(id: string, events: readonly unknown[]): Job | null {
  let job: Job | null = null;
  for (const event of events) {
    const parsed = v.safeParse(JobEventSchema, event);
    if (!parsed.success) continue;
    if (job === null) job = parsed.output.kind === 'created' ? begin(id, parsed.output) : null;
    else job = afterEvent(job, parsed.output);
  }
  return job;
}
