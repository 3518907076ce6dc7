import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { ulid } from 'ulid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  createMemoryPortal,
  createMemorySite,
  type MemoryFault,
  type MemorySite,
} from '../../portals/memory-portal.ts';
import type { Portal } from '../../portals/portal.ts';
import { portalFailure, type PortalOutcome } from '../../portals/portal-error.ts';
import type { PortalTrouble } from '../../../shared/portal/portal-trouble.ts';
import { contractBytes, contractPost } from '../../portals/contract-post.testkit.ts';
import type { PostToSend } from '../../portals/post-to-send.ts';
import { pauseMs, USUAL_PACE } from './backoff.ts';
import { frameOf, readFrames } from './frames.ts';
import { openOutboxFolder } from './outbox-folder.ts';
import { openOutbox, type Outbox } from './outbox.ts';
import type { Mailing } from './take-orders.ts';

let folder = '';
let site: MemorySite;
const opened: Outbox[] = [];
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'toasoan-outbox-'));
  site = createMemorySite();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((outbox) => outbox.close()));
  await rm(folder, { recursive: true, force: true });
});

const receipts: string[] = [];
const removals: (string | null)[] = [];
const known = new Map<string, string>();

async function open(portalOf: (portal: string) => Portal | null, ordered: (content: string) => boolean = () => true) {
  const outbox = await openOutbox({
    folder: openOutboxFolder(folder),
    portalOf,
    order: async ({ created: { key, content } }) => {
      const print = known.get(key);
      return { stands: ordered(content), notBefore: null, known: new Set(print === undefined ? [] : [print]) };
    },
    sign: async ({ created: { key, content } }, { fingerprint }) => {
      receipts.push(content);
      known.set(key, fingerprint);
      return true;
    },
    signRemoval: async ({ created: { key } }, rendered) => {
      removals.push(rendered);
      if (rendered !== null) known.set(key, rendered);
      return true;
    },
    now: () => new Date(),
    newId: ulid,
    chance: () => 0,
    pace: { firstMs: 2, longestMs: 6, longestOfflineMs: 6, settleMs: 30, maxAttempts: 4 },
    log: { info: () => undefined, bug: (event, thrown) => expect([event, thrown]).toBeNull() },
  });
  if (!outbox.ok) throw new Error(outbox.error.code);
  opened.push(outbox.value);
  return outbox.value;
}

beforeEach(() => {
  receipts.splice(0);
  removals.splice(0);
  known.clear();
});

const mailing = (post: PostToSend, portal = 'a'): Mailing => ({
  portal,
  approval: null,
  post,
  publishAt: null,
  photos: new Map(post.assets.map(({ sha256 }) => [sha256, contractBytes(sha256)])),
});

async function send(outbox: Outbox, post: PostToSend, portal?: string) {
  const queued = await outbox.enqueue(mailing(post, portal));
  if (!queued.ok) throw new Error(queued.error.code);
  return queued.value.job.id;
}

const phaseOf = (outbox: Outbox, id: string) => outbox.list().find(({ job }) => job.id === id)?.job;
const until = async (outbox: Outbox, id: string, phase: string): Promise<void> => {
  await expect.poll(() => phaseOf(outbox, id)?.phase, { timeout: 10_000, interval: 5 }).toBe(phase);
};

const failing = (
  operation: string,
  when: 'before' | 'after',
  outcome: PortalOutcome,
  code: PortalTrouble,
  times: number,
): MemoryFault => {
  let left = times;
  return (asked) => {
    if (asked !== operation || left === 0) return null;
    left -= 1;
    return { when, error: portalFailure(outcome, code).error };
  };
};

test.each(['putDraft', 'publish', 'putAsset', 'verify', 'findByKey'])(
  '[O20] on a server that creates whenever it is asked to: an answer lost at %s makes no second post',
  async (operation) => {
    const portal = createMemoryPortal(site, 'stock', failing(operation, 'after', 'unknown', 'reset', 1));
    const outbox = await open(() => portal);
    const id = await send(outbox, contractPost(1));
    await until(outbox, id, 'done');
    expect([...site.posts.values()].map(({ state }) => state)).toEqual(['published']);
    expect(receipts).toHaveLength(1);
  },
);

