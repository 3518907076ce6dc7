import * as v from 'valibot';
import { ArticleIdSchema } from '../../article/schema.ts';
import type { MailingStep, PortalTrouble, WaitReason } from '../../portal/portal-trouble.ts';
import { nothing } from './request-parts.ts';

/** A job is named by a ULID, like an article. */
const onJob = v.strictObject({ jobId: ArticleIdSchema });

/** Approved articles on their way to portals. */
export const OUTBOX_REQUESTS = {
  'outbox:list': nothing,
  /** `over`: what stands there, as it was shown, may be replaced. */
  'outbox:sendAgain': v.strictObject({ ...onJob.entries, over: v.boolean() }),
  'outbox:forget': onJob,
  /** The network may be back. */
  'outbox:poke': nothing,
  /** Opens the public page of a finished job in the system's browser. */
  'outbox:openPage': onJob,
} as const;

/** One article on its way to one portal, as the window shows it. Instants in UTC. */
export interface OutboxRow {
  readonly jobId: string;
  readonly articleId: string;
  readonly headline: string;
  readonly portalName: string;
  /** Whether the article goes there or leaves. */
  readonly task: 'publish' | 'withdraw';
  readonly queuedAt: string;
  readonly phase: 'waiting' | 'sending' | 'needs-person' | 'done' | 'superseded';
  readonly step: MailingStep;
  /** How far the step is, while it is under way. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** Why it waits, for the network, a time or a person; null: it does not. */
  readonly reason: WaitReason | PortalTrouble | null;
  /** Nothing is wrong: it waits for its time, and the portal publishes by itself or this program does; null: it does not wait for that. */
  readonly held: { readonly until: string; readonly onServer: boolean } | null;
  /** What server or comparison said; may be empty. */
  readonly detail: string;
  readonly retryAt: string | null;
  readonly url: string | null;
  readonly finishedAt: string | null;
}

/** Counts for the foot of the queues. */
export interface OutboxCounts {
  readonly waiting: number;
  readonly needsPerson: number;
}

export interface OutboxAnswers {
  'outbox:list': readonly OutboxRow[];
  'outbox:sendAgain': readonly OutboxRow[];
  'outbox:forget': readonly OutboxRow[];
  'outbox:poke': null;
  'outbox:openPage': null;
}
