import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testPortal } from '../../../shared/rendering/test-newspaper.ts';
import { nodeDurableFs, type DurableFs } from '../../desk/files/durable-file.ts';
import { quickFs } from '../../desk/files/quick-fs.testkit.ts';
import type { PortalSite, SiteWithdrawal } from '../portal-site.ts';
import { createStaticSite } from './create-static-site.ts';
import {
  brokenLinksIn,
  publicFiles,
  removeTestFolder,
  testArticle,
  testFolder,
  testId,
  testPhotos,
  testTime,
} from './test-site.ts';

/** The system calls of the site's writer, watched: stopped at any of them as kill -9 does, and put in order for a power cut. */

let home = '';
beforeEach(async () => {
  home = await testFolder();
});
afterEach(() => removeTestFolder(home));

const ARTICLES = 6;
const THE_ONE = 5;
const quiet = () => undefined;
const never = new AbortController().signal;

type Call = 'create' | 'rename' | 'remove' | 'sync' | 'sync folder';

/** Every call that changes the disk goes through `on`, with its file. */
const watched = (inner: DurableFs, on: (call: Call, file: string) => void): DurableFs => ({
  ...inner,
  async createFile(file) {
    on('create', file);
    const made = await inner.createFile(file);
    return {
      ...made,
      sync: async () => {
        await made.sync();
        on('sync', file);
      },
    };
  },
  async rename(from, to) {
    on('rename', to);
    await inner.rename(from, to);
  },
  async remove(file) {
    on('remove', file);
    await inner.remove(file);
  },
  async syncFolder(folder) {
    // A folder that went with its last file has nothing left to sync.
    await inner.syncFolder(folder).finally(() => on('sync folder', folder));
  },
});

const open = (folder: string, fs: DurableFs): PortalSite =>
  createStaticSite({
    folder,
    portal: testPortal,
    photos: testPhotos,
    clock: () => new Date('2021-02-24T00:00:00Z'),
    fs,
  });

const corrected = { ...testArticle(THE_ONE), headline: 'Viết lại cho đúng', correctionNote: 'Xin lỗi bạn đọc.' };
const times = (number: number, updated = number) => ({ publishedAt: testTime(number), updatedAt: testTime(updated) });
const withdraw = (how: SiteWithdrawal['how']) => (site: PortalSite) =>
  site.withdraw(testId(THE_ONE), { how, notice: how === 'notice' ? 'Đã gỡ bài.' : '' });
const move = (site: PortalSite) =>
  site.publish({ ...corrected, slug: 'dia-chi-moi' }, times(THE_ONE, 99), quiet, never);
const correct = (site: PortalSite) => site.publish(corrected, times(THE_ONE, 99), quiet, never);

async function grow(folder: string): Promise<void> {
  await mkdir(folder);
  const site = open(folder, quickFs);
  for (let number = 1; number <= ARTICLES; number += 1) {
    const done = await site.publish(testArticle(number), times(number), quiet, never);
    if (!done.ok) throw new Error(done.error.code);
  }
}

const changes = [
  ['a withdrawal with a notice', withdraw('notice')],
  ['a withdrawal by removal', withdraw('removed')],
  ['a correction', correct],
  ['a move to another address', move],
] as const;

/** Each call takes its turn in one of so many runs: the whole of them takes minutes. TOASOAN_ALL_STOPS tries every one. */
const EVERY = process.env['TOASOAN_ALL_STOPS'] === undefined ? 15 : 1;

/** Stops the change at its call `stopAt` and lets another writer come; answers what it found and what it left. */
async function stopAndRecover(folder: string, change: (typeof changes)[number][1], stopAt: number) {
  let calls = 0;
  const dying = watched(quickFs, () => {
    calls += 1;
    if (calls >= stopAt) throw new Error('the program was stopped');
  });
  await expect(change(open(folder, dying))).rejects.toThrow('the program was stopped');
  const found = await publicFiles(folder);
  const next = open(folder, quickFs);
  expect((await next.recover()).ok).toBe(true);
  return { found, left: await publicFiles(folder), next };
}

