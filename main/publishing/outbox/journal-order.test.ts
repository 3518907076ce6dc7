import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ulid } from 'ulid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contractBytes, contractPost } from '../../portals/contract-post.testkit.ts';
import { createMemoryPortal, createMemorySite } from '../../portals/memory-portal.ts';
import type { Portal } from '../../portals/portal.ts';
import { nodeOutboxFs, openOutboxFolder, type OutboxFs } from './outbox-folder.ts';
import { openOutbox } from './outbox.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'toasoan-journal-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Keeps account of what a power cut would take away: bytes that were written and not synced, names that were given and not synced. */
function createDiskWatch() {
  const unsynced = new Set<string>();
  let lastLine = '';
  const watchFile = async (file: string, opened: ReturnType<OutboxFs['createFile']>) => {
    const handle = await opened;
    return {
      ...handle,
      write: async (bytes: Uint8Array) => {
        unsynced.add(file);
        lastLine = Buffer.from(bytes).toString('utf8');
        await handle.write(bytes);
      },
      sync: async () => {
        await handle.sync();
        unsynced.delete(file);
      },
    };
  };
  const fs: OutboxFs = {
    ...nodeOutboxFs,
    createFile: (file) => watchFile(file, nodeOutboxFs.createFile(file)),
    openToAppend: (file) => watchFile(file, nodeOutboxFs.openToAppend(file)),
    rename: async (from, to) => {
      unsynced.add(path.dirname(to));
      await nodeOutboxFs.rename(from, to);
    },
    syncFolder: async (at) => {
      await nodeOutboxFs.syncFolder(at);
      unsynced.delete(at);
    },
  };
  return { fs, unsynced, lastKind: () => /"kind":"([a-z]+)"/.exec(lastLine)?.[1] ?? '' };
}

/** What must stand last in the journal, on the disk, before the portal is asked to do this. */
const BEFORE = { putAsset: null, putDraft: 'creating', publish: 'put' } as const;

/** Sends an article; answers what happened before its line was on the disk. */
async function sendWatched(weaken: (fs: OutboxFs) => OutboxFs): Promise<readonly string[]> {
  const { fs, unsynced, lastKind } = createDiskWatch();
  const wrong: string[] = [];
  const demand = (what: string, kind: string | null): void => {
    if (unsynced.size > 0) wrong.push(`${what} before ${[...unsynced].map((file) => path.basename(file)).join(', ')}`);
    if (kind !== null && lastKind() !== kind) wrong.push(`${what} after “${lastKind()}”, not “${kind}”`);
  };
  const inner = createMemoryPortal(createMemorySite());
  const portal: Portal = {
    ...inner,
    putAsset: (...asked) => {
      demand('putAsset', BEFORE.putAsset);
      return inner.putAsset(...asked);
    },
    putDraft: (...asked) => {
      demand('putDraft', BEFORE.putDraft);
      return inner.putDraft(...asked);
    },
    publish: (...asked) => {
      demand('publish', BEFORE.publish);
      return inner.publish(...asked);
    },
  };
  const outbox = await openOutbox({
    folder: openOutboxFolder(folder, weaken(fs)),
    portalOf: () => portal,
    order: async () => ({ stands: true, notBefore: null, known: new Set<string>() }),
    sign: async () => {
      demand('signing', 'verified');
      return true;
    },
    signRemoval: async () => true,
    now: () => new Date(),
    newId: ulid,
    chance: () => 0,
    pace: { firstMs: 2, longestMs: 6, longestOfflineMs: 6, settleMs: 30, maxAttempts: 4 },
    log: { info: () => undefined, bug: (event, thrown) => expect([event, thrown]).toBeNull() },
  });
  if (!outbox.ok) throw new Error(outbox.error.code);
  const post = contractPost(1);
  const photos = new Map(post.assets.map(({ sha256 }) => [sha256, contractBytes(sha256)]));
  const queued = outbox.value.enqueue({ portal: 'a', approval: null, post, publishAt: null, photos });
  expect((await queued).ok).toBe(true);
  await expect.poll(() => outbox.value.list()[0]?.job.phase, { timeout: 15_000, interval: 5 }).toBe('done');
  await outbox.value.close();
  return wrong;
}

test('[O48] nothing is asked of a portal, and nothing signed, before the journal’s line for it is on the disk', async () => {
  expect(await sendWatched((fs) => fs)).toEqual([]);
});

const unsynced = (opened: ReturnType<OutboxFs['createFile']>) =>
  opened.then((handle) => ({ ...handle, sync: async () => undefined }));

test.each<[string, (fs: OutboxFs) => OutboxFs]>([
  ['putDraft before journal', (fs) => ({ ...fs, openToAppend: (file) => unsynced(fs.openToAppend(file)) })],
  ['putAsset before .tmp-', (fs) => ({ ...fs, createFile: (file) => unsynced(fs.createFile(file)) })],
  ['putAsset before', (fs) => ({ ...fs, syncFolder: async () => undefined })],
])('[O48] a journal that leaves a sync out is found out: %s', async (said, weaken) => {
  const wrong = await sendWatched(weaken);
  expect(wrong.filter((sentence) => sentence.startsWith(said))).not.toEqual([]);
});