test('[O23] what somebody changed on the site waits for a person, and is replaced only if it is still what they saw', async () => {
  const outbox = await open(() => createMemoryPortal(site));
  await until(outbox, await send(outbox, contractPost(1)), 'done');
  site.edit(contractPost(1).key, { headline: 'Sửa trên trang' });
  const id = await send(outbox, contractPost(1, 'Tít mới'));
  await until(outbox, id, 'needs-person');
  expect(phaseOf(outbox, id)?.wait).toMatchObject({ reason: 'changed-on-site' });
  site.edit(contractPost(1).key, { headline: 'Lại sửa nữa' });
  await outbox.sendAgain(id, true);
  await until(outbox, id, 'needs-person');
  expect([...site.posts.values()][0]?.post.headline).toBe('Lại sửa nữa');
  await outbox.sendAgain(id, true);
  await until(outbox, id, 'done');
  expect([...site.posts.values()].map(({ post }) => post.headline)).toEqual(['Tít mới']);
});

test('[O23] what was taken away on the site is not put back unasked', async () => {
  const outbox = await open(() => createMemoryPortal(site));
  await until(outbox, await send(outbox, contractPost(1)), 'done');
  site.trash(contractPost(1).key);
  const trashed = await send(outbox, contractPost(1, 'Tít mới'));
  await until(outbox, trashed, 'needs-person');
  expect(phaseOf(outbox, trashed)?.wait?.reason).toBe('withdrawn-on-site');
  site.posts.clear();
  await outbox.sendAgain(trashed, false);
  await until(outbox, trashed, 'needs-person');
  expect([phaseOf(outbox, trashed)?.wait?.reason, site.posts.size]).toEqual(['gone', 0]);
});

test('[O25] what the server loses is found on the draft; nothing is made public', async () => {
  const losing = createMemoryPortal(site);
  const portal: Portal = {
    ...losing,
    putDraft: (post, ...rest) => losing.putDraft({ ...post, pieces: post.pieces.slice(1) }, ...rest),
  };
  const outbox = await open(() => portal);
  const id = await send(outbox, contractPost(1));
  await until(outbox, id, 'needs-person');
  expect(phaseOf(outbox, id)?.wait).toMatchObject({
    reason: 'differs',
    detail: expect.stringContaining('paragraph') as unknown,
  });
  expect([...site.posts.values()].map(({ state }) => state)).toEqual(['draft']);
});

test('[O26] torn and damaged lines are left out, and the job goes on', async () => {
  const offline = await open(() => null);
  const id = await send(offline, contractPost(1));
  await offline.close();
  await appendFile(path.join(folder, 'jobs', id, 'journal'), '\n0123456789abcdef {"kind":"signed"}\n{"ki');
  const outbox = await open(() => createMemoryPortal(site));
  await until(outbox, id, 'done');
  expect(receipts).toHaveLength(1);
  await outbox.close();
  expect(phaseOf(await open(() => null), id)?.phase).toBe('done');
});

test('[O26] whatever the journal was cut at, the lines before are read and the ones after stand alone', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { maxLength: 8 }), fc.nat(), fc.jsonValue(), (events, at, later) => {
      const bytes = Buffer.from(events.map(frameOf).join(''));
      const cut = bytes.subarray(0, bytes.length === 0 ? 0 : at % bytes.length);
      const read = readFrames(Buffer.concat([cut, Buffer.from(frameOf(later))]));
      const whole = JSON.parse(JSON.stringify([...events, later])) as unknown[];
      expect(read.at(-1)).toEqual(whole.at(-1));
      expect(read.slice(0, -1)).toEqual(whole.slice(0, read.length - 1));
    }),
  );
});

test('[O27] one portal’s trouble is its own', async () => {
  const portals: Readonly<Record<string, Portal>> = {
    a: createMemoryPortal(createMemorySite(), 'careful', failing('findByKey', 'before', 'final', 'account-refused', 1)),
    b: createMemoryPortal(site),
  };
  const outbox = await open((portal) => portals[portal] ?? null);
  const stuck = await send(outbox, contractPost(1), 'a');
  await until(outbox, await send(outbox, contractPost(2), 'b'), 'done');
  expect(outbox.list().find(({ job }) => job.id === stuck)).toMatchObject({
    portalProblem: { code: 'account-refused' },
  });
  outbox.portalChanged('a');
  await until(outbox, stuck, 'done');
});

test('[O27] an article that a server cannot take does not hold up the next one', async () => {
  const working = createMemoryPortal(site);
  const poisoned = contractPost(1).key;
  const portal: Portal = {
    ...working,
    putDraft: (post, ...rest) =>
      post.key === poisoned
        ? Promise.resolve(portalFailure('unknown', 'server-failed'))
        : working.putDraft(post, ...rest),
  };
  const outbox = await open(() => portal);
  const [bad, good] = [await send(outbox, contractPost(1)), await send(outbox, contractPost(2))];
  await until(outbox, good, 'done');
  await until(outbox, bad, 'needs-person');
  expect(phaseOf(outbox, bad)?.wait?.reason).toBe('too-many-attempts');
});

