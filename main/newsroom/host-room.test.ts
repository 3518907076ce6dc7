import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import type { SiteHost } from '../../shared/portal/site-host.ts';
import { testPortal } from '../../shared/rendering/test-newspaper.ts';
import { fail, ok } from '../../shared/result.ts';
import { createMemoryCredentials } from '../credentials/memory-credentials.ts';
import type { Desk } from '../desk/desk.ts';
import { hostProblem } from '../portals/site-host/host-problem.ts';
import { createMemoryHost } from '../portals/site-host/memory-host.ts';
import { createStaticSite } from '../portals/static-site/create-static-site.ts';
import {
  removeTestFolder,
  testArticle,
  testFolder,
  testId,
  testPhotos,
  testTime,
} from '../portals/static-site/test-site.ts';
import { openHostJournal } from './host-journal.ts';
import { createHostRoom, type HostRoom } from './host-room.ts';
import { createPortalAccounts } from './portal-accounts.ts';

const never = new AbortController().signal;
const WISH: SiteHost = { kind: 'sftp', host: 'may-chu.bao', port: 22, user: 'bao', folder: '', identity: 'SHA256:abc' };
const SECRET = { kind: 'password', password: 'đò-sang-sông' } as const;

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await removeTestFolder(folder);
});

type Receipt = Parameters<Desk['recordPublication']>[1];

/** A machine with one published article, a host in memory and a public address that shows it unless told otherwise. */
async function machine() {
  const [root, localFolder] = [await testFolder(), await testFolder()];
  folders.push(root, localFolder);
  const at = testTime(1);
  const site = createStaticSite({ folder: root, portal: testPortal, photos: testPhotos, clock: () => new Date(at) });
  const server = createMemoryHost();
  const state = { isUp: true, shows: (page: Uint8Array) => page, host: null as SiteHost | null, wakes: 0 };
  const id = testId(1);
  const receipts: Receipt[] = [];
  const live: (readonly [string, string | null])[] = [];
  const desk = {
    portal: () => testPortal,
    publicationOn: async () => receipts.at(-1) ?? null,
    recordPublication: async (_id: string, receipt: Receipt) => {
      receipts.push(receipt);
      return ok(receipt);
    },
  } as unknown as Desk;
  const accounts = createPortalAccounts(createMemoryCredentials('keyring'), 'd1');
  const open = (): HostRoom =>
    createHostRoom(
      {
        desk,
        accounts,
        journal: openHostJournal(localFolder, 'd1'),
        settings: {
          read: () => state.host,
          change: async (host) => {
            state.host = host;
          },
        },
        openTransport: () => (signal) => (state.isUp ? server.open(signal) : Promise.reject(hostProblem('refused'))),
        lookAtServer: async () => ({ fingerprint: 'SHA256:abc', isVouched: false }),
        send: async ({ url }) => {
          const bytes = server.files.get(url.slice(testPortal.url.length + 1));
          return bytes === undefined
            ? fail({ outcome: 'not-done', code: 'gone', retryAfterMs: null, detail: '' })
            : ok({ status: 200, headers: {}, body: state.shows(bytes) });
        },
        clock: () => new Date(at),
        onChanged: () => undefined,
        onLive: ({ articleId, orderedAt }) => live.push([articleId, orderedAt]),
        log: { info: () => undefined, bug: () => undefined },
      },
      {
        root: () => root,
        published: (articleId) => site.published(articleId),
        wake: () => {
          state.wakes += 1;
        },
      },
    );
  const room = open();
  const publish = async (): Promise<void> => {
    await room.expect(id);
    const done = await site.publish(testArticle(1), { publishedAt: at, updatedAt: at }, () => undefined, never);
    if (!done.ok) throw new Error(done.error.code);
    const { content, pagePath, publishedAt, updatedAt } = done.value;
    receipts.push({
      content,
      approval: null,
      portal: testPortal.id,
      remoteId: pagePath,
      url: null,
      rendered: null,
      exporter: 'test',
      publishedAt,
      updatedAt,
    });
  };
  return { room, open, state, server, receipts, live, publish, id, localFolder };
}

