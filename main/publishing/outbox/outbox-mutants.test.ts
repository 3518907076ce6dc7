import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ulid } from 'ulid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ok } from '../../../shared/result.ts';
import { contractBytes, contractPost } from '../../portals/contract-post.testkit.ts';
import {
  createMemoryPortal,
  createMemorySite,
  type MemoryFault,
  type MemorySite,
} from '../../portals/memory-portal.ts';
import type { Portal } from '../../portals/portal.ts';
import { portalFailure } from '../../portals/portal-error.ts';
import type { PostToSend } from '../../portals/post-to-send.ts';
import { openOutboxFolder, type OutboxFolder } from './outbox-folder.ts';
import { openOutbox, type Outbox } from './outbox.ts';

/** Each guard of the outbox taken away in turn: what it holds off then happens. A promise that could not be broken would prove nothing. */

let folder = '';
let site: MemorySite;
const opened: Outbox[] = [];
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'toasoan-mutants-'));
  site = createMemorySite();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((outbox) => outbox.close()));
  await rm(folder, { recursive: true, force: true });
});

interface Weakened {
  readonly portal?: (portal: Portal) => Portal;
  readonly journal?: (inner: OutboxFolder) => OutboxFolder;
  /** Whatever stands there is taken for the desk’s own. */
  readonly knowsAll?: boolean;
  readonly settleMs?: number;
}

/** The answer to the first creation is lost, after the post was created. */
function lostAnswer(): MemoryFault {
  let isLost = false;
  return (operation) => {
    if (operation !== 'putDraft' || isLost) return null;
    isLost = true;
    return { when: 'after', error: portalFailure('unknown', 'reset').error };
  };
}

async function open(
  fault: MemoryFault,
  { portal = (inner) => inner, journal = (inner) => inner, knowsAll = false, settleMs = 60_000 }: Weakened,
) {
  const known = new Set<string>();
  const weakened = portal(createMemoryPortal(site, 'stock', fault));
  const outbox = await openOutbox({
    folder: journal(openOutboxFolder(folder)),
    portalOf: () => weakened,
    order: async ({ created: { key } }) => {
      const found = await createMemoryPortal(site).findByKey(key, new AbortController().signal);
      if (knowsAll && found.ok && found.value !== null) known.add(found.value.fingerprint);
      return { stands: true, notBefore: null, known };
    },
    sign: async (_job, { fingerprint }) => {
      known.add(fingerprint);
      return true;
    },
    signRemoval: async () => true,
    now: () => new Date(),
    newId: ulid,
    chance: () => 0,
    pace: { firstMs: 2, longestMs: 6, longestOfflineMs: 6, settleMs, maxAttempts: 100 },
    log: { info: () => undefined, bug: () => undefined },
  });
  if (!outbox.ok) throw new Error(outbox.error.code);
  opened.push(outbox.value);
  return outbox.value;
}

async function send(outbox: Outbox, post: PostToSend): Promise<void> {
  const photos = new Map(post.assets.map(({ sha256 }) => [sha256, contractBytes(sha256)]));
  const queued = await outbox.enqueue({ portal: 'a', approval: null, post, publishAt: null, photos });
  if (!queued.ok) throw new Error(queued.error.code);
}

const isOver = (outbox: Outbox) => outbox.list().every(({ job }) => job.phase !== 'waiting');
const PATIENCE = { timeout: 15_000, interval: 5 };

/** The server does not find what it has when it is asked the first times after a creation, or after a start of the program. */
const lateFor =
  (looks: number) =>
  (inner: Portal): Portal => {
    let left = looks;
    return {
      ...inner,
      findByKey: async (...asked) => {
        left -= 1;
        return left >= 0 ? ok(null) : inner.findByKey(...asked);
      },
    };
  };

const forgetsCreating = (inner: OutboxFolder): OutboxFolder => ({
  ...inner,
  append: async (id, event) => (event.kind === 'creating' ? ok(null) : inner.append(id, event)),
});

test('[O44] with every guard: one post, though the answer to its creation was lost and it is found late', async () => {
  const outbox = await open(lostAnswer(), { portal: lateFor(4) });
  await send(outbox, contractPost(1));
  await expect.poll(() => isOver(outbox), PATIENCE).toBe(true);
  expect(site.posts.size).toBe(1);
});

test('[O44] without the look before it repeats: two posts', async () => {
  const blind = (inner: Portal): Portal => ({ ...inner, findByKey: async () => ok(null) });
  const outbox = await open(lostAnswer(), { portal: blind, settleMs: 20 });
  await send(outbox, contractPost(1));
  await expect.poll(() => site.posts.size, PATIENCE).toBeGreaterThan(1);
});

test('[O44] without the line that says that a post may exist: after a stop in between, two posts', async () => {
  const stopped = await open(lostAnswer(), { portal: lateFor(Infinity), journal: forgetsCreating });
  await send(stopped, contractPost(1));
  await expect.poll(() => site.posts.size, PATIENCE).toBe(1);
  await stopped.close();
  await open(() => null, { portal: lateFor(3), journal: forgetsCreating });
  await expect.poll(() => site.posts.size, PATIENCE).toBe(2);
});

test('[O44] with that line: one post', async () => {
  const stopped = await open(lostAnswer(), { portal: lateFor(Infinity) });
  await send(stopped, contractPost(1));
  await expect.poll(() => site.posts.size, PATIENCE).toBe(1);
  await stopped.close();
  const again = await open(() => null, { portal: lateFor(3) });
  await expect.poll(() => isOver(again), PATIENCE).toBe(true);
  expect(site.posts.size).toBe(1);
});

test('[O44] without knowing which words are the desk’s own: what somebody wrote on the site is written over', async () => {
  const outbox = await open(() => null, { knowsAll: true });
  await send(outbox, contractPost(1));
  await expect.poll(() => isOver(outbox), PATIENCE).toBe(true);
  site.edit(contractPost(1).key, { headline: 'Sửa trên trang' });
  await send(outbox, contractPost(1, 'Tít mới'));
  await expect.poll(() => [...site.posts.values()][0]?.post.headline, PATIENCE).toBe('Tít mới');
});
