import path from 'node:path';
import { ulid } from 'ulid';
import { createGenericPortal } from '../../main/portals/generic/create-generic-portal.ts';
import { createHttp, USUAL_HTTP, type SendRequest } from '../../main/portals/http/send-request.ts';
import type { Portal } from '../../main/portals/portal.ts';
import type { PostToSend } from '../../main/portals/post-to-send.ts';
import type { Pace } from '../../main/publishing/outbox/backoff.ts';
import { openOutboxFolder, type OutboxFolder } from '../../main/publishing/outbox/outbox-folder.ts';
import { openOutbox, type Outbox } from '../../main/publishing/outbox/outbox.ts';
import type { Mailing } from '../../main/publishing/outbox/take-orders.ts';
import type { ProvenPost } from '../../main/publishing/outbox/run-parts.ts';

/** Desks that publish to one portal, for the outbox's tests and its proof: real folders, a real line, records in memory. */

export const TOKEN = 'mat-ma-thu-nghiem';
export const PORTAL = 'bao-thu-nghiem';

export const QUICK: Pace = { firstMs: 2, longestMs: 8, longestOfflineMs: 8, settleMs: 60, maxAttempts: 12 };

/** What the desks' shared records say: which words are to stand there (none: withdrawn), and who has signed what was read back. */
export interface SharedRecords {
  readonly ordered: Map<string, string>;
  readonly receipts: { readonly key: string; readonly content: string; readonly fingerprint: string }[];
  /** Signed that an article is gone; `rendered` is what was left in its place. */
  readonly removals: { readonly key: string; readonly rendered: string | null }[];
}

export const newRecords = (): SharedRecords => ({ ordered: new Map(), receipts: [], removals: [] });

export const lineTo = (address: string, wrap: (send: SendRequest) => SendRequest = (send) => send): Portal =>
  createGenericPortal({
    address,
    token: async () => TOKEN,
    send: wrap(createHttp({ ...USUAL_HTTP, timeoutMs: 60 })),
    now: () => new Date(),
  });

function sign({ receipts }: SharedRecords, key: string, content: string, { fingerprint }: ProvenPost): true {
  const isKnown = receipts.some((receipt) => receipt.key === key && receipt.fingerprint === fingerprint);
  if (!isKnown) receipts.push({ key, content, fingerprint });
  return true;
}

/** As the desk does: once for each publication. */
function signRemoval({ receipts, removals }: SharedRecords, key: string, rendered: string | null): true {
  const signed = (list: readonly { readonly key: string }[]): number => list.filter((one) => one.key === key).length;
  if (signed(removals) === 0 && signed(receipts) > 0) removals.push({ key, rendered });
  return true;
}

/** An outbox in a folder; `watch` may stand between it and its journal, to stop the program at any point. */
export async function openOutboxAt(
  folder: string,
  portal: Portal,
  records: SharedRecords,
  watch: (inner: OutboxFolder) => OutboxFolder = (inner) => inner,
  pace: Pace = QUICK,
): Promise<Outbox> {
  const opened = await openOutbox({
    folder: watch(openOutboxFolder(path.join(folder, 'outbox'))),
    portalOf: () => portal,
    order: async ({ created: { key, content, withdrawal } }) => {
      const newest = records.receipts.findLast((receipt) => receipt.key === key);
      return {
        stands: records.ordered.get(key) === (withdrawal === null ? content : undefined),
        notBefore: null,
        known: new Set(newest === undefined ? [] : [newest.fingerprint]),
      };
    },
    sign: async ({ created: { key, content } }, proven) => sign(records, key, content, proven),
    signRemoval: async ({ created: { key } }, rendered) => signRemoval(records, key, rendered),
    now: () => new Date(),
    newId: ulid,
    chance: Math.random,
    pace,
    log: { info: () => undefined, bug: () => undefined },
  });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

export function mailingOf(post: PostToSend, records: SharedRecords, bytes: (hash: string) => Uint8Array): Mailing {
  records.ordered.set(post.key, post.content);
  const photos = new Map(post.assets.map(({ sha256 }) => [sha256, bytes(sha256)]));
  return { portal: PORTAL, approval: null, post, publishAt: null, photos };
}

/** Resolves when every job is done or waits for a person; `false` when that took longer than `patienceMs`. */
export function settledWithin(outbox: Outbox, patienceMs: number): Promise<boolean> {
  const isSettled = (): boolean =>
    outbox.list().every(({ job, portalProblem }) => job.phase !== 'waiting' || portalProblem?.outcome === 'final');
  if (isSettled()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const end = (isInTime: boolean): void => {
      clearTimeout(timer);
      stop();
      resolve(isInTime);
    };
    const timer = setTimeout(() => end(false), patienceMs);
    const stop = outbox.onChanged(() => {
      if (isSettled()) end(true);
    });
  });
}
