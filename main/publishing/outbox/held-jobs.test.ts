import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ulid } from 'ulid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contractBytes, contractPost } from '../../portals/contract-post.testkit.ts';
import { createMemoryPortal, createMemorySite, type MemorySite } from '../../portals/memory-portal.ts';
import type { Portal } from '../../portals/portal.ts';
import type { JobOrder } from './run-parts.ts';
import { openOutboxFolder } from './outbox-folder.ts';
import { openOutbox, type Outbox } from './outbox.ts';

let folder = '';
let site: MemorySite;
let now = 0;
let order: Pick<JobOrder, 'stands' | 'notBefore'> = { stands: true, notBefore: null };
let receipts = 0;
const opened: Outbox[] = [];
const post = contractPost(1);
const TIME = '2026-11-27T06:00:00.000+07:00';
const before = Date.parse(TIME) - 3_600_000;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'toasoan-held-'));
  site = createMemorySite();
  now = before;
  order = { stands: true, notBefore: TIME };
  receipts = 0;
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((outbox) => outbox.close()));
  await rm(folder, { recursive: true, force: true });
});

async function open(portal: Portal): Promise<Outbox> {
  const outbox = await openOutbox({
    folder: openOutboxFolder(folder),
    portalOf: () => portal,
    order: async () => ({ ...order, known: new Set<string>() }),
    sign: async () => {
      receipts += 1;
      return true;
    },
    signRemoval: async () => true,
    now: () => new Date(now),
    newId: ulid,
    chance: () => 0,
    pace: { firstMs: 2, longestMs: 6, longestOfflineMs: 6, settleMs: 30, maxAttempts: 4 },
    log: { info: () => undefined, bug: (event, thrown) => expect([event, thrown]).toBeNull() },
  });
  if (!outbox.ok) throw new Error(outbox.error.code);
  opened.push(outbox.value);
  return outbox.value;
}

async function send(outbox: Outbox, publishAt: string | null = TIME): Promise<void> {
  const photos = new Map(post.assets.map(({ sha256 }) => [sha256, contractBytes(sha256)]));
  const updatedAt = publishAt ?? post.updatedAt;
  const queued = await outbox.enqueue({ portal: 'a', approval: null, post: { ...post, updatedAt }, publishAt, photos });
  if (!queued.ok) throw new Error(queued.error.code);
}

const states = (): readonly string[] => [...site.posts.values()].map(({ state }) => state);
const jobs = (outbox: Outbox) =>
  outbox.list().map(({ job }) => [job.phase, job.held?.onServer ?? null, job.wait?.reason ?? null]);
const seen = (outbox: Outbox) => [...jobs(outbox), ...states()];
const PATIENCE = { timeout: 10_000, interval: 5 };

test('[O40] a portal that can, gets the time and publishes by itself; the receipt waits for the desk’s own order', async () => {
  const outbox = await open(createMemoryPortal(site));
  await send(outbox);
  await expect.poll(() => seen(outbox), PATIENCE).toEqual([['waiting', true, null], 'scheduled']);
  for (const stored of site.posts.values()) site.posts.set(stored.id, { ...stored, state: 'published' });
  now = Date.parse(TIME) + 10;
  expect(receipts).toBe(0);
  order = { stands: true, notBefore: null };
  await outbox.orderChanged(post.key);
  await expect.poll(() => seen(outbox), PATIENCE).toEqual([['done', true, null], 'published']);
  expect(receipts).toBe(1);
});

test('[O40] elsewhere the post stands whole and unseen until the time has come', async () => {
  const outbox = await open(createMemoryPortal(site, 'careful', () => null, { schedules: false }));
  await send(outbox);
  await expect.poll(() => seen(outbox), PATIENCE).toEqual([['waiting', false, null], 'draft']);
  outbox.poke();
  await outbox.idle();
  expect(states()).toEqual(['draft']);
  now = Date.parse(TIME) + 10;
  order = { stands: true, notBefore: null };
  await outbox.orderChanged(post.key);
  await expect.poll(() => seen(outbox), PATIENCE).toEqual([['done', false, null], 'published']);
});

test('[O40] the time has come when the portal’s clock says so, too', async () => {
  const outbox = await open(createMemoryPortal(site, 'careful', () => null, { schedules: false, skewMs: -60_000 }));
  await send(outbox);
  await expect.poll(() => seen(outbox), PATIENCE).toEqual([['waiting', false, null], 'draft']);
  now = Date.parse(TIME) + 30_000;
  order = { stands: true, notBefore: null };
  await outbox.orderChanged(post.key);
  await outbox.idle();
  expect(states()).toEqual(['draft']);
  now = Date.parse(TIME) + 61_000;
  await outbox.orderChanged(post.key);
  await expect.poll(() => seen(outbox), PATIENCE).toEqual([['done', false, null], 'published']);
});

test('[O41] a time that is called off is called off on the portal, also after the program was started again', async () => {
  const first = await open(createMemoryPortal(site));
  await send(first);
  await expect.poll(() => seen(first), PATIENCE).toEqual([['waiting', true, null], 'scheduled']);
  await first.close();
  order = { stands: false, notBefore: null };
  const second = await open(createMemoryPortal(site));
  await expect.poll(() => seen(second), PATIENCE).toEqual([['superseded', true, null], 'draft']);
});

test('[O41] another time replaces the first one, and can be called off', async () => {
  const outbox = await open(createMemoryPortal(site));
  await send(outbox);
  await expect.poll(() => seen(outbox), PATIENCE).toEqual([['waiting', true, null], 'scheduled']);
  const later = '2026-11-27T07:00:00.000+07:00';
  order = { stands: true, notBefore: later };
  await send(outbox, later);
  await expect
    .poll(() => seen(outbox), PATIENCE)
    .toEqual([['superseded', true, null], ['waiting', true, null], 'scheduled']);
  await expect.poll(() => [...site.posts.values()][0]?.post.updatedAt).toBe(later);
  await expect
    .poll(() => seen(outbox), PATIENCE)
    .toEqual([['superseded', true, null], ['waiting', true, null], 'scheduled']);
  order = { stands: false, notBefore: null };
  await outbox.orderChanged(post.key);
  await expect
    .poll(() => seen(outbox), PATIENCE)
    .toEqual([['superseded', true, null], ['superseded', true, null], 'draft']);
});

test('[O41] what the portal has published before it could be called off is a person’s, and no receipt is signed', async () => {
  const outbox = await open(createMemoryPortal(site));
  await send(outbox);
  await expect.poll(() => seen(outbox), PATIENCE).toEqual([['waiting', true, null], 'scheduled']);
  for (const stored of site.posts.values()) site.posts.set(stored.id, { ...stored, state: 'published' });
  order = { stands: false, notBefore: null };
  await outbox.orderChanged(post.key);
  await expect.poll(() => seen(outbox), PATIENCE).toEqual([['needs-person', true, 'out-by-itself'], 'published']);
  expect(receipts).toBe(0);
  order = { stands: true, notBefore: null };
  now = Date.parse(TIME) + 10;
  await outbox.orderChanged(post.key);
  await expect.poll(() => seen(outbox), PATIENCE).toEqual([['done', true, null], 'published']);
});