test('newer words to the same place take over; words that are not ordered any more are not sent', async () => {
  const offline = await open(() => null);
  const first = await send(offline, contractPost(1));
  const second = await send(offline, contractPost(1, 'Tít mới'));
  expect([phaseOf(offline, first)?.phase, phaseOf(offline, second)?.phase]).toEqual(['superseded', 'waiting']);
  await offline.close();
  const outbox = await open(
    () => createMemoryPortal(site),
    () => false,
  );
  await until(outbox, second, 'superseded');
  expect(site.posts.size).toBe(0);
});

test('a forgotten job is not sent, and nothing of it stays on the disk', async () => {
  const offline = await open(() => null);
  const id = await send(offline, contractPost(1));
  expect(await offline.forget(id)).toMatchObject({ ok: true });
  await offline.close();
  expect((await open(() => createMemoryPortal(site))).list()).toEqual([]);
  expect(await openOutboxFolder(folder).readAsset(contractPost(1).assets[0]?.sha256 ?? '')).toBeNull();
});

test('pauses grow, end somewhere, and are never shorter than the server asked for', () => {
  const { error } = portalFailure('not-done', 'rate-limited', { retryAfterMs: 120_000 });
  expect(pauseMs(error, 1, USUAL_PACE, 0)).toBe(120_000);
  const server = portalFailure('unknown', 'server-failed').error;
  expect([1, 2, 3, 40].map((attempt) => pauseMs(server, attempt, USUAL_PACE, 0))).toEqual([
    2_000, 4_000, 8_000, 450_000,
  ]);
  expect(pauseMs(portalFailure('not-done', 'refused').error, 40, USUAL_PACE, 0.999)).toBeLessThanOrEqual(30_000);
});

async function withdraw(outbox: Outbox, { key, content, headline, publishedAt, updatedAt }: PostToSend) {
  const withdrawal = { how: 'replaced-by-notice', notice: 'Đã gỡ.' } as const;
  const left = { portal: 'a', key, content, approval: null, headline, publishedAt, updatedAt, withdrawal };
  const queued = await outbox.withdraw(left);
  if (!queued.ok) throw new Error(queued.error.code);
  return queued.value.job.id;
}

const stateNow = (): string | undefined => [...site.posts.values()][0]?.state;

test.each(['findByKey', 'withdraw'])(
  '[O42] a withdrawn article leaves the portal, is looked for and signed once, whatever answer is lost (%s)',
  async (operation) => {
    const outbox = await open(() => createMemoryPortal(site));
    await until(outbox, await send(outbox, contractPost(1)), 'done');
    await outbox.close();
    const broken = createMemoryPortal(site, 'careful', failing(operation, 'after', 'unknown', 'reset', 1));
    const again = await open(() => broken);
    const id = await withdraw(again, contractPost(1));
    expect(await withdraw(again, contractPost(1))).toBe(id);
    await until(again, id, 'done');
    expect([stateNow(), removals.length]).toEqual(['withdrawn', 1]);
  },
);

test('[O42] what somebody changed there is withdrawn only at a person’s word; what is gone already is signed as gone', async () => {
  const outbox = await open(() => createMemoryPortal(site));
  await until(outbox, await send(outbox, contractPost(1)), 'done');
  site.edit(contractPost(1).key, { headline: 'Sửa trên trang' });
  const id = await withdraw(outbox, contractPost(1));
  await until(outbox, id, 'needs-person');
  expect([stateNow(), removals]).toEqual(['published', []]);
  await outbox.sendAgain(id, true);
  await until(outbox, id, 'done');
  expect([stateNow(), removals.length]).toEqual(['withdrawn', 1]);
  await outbox.forget(id);
  await until(outbox, await withdraw(outbox, contractPost(2)), 'done');
  expect(removals).toHaveLength(2);
});

test('[O43] a restored article takes the place of its own notice; what others took away there is not put back', async () => {
  const outbox = await open(() => createMemoryPortal(site));
  await until(outbox, await send(outbox, contractPost(1)), 'done');
  await until(outbox, await withdraw(outbox, contractPost(1)), 'done');
  await until(outbox, await send(outbox, contractPost(1)), 'done');
  expect([stateNow(), site.posts.size]).toEqual(['published', 1]);
});
