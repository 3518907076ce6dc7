import { createHash } from 'node:crypto';
import path from 'node:path';
import * as v from 'valibot';
import { startFaultyLine, type LineFault, type LineRequest } from '../../e2e/portals/wordpress/faulty-line.ts';
import { contractBytes, contractPost } from '../../main/portals/contract-post.testkit.ts';
import { PostToSendSchema, type PostToSend } from '../../main/portals/post-to-send.ts';
import type { Pace } from '../../main/publishing/outbox/backoff.ts';
import { dyingFolder } from '../outbox/fault-matrix.ts';
import { mailingOf, newRecords, openOutboxAt, settledWithin } from '../outbox/outbox-desk.ts';
import type { Standing, WordPressGround } from './wordpress-ground.ts';

/** Publications through the outbox to a real site over a line that fails: exactly one post, whatever happens. */

export const FAULTS: readonly LineFault[] = [
  'cut-before',
  'cut-after',
  'repeated',
  'late-commit',
  'html-noise',
  '500-after',
  '503',
];
export const STEPS = ['medium', 'create', 'publish'] as const;

type Step = (typeof STEPS)[number];

/** A real server takes its time: what it may still be at work on is waited for longer than in memory. */
const PACE: Pace = { firstMs: 100, longestMs: 1_000, longestOfflineMs: 1_000, settleMs: 1_500, maxAttempts: 12 };

const PATIENCE_MS = 60_000;

export interface WordPressCase {
  readonly step: Step;
  readonly fault: LineFault;
  /** The program is stopped at this line of its journal and started again; 0: it is not. */
  readonly crashAt: number;
}

export interface CaseOutcome extends Standing {
  readonly name: string;
  /** A photo that arrived after its connection was cut may have met its own repetition: a copy to spare, which no post shows. */
  readonly maySpare: boolean;
  readonly receipts: number;
  readonly isDone: boolean;
  /** The fault was met: otherwise the case proves nothing. */
  readonly met: boolean;
}

function stepOf({ method, route, body }: LineRequest): Step | null {
  if (method !== 'POST') return null;
  if (route === '/media') return 'medium';
  if (route === '/posts') return 'create';
  return /^\/posts\/\d+$/u.test(route) && body.includes('"status":"publish"') ? 'publish' : null;
}

/** An article with photos that no other one has, so that each case has to send them. */
export function articleOf(number: number): { readonly post: PostToSend; readonly bytes: (hash: string) => Uint8Array } {
  const photos = new Map<string, Uint8Array>();
  let text = JSON.stringify(contractPost(number));
  for (const { sha256 } of contractPost(number).assets) {
    const bytes = Buffer.concat([contractBytes(sha256), Buffer.from(` của bài ${number}`)]);
    const own = createHash('sha256').update(bytes).digest('hex');
    photos.set(own, bytes);
    text = text.replaceAll(sha256, own);
  }
  return {
    post: { ...v.parse(PostToSendSchema, JSON.parse(text)), tags: [] },
    bytes: (hash) => photos.get(hash) ?? Buffer.alloc(0),
  };
}

export async function faultCase(
  { site, home, portalAs, standingUnder }: WordPressGround,
  number: number,
  { step, fault, crashAt }: WordPressCase,
): Promise<CaseOutcome> {
  const { post, bytes } = articleOf(number);
  const records = newRecords();
  let met = 0;
  const line = await startFaultyLine(site.address);
  line.plan((request) => (stepOf(request) === step && (met += 1) === 1 ? fault : null));
  const mailing = mailingOf(post, records, bytes);
  const folder = path.join(home, String(number));
  const portal = portalAs('editor', line.address);
  if (crashAt > 0) {
    const dying = await openOutboxAt(folder, portal, records, dyingFolder(crashAt, 'after'), PACE);
    await dying.enqueue(mailing);
    await dying.idle();
    await dying.close();
  }
  const outbox = await openOutboxAt(folder, portal, records, (inner) => inner, PACE);
  await outbox.enqueue(mailing);
  const isInTime = await settledWithin(outbox, PATIENCE_MS);
  const isDone = isInTime && outbox.list().every(({ job }) => job.phase === 'done');
  await outbox.close();
  await line.settled();
  await line.close();
  const receipts = records.receipts.length;
  const name = `${fault} × ${step}${crashAt > 0 ? ` × stopped at ${crashAt}` : ''}`;
  const maySpare = step === 'medium' && fault === 'late-commit';
  return { name, maySpare, ...(await standingUnder(post)), receipts, isDone, met: met > 0 };
}

/** Three desks with the same approved article at once, over a line that doubles every creation. */
export async function threeDesks(
  { site, home, portalAs, standingUnder }: WordPressGround,
  number: number,
): Promise<CaseOutcome> {
  const { post, bytes } = articleOf(number);
  const records = newRecords();
  let met = 0;
  const line = await startFaultyLine(site.address);
  line.plan((request) => {
    if (stepOf(request) !== 'create') return null;
    met += 1;
    return 'repeated';
  });
  const mailing = mailingOf(post, records, bytes);
  const portal = portalAs('editor', line.address);
  const desks = await Promise.all(
    [1, 2, 3].map((desk) =>
      openOutboxAt(path.join(home, `${number}-${desk}`), portal, records, (inner) => inner, PACE),
    ),
  );
  await Promise.all(desks.map((desk) => desk.enqueue(mailing)));
  const inTime = await Promise.all(desks.map((desk) => settledWithin(desk, PATIENCE_MS)));
  const isDone = inTime.every(Boolean) && desks.every((desk) => desk.list().every(({ job }) => job.phase === 'done'));
  await Promise.all(desks.map((desk) => desk.close()));
  await line.close();
  const receipts = records.receipts.length;
  return { name: 'three desks', maySpare: false, ...(await standingUnder(post)), receipts, isDone, met: met > 0 };
}

/** One public post, one receipt, one copy of each photo (but for the one case above), nothing left lying about. */
export const isExactlyOnce = ({ live, strays, photos, receipts, isDone, met, maySpare }: CaseOutcome): boolean =>
  met && isDone && live === 1 && strays === 0 && receipts === 1 && (photos === 2 || (maySpare && photos === 3));
