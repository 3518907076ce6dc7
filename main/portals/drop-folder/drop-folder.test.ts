import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { ulid } from 'ulid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeDurableFs, type DurableFs } from '../../desk/files/durable-file.ts';
import { openOutboxFolder } from '../../publishing/outbox/outbox-folder.ts';
import { openOutbox } from '../../publishing/outbox/outbox.ts';
import { contractBytes, contractPost } from '../contract-post.testkit.ts';
import { assetsFor, must, never, toldBy } from '../drive-portal.testkit.ts';
import { portalContract } from '../portal-contract.testkit.ts';
import type { Portal } from '../portal.ts';
import { createDropFolder } from './create-drop-folder.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'toasoan-drop-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const ajv = new Ajv2020({ strict: false, allErrors: true });
(addFormats as unknown as (to: Ajv2020) => void)(ajv);
ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json', type: 'object' });
const schemaFile = path.join(import.meta.dirname, '../../../shared/exporting/fixtures/ninjs-schema-3.1.json');
const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')) as object);

const NOW = '2026-11-26T05:00:00.000Z';
const open = (at: string | null = folder, fs: DurableFs = nodeDurableFs): Portal =>
  createDropFolder({ folder: () => at, name: 'Tòa soạn bạn', now: () => new Date(NOW), fs });

/** What whoever collects would see. */
const lying = async (): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => !name.startsWith('.')).toSorted();
const itemOf = async (key: string) =>
  JSON.parse(await readFile(path.join(folder, `${key}.json`), 'utf8')) as Readonly<Record<string, unknown>>;

describe('[DF1] a drop folder keeps what every portal promises', () => {
  portalContract(async () => ({
    portal: open(),
    editHeadline: async (key, headline) => {
      const item = await itemOf(key);
      const headlines = [{ role: 'main', contentType: 'text/plain', value: headline }];
      await writeFile(path.join(folder, `${key}.json`), JSON.stringify({ ...item, headlines }));
    },
  }));
});

async function publish(portal: Portal, number = 1, headline?: string) {
  const post = contractPost(number, headline);
  const draft = await must(portal.putDraft(post, await assetsFor(portal, post), null, never));
  return { post, live: await must(portal.publish(draft, null, draft.fingerprint, never)) };
}

test('[DF2] what lies there is ninjs 3.1 by IPTC’s own schema, with its photos beside it; so is what takes it back', async () => {
  const portal = open();
  const { post, live } = await publish(portal);
  const photos = post.assets.map(({ fileName }) => fileName);
  expect(await lying()).toEqual([`${post.key}.json`, ...photos].toSorted());
  for (const { fileName, sha256 } of post.assets)
    expect(Buffer.compare(await readFile(path.join(folder, fileName)), contractBytes(sha256))).toBe(0);
  const item = await itemOf(post.key);
  validate(item);
  expect([validate.errors, item['pubStatus'], item['version']]).toEqual([null, 'usable', post.content]);
  const hrefs = JSON.stringify(item).match(/"href":"[^"]+"/gu);
  expect(hrefs).toEqual(photos.map((name) => `"href":"file:${name}"`));

  await must(portal.withdraw(live, { how: 'replaced-by-notice', notice: 'Đã gỡ bài.' }, live.fingerprint, never));
  const canceled = await itemOf(post.key);
  validate(canceled);
  expect([validate.errors, canceled['pubStatus'], canceled['edNote'], canceled['uri']]).toEqual([
    null,
    'canceled',
    'Đã gỡ bài.',
    item['uri'],
  ]);
});

test('[DF3] photos lie there before the article, and nothing that is not finished can be collected', async () => {
  const seen: string[] = [];
  const portal = open(folder, {
    ...nodeDurableFs,
    rename: async (from, to) => {
      await nodeDurableFs.rename(from, to);
      if (path.dirname(to) === folder) seen.push(path.basename(to));
    },
    createFile: async (file) => {
      expect(path.relative(folder, file).startsWith('.toasoan')).toBe(true);
      return nodeDurableFs.createFile(file);
    },
  });
  const { post } = await publish(portal);
  expect(seen).toEqual([...post.assets.map(({ fileName }) => fileName), `${post.key}.json`]);
});

test('[DF4] what was collected is not laid down again, and can be updated and taken back', async () => {
  const portal = open();
  const { post, live } = await publish(portal);
  for (const name of await lying()) await rm(path.join(folder, name));
  expect(await must(portal.findByKey(post.key, never))).toEqual(live);
  expect((await must(portal.verify(live, post, never))).verification).toEqual({ matches: true });
  await must(portal.publish(live, null, live.fingerprint, never));
  expect(await lying()).toEqual([]);
  const next = contractPost(1, 'Tít mới');
  const updated = await must(portal.putDraft(next, new Map(), live.fingerprint, never));
  expect(await lying()).toEqual([`${post.key}.json`]);
  await rm(path.join(folder, `${post.key}.json`));
  await must(portal.withdraw(updated, { how: 'removed' }, updated.fingerprint, never));
  expect(await itemOf(post.key)).toMatchObject({ pubStatus: 'canceled', version: next.content });
});

