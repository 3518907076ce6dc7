import * as v from 'valibot';
import { ArticleIdSchema } from '../../article/schema.ts';
import type { MailingStep, PortalTrouble, PostDifference, WaitReason } from '../../portal/portal-trouble.ts';
import type { OutletKind } from '../../portal/schema.ts';
import { nothing } from './request-parts.ts';

/** A job is named by a ULID, like an article; a page of the site's folder that was changed, by its article's. */
const onJob = v.strictObject({ jobId: ArticleIdSchema });

/** How many rows the list grows by. */
export const OUTBOX_PAGE = 50;

/** How many rows are wanted, from the first on. */
const wanted = { limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)) };

/** Approved articles on their way to portals. */
export const OUTBOX_REQUESTS = {
  'outbox:list': v.strictObject(wanted),
  /** `over`: what stands there, as it was shown, may be replaced. */
  'outbox:sendAgain': v.strictObject({ ...onJob.entries, ...wanted, over: v.boolean() }),
  'outbox:forget': v.strictObject({ ...onJob.entries, ...wanted }),
  /** Asks the site's folder and every portal whether articles still stand there as they were sent; what was changed waits in the list. Answers how many were asked for. */
  'outbox:lookForChanges': nothing,
  /** The network may be back. */
  'outbox:poke': nothing,
  /** Opens the public page of a finished job in the system's browser. */
  'outbox:openPage': onJob,
} as const;

/** What somebody else has done to an article's page in the site's own folder. */
export type FolderReason = 'changed-in-folder' | 'gone-from-folder';

/** One article on its way to one portal, as the window shows it. Instants in UTC. */
export interface OutboxRow {
  readonly jobId: string;
  readonly articleId: string;
  readonly headline: string;
  readonly portalName: string;
  /** Null: the desk's own site, or a portal that it does not publish to any more. */
  readonly portalKind: OutletKind | null;
  /** Whether the article goes there or leaves. */
  readonly task: 'publish' | 'withdraw';
  readonly queuedAt: string;
  readonly phase: 'waiting' | 'sending' | 'needs-person' | 'done' | 'superseded';
  readonly step: MailingStep;
  /** How far the step is, while it is under way. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** Why it waits, for the network, a time or a person; null: it does not. */
  readonly reason: WaitReason | PortalTrouble | FolderReason | null;
  /** Nothing is wrong: it waits for its time, and the portal publishes by itself or this program does; null: it does not wait for that. */
  readonly held: { readonly until: string; readonly onServer: boolean } | null;
  /** What server or comparison said; may be empty. */
  readonly detail: string;
  /** What was sent and what stands there instead, where that is why it waits. */
  readonly differences: readonly PostDifference[];
  readonly retryAt: string | null;
  readonly url: string | null;
  readonly finishedAt: string | null;
}

/** Counts for the foot of the queues. */
export interface OutboxCounts {
  readonly waiting: number;
  readonly needsPerson: number;
}

/** The first rows: what waits for a person, then what is on its way, then what is over, each newest first. `total` counts all. */
export interface OutboxPage {
  readonly rows: readonly OutboxRow[];
  readonly total: number;
  readonly counts: OutboxCounts;
}

export interface OutboxAnswers {
  'outbox:list': OutboxPage;
  'outbox:sendAgain': OutboxPage;
  'outbox:forget': OutboxPage;
  'outbox:lookForChanges': { readonly looked: number; readonly changed: number };
  'outbox:poke': null;
  'outbox:openPage': null;
}