test('[U12] a place is taken on after everything was tried there; the secret is in no file and in no answer', async () => {
  const { room, state, server, localFolder } = await machine();
  state.isUp = false;
  expect(await room.use(WISH, SECRET)).toMatchObject({
    ok: true,
    value: { check: { trouble: 'refused' }, standing: null },
  });
  expect(state.host).toBeNull();
  state.isUp = true;
  const used = await room.use(WISH, SECRET);
  expect(used).toMatchObject({
    ok: true,
    value: { check: { ok: true, address: 'here', found: 'nothing' }, standing: { host: WISH, custody: 'keyring' } },
  });
  expect(JSON.stringify(used)).not.toContain(SECRET.password);
  // Nothing of the trial is left.
  expect([...server.files.keys()]).toEqual([]);
  for (const name of await readdir(path.join(localFolder, 'site-host')))
    expect(await readFile(path.join(localFolder, 'site-host', name), 'utf8')).not.toContain(SECRET.password);
});

test('[U13] an article is proven at the host when it was read back there and at the public address; then its receipt gets the address', async () => {
  const { room, state, receipts, publish, id } = await machine();
  await room.use(WISH, SECRET);
  await publish();
  state.isUp = false;
  await room.transfer(never);
  expect((await room.standing()).progress).toMatchObject({ phase: 'waiting', trouble: 'refused', awaiting: [id] });
  expect((await room.standing()).progress.retryAt).not.toBeNull();
  expect(await room.settle(id, never)).toEqual(fail({ code: 'unreachable' }));
  expect(receipts).toHaveLength(1);

  state.isUp = true;
  state.shows = () => new TextEncoder().encode('<p>Trang của nhà cung cấp</p>');
  await room.transfer(never);
  expect((await room.standing()).progress).toMatchObject({ trouble: 'differs', wasWhole: true, awaiting: [id] });
  expect(receipts).toHaveLength(1);

  state.shows = (page) => page;
  await room.transfer(never);
  expect((await room.standing()).progress).toMatchObject({
    phase: 'done',
    trouble: null,
    wasWhole: true,
    awaiting: [],
  });
  expect(receipts).toHaveLength(2);
  expect(receipts[1]).toMatchObject({
    content: receipts[0]?.content,
    url: expect.stringContaining(`${testPortal.url}/bai/`),
  });
  expect(await room.settle(id, never)).toEqual(ok(null));
  expect(receipts).toHaveLength(2);
  room.close();
});

test('[Q5] going live at the host is told once: after the wait, after a restart, not for what was signed before', async () => {
  const { room, open, state, receipts, live, publish, id } = await machine();
  await room.use(WISH, SECRET);
  await publish();
  state.isUp = false;
  await room.transfer(never);
  room.close();
  expect(live).toEqual([]);

  state.isUp = true;
  const next = open();
  await next.transfer(never);
  expect(live).toEqual([[id, null]]);
  // The same words again, and a machine that was killed between signing and noting it.
  await next.expect(id);
  await next.transfer(never);
  expect(live).toHaveLength(1);
  expect(receipts).toHaveLength(2);
  next.close();

  receipts.push({ ...(receipts[1] as Receipt), url: null });
  const later = open();
  await later.expect(id);
  await later.transfer(never);
  expect(live).toEqual([
    [id, null],
    [id, testTime(1)],
  ]);
  later.close();
});

test('[U14] a host that somebody else has brought a site to waits for a person', async () => {
  const { room, server, publish } = await machine();
  server.files.set('index.html', new TextEncoder().encode('<p>Trang cũ</p>'));
  await room.use(WISH, SECRET);
  await publish();
  await room.transfer(never);
  expect((await room.standing()).progress).toMatchObject({
    phase: 'needs-person',
    trouble: 'host-foreign',
    retryAt: null,
    wasWhole: false,
  });
  room.send(true);
  await room.transfer(never);
  expect((await room.standing()).progress).toMatchObject({ phase: 'done', wasWhole: true, awaiting: [] });
  // Another desk takes the host over: nothing of ours counts as being there.
  const head = JSON.stringify({ format: 1, site: 'another', serial: 9, list: '9-a.json.gz' });
  server.files.set('.toasoan/host.json', new TextEncoder().encode(head));
  server.files.set('.toasoan/host/9-a.json.gz', gzipSync('{}'));
  await room.transfer(never);
  expect((await room.standing()).progress).toMatchObject({ trouble: 'host-changed', wasWhole: false });
  await room.leave();
  expect(await room.standing()).toMatchObject({ host: null, custody: null, progress: { phase: 'none', awaiting: [] } });
});