test.each(changes.map(([name, change], index) => ({ name, change, index })))(
  '[K3] $name, stopped at any call: no reader meets a broken page, and the next writer makes the very site that an undisturbed one makes',
  async ({ change, index }) => {
    const [grown, undisturbed] = [path.join(home, 'grown'), path.join(home, 'undisturbed')];
    const folder = path.join(home, 'stopped');
    await grow(grown);
    const before = JSON.stringify(await publicFiles(grown));
    await cp(grown, undisturbed, { recursive: true });
    let calls = 0;
    const counting = watched(quickFs, () => (calls += 1));
    expect((await change(open(undisturbed, counting))).ok).toBe(true);
    const after = JSON.stringify(await publicFiles(undisturbed));
    expect([after === before, calls > 20]).toEqual([false, true]);

    for (let stopAt = 1 + 5 * index; stopAt <= calls; stopAt += EVERY) {
      await removeTestFolder(folder);
      await cp(grown, folder, { recursive: true });
      const { found, left, next } = await stopAndRecover(folder, change, stopAt);
      // The two whole sites are known to be whole.
      const broken = [before, after].includes(JSON.stringify(found)) ? [] : brokenLinksIn(found);
      expect([stopAt, broken]).toEqual([stopAt, []]);
      if (JSON.stringify(left) === after) continue;
      expect(JSON.stringify(left) === before, `stopped at ${stopAt}: neither as it was nor as it is to be`).toBe(true);
      expect((await change(next)).ok).toBe(true);
      expect([stopAt, await publicFiles(folder)]).toEqual([stopAt, JSON.parse(after)]);
    }
  },
  120_000,
);

/**
 * What a power cut could bring to light: a file that got its name before its bytes were on the disk; a page that changed before the intent was durable;
 * an intent that went before all that it leads to was durable. Photos by hash come before the intent: nothing leads to them yet.
 */
function createOrderWatch(root: string) {
  const wrong: string[] = [];
  const synced = new Set<string>();
  const unsettled = new Set<string>();
  let intent: 'none' | 'named' | 'durable' = 'none';
  const relative = (file: string): string => path.relative(root, file).split(path.sep).join('/') || '.';
  const isPage = (file: string): boolean => !file.startsWith('.toasoan/') && !file.startsWith('anh/');
  const on = (call: Call, file: string): void => {
    const name = relative(file);
    if (call === 'sync') synced.add(name);
    if (call === 'sync folder') {
      unsettled.delete(name);
      if (name === '.toasoan' && intent === 'named') intent = 'durable';
    }
    if (call !== 'rename' && call !== 'remove') return;
    if (name === '.toasoan/intent.json') {
      if (call === 'remove' && unsettled.size > 0) wrong.push(`the intent goes before ${[...unsettled].join(', ')}`);
      intent = call === 'rename' ? 'named' : 'none';
    } else if (isPage(name) && intent !== 'durable') wrong.push(`${call} ${name} before the intent is durable`);
    if (!name.startsWith('.toasoan/tmp/')) unsettled.add(path.posix.dirname(name));
  };
  return { wrong, synced, on };
}

/** Renames come from temporary files: their bytes must be on the disk. */
const withSyncedNames = (
  fs: DurableFs,
  { wrong, synced }: ReturnType<typeof createOrderWatch>,
  root: string,
): DurableFs => ({
  ...fs,
  rename: async (from, to) => {
    if (!synced.has(path.relative(root, from)))
      wrong.push(`${path.relative(root, to)} is named before its bytes are there`);
    await fs.rename(from, to);
  },
});

async function wrongOrder(weaken: (fs: DurableFs) => DurableFs, change: (typeof changes)[number][1]) {
  const folder = path.join(home, 'site');
  await grow(folder);
  const watch = createOrderWatch(folder);
  const fs = weaken(withSyncedNames(watched(nodeDurableFs, watch.on), watch, folder));
  expect((await change(open(folder, fs))).ok).toBe(true);
  return watch.wrong;
}

test.each(changes)(
  '[K4] %s survives a power cut: bytes before names, the intent before pages, pages before its end',
  async (_name, change) => {
    expect(await wrongOrder((fs) => fs, change)).toEqual([]);
  },
);

const unsyncedFiles = (fs: DurableFs): DurableFs => ({
  ...fs,
  createFile: async (file) => ({ ...(await fs.createFile(file)), sync: async () => undefined }),
});
const unsyncedFolders = (fs: DurableFs): DurableFs => ({ ...fs, syncFolder: async () => undefined });

test.each([
  ['is named before its bytes are there', unsyncedFiles],
  ['before the intent is durable', unsyncedFolders],
])('[K4] a writer that leaves syncing out is found out: %s', async (said, weaken) => {
  const wrong = await wrongOrder(weaken, correct);
  expect(wrong.filter((sentence) => sentence.includes(said))).not.toEqual([]);
});