test('[DF5] stopped at any call and collected at once or later: each version is laid down exactly once', async () => {
  const stopped = 'the program was stopped';
  let stops = 0;
  for (let stopAt = 1; stopAt < 60; stopAt += 1) {
    await rm(folder, { recursive: true });
    folder = await mkdtemp(path.join(tmpdir(), 'toasoan-drop-'));
    const { post, live } = await publish(open());
    const collected: string[] = [];
    const collect = async (): Promise<void> => {
      for (const name of await lying()) {
        if (name.endsWith('.json')) collected.push(String((await itemOf(post.key))['version']));
        await rm(path.join(folder, name));
      }
    };
    await collect();
    let calls = 0;
    const step = async <T>(work: () => Promise<T>): Promise<T> => {
      calls += 1;
      if (calls >= stopAt) throw new Error(stopped);
      return work();
    };
    const dying: DurableFs = {
      ...nodeDurableFs,
      createFile: (file) => step(() => nodeDurableFs.createFile(file)),
      rename: (from, to) => step(() => nodeDurableFs.rename(from, to)),
      remove: (file) => step(() => nodeDurableFs.remove(file)),
      syncFolder: (at) => step(() => nodeDurableFs.syncFolder(at)),
    };
    const next = contractPost(1, 'Tít mới');
    const attempt = open(folder, dying).putDraft(next, new Map(), live.fingerprint, never);
    const isOver = await attempt.then(
      () => true,
      () => false,
    );
    if (stopAt % 2 === 0) await collect();
    const again = open();
    const found = await must(again.findByKey(post.key, never));
    if (found?.fingerprint === live.fingerprint) await must(again.putDraft(next, new Map(), live.fingerprint, never));
    await collect();
    expect([stopAt, collected]).toEqual([stopAt, [post.content, next.content]]);
    if (isOver) break;
    stops += 1;
  }
  expect(stops).toBeGreaterThan(5);
});

test('[DF4] through the outbox: ordered while the folder is missing, laid down when it is there, taken back; one receipt each', async () => {
  const records = { receipts: 0, removals: 0, isWithdrawn: false, print: '' };
  const at = path.join(folder, 'ổ');
  const post = contractPost(1);
  const opened = await openOutbox({
    folder: openOutboxFolder(path.join(folder, 'outbox')),
    portalOf: () => open(at),
    order: async ({ created: { withdrawal } }) => ({
      stands: (withdrawal !== null) === records.isWithdrawn,
      notBefore: null,
      known: new Set(records.print === '' ? [] : [records.print]),
    }),
    sign: async (_job, { fingerprint, url }) => {
      Object.assign(records, { receipts: records.receipts + 1, print: fingerprint });
      return url === null;
    },
    signRemoval: async () => (records.removals += 1) > 0,
    now: () => new Date(),
    newId: ulid,
    chance: () => 0,
    pace: { firstMs: 2, longestMs: 6, longestOfflineMs: 6, settleMs: 30, maxAttempts: 4 },
    log: { info: () => undefined, bug: (event, thrown) => expect([event, thrown]).toBeNull() },
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const outbox = opened.value;
  const phases = () => outbox.list().map(({ job }) => job.phase);
  const patience = { timeout: 15_000, interval: 5 };
  const photos = new Map(post.assets.map(({ sha256 }) => [sha256, contractBytes(sha256)]));
  await outbox.enqueue({ portal: 'a', approval: null, post, publishAt: null, photos });
  await expect.poll(() => outbox.list()[0]?.job.failure?.code, patience).toBe('folder-unusable');
  await mkdir(at);
  await expect.poll(phases, patience).toEqual(['done']);
  Object.assign(records, { isWithdrawn: true });
  const { key, content, headline, publishedAt, updatedAt } = post;
  const withdrawal = { how: 'removed' } as const;
  await outbox.withdraw({ portal: 'a', key, content, approval: null, headline, publishedAt, updatedAt, withdrawal });
  await expect.poll(phases, patience).toEqual(['done', 'done']);
  await outbox.close();
  expect([records.receipts, records.removals]).toEqual([1, 1]);
  expect(JSON.parse(await readFile(path.join(at, `${key}.json`), 'utf8'))).toMatchObject({ pubStatus: 'canceled' });
});

test('[DF6] a folder that is missing is waited for and never made; none chosen here needs a person', async () => {
  const missing = path.join(folder, 'mất');
  expect(await toldBy(open(missing).probe(never))).toBe('not-done folder-unusable');
  expect(await lying()).toEqual([]);
  expect(await toldBy(open(null).findByKey(contractPost(1).key, never))).toBe('final folder-unusable');
  const full = {
    ...nodeDurableFs,
    createFile: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })),
  };
  expect(await toldBy(open(folder, full).probe(never))).toBe('not-done disk-full');
});
