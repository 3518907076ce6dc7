import { cp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createStaticSite } from '../static-site/create-static-site.ts';
import {
  brokenLinksIn,
  publicFiles,
  removeTestFolder,
  testArticle,
  testFolder,
  testPhotos,
  testTime,
} from '../static-site/test-site.ts';
import { testPortal } from '../../../shared/rendering/test-newspaper.ts';
import { asHostResult } from './host-problem.ts';
import { createMemoryHost, type MemoryHost } from './memory-host.ts';
import { TRANSPORT_PROMISES } from './transport-contract.testkit.ts';
import { uploadSite, type UploadWish } from './upload-site.ts';

const never = new AbortController().signal;
const quiet = { takesOver: false, readBack: [], onProgress: () => undefined, signal: never };
const placeholder = (file: string): string | null =>
  /\.(html|xml)$/.test(file) ? '<!DOCTYPE html><html lang="vi"></html>\n' : file.endsWith('.js') ? '\n' : null;

test.each(TRANSPORT_PROMISES)('the host in memory: $name', async ({ check }) => {
  await expect(check(await createMemoryHost().open(never))).resolves.toBeUndefined();
});

const folders: string[] = [];
let grown = '';

async function publish(folder: string, from: number, to: number): Promise<void> {
  for (let number = from; number <= to; number += 1) {
    const at = testTime(number);
    const site = createStaticSite({ folder, portal: testPortal, photos: testPhotos, clock: () => new Date(at) });
    const done = await site.publish(testArticle(number), { publishedAt: at, updatedAt: at }, () => undefined, never);
    if (!done.ok) throw new Error(JSON.stringify(done.error));
  }
}

/** A folder of one's own with the same six articles. */
async function siteOfSix(): Promise<string> {
  const folder = await testFolder();
  folders.push(folder);
  await cp(grown, folder, { recursive: true });
  return folder;
}

const upload = (root: string, host: MemoryHost, wish: Partial<UploadWish> = {}) =>
  asHostResult(() =>
    uploadSite({ root, siteUrl: testPortal.url, placeholder, open: host.open }, { ...quiet, ...wish }),
  );

const onHost = (host: MemoryHost): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...host.files]
      .filter(([file]) => !file.startsWith('.toasoan/'))
      .map(([file, bytes]) => [file, Buffer.from(bytes).toString('utf8')] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

/** Where this page leads to nothing. */
function linksToNothing(host: MemoryHost, page: string): readonly string[] {
  const files = Object.entries(onHost(host)).map(([file, text]) => [file, file === page ? text : '</html>\n'] as const);
  return brokenLinksIn(Object.fromEntries(files));
}

beforeAll(async () => {
  grown = await testFolder();
  await publish(grown, 1, 6);
});
afterAll(() => removeTestFolder(grown));
afterEach(async () => {
  for (const folder of folders.splice(0)) await removeTestFolder(folder);
});

test('[U5] the host gets the site byte for byte, and a second time nothing', async () => {
  const [root, host] = [await siteOfSix(), createMemoryHost()];
  expect(await upload(root, host)).toMatchObject({ ok: true, value: { isComplete: true, removed: 0 } });
  expect(onHost(host)).toEqual(await publicFiles(root));
  const before = new Map(host.files);
  expect(await upload(root, host)).toMatchObject({ ok: true, value: { sent: 0, removed: 0 } });
  expect(host.files).toEqual(before);
});

test('[U5] only what changed is sent, and what is gone is removed', async () => {
  const [root, host] = [await siteOfSix(), createMemoryHost()];
  await upload(root, host);
  await publish(root, 7, 7);
  await rm(path.join(root, '404.html'));
  const sent = await upload(root, host);
  expect(sent).toMatchObject({ ok: true, value: { removed: 1 } });
  expect(sent.ok && sent.value.sent < Object.keys(await publicFiles(root)).length).toBe(true);
  expect(onHost(host)).toEqual(await publicFiles(root));
});

test('[U6] cut in any call, no reader meets a broken page, and the next try ends whole', async () => {
  const [root, host] = [await siteOfSix(), createMemoryHost()];
  await upload(root, host);
  await publish(root, 7, 9);
  const before = new Map(host.files);
  const startsAt = host.calls();
  const note = path.join(root, '.toasoan/host-note.json');
  await cp(note, `${note}.kept`);
  await upload(root, host);
  const calls = host.calls() - startsAt;
  for (let cut = 1; cut <= calls; cut += 19) {
    host.files.clear();
    for (const [file, bytes] of before) host.files.set(file, bytes);
    await cp(`${note}.kept`, note);
    host.cutAfter(cut);
    const first = await upload(root, host);
    expect(first).toMatchObject({ ok: false, error: { trouble: 'reset' } });
    expect(brokenLinksIn(onHost(host))).toEqual([]);
    host.cutAfter(cut + 3);
    await upload(root, host);
    expect(brokenLinksIn(onHost(host))).toEqual([]);
    host.cutAfter(null);
    expect(await upload(root, host)).toMatchObject({ ok: true, value: { isComplete: true } });
    expect(onHost(host)).toEqual(await publicFiles(root));
    expect([...host.files.keys()].filter((file) => file.startsWith('.toasoan/'))).toHaveLength(2);
  }
});

test('[U6] a first transfer that is cut leaves no link to nothing', async () => {
  const [root, host] = [await siteOfSix(), createMemoryHost()];
  for (let cut = 20; ; cut += 40) {
    host.cutAfter(cut);
    const sent = await upload(root, host);
    expect(brokenLinksIn(onHost(host))).toEqual([]);
    if (sent.ok) break;
  }
  expect(onHost(host)).toEqual(await publicFiles(root));
});

test('[U6] after each page of a first transfer no reader meets a link to nothing, the search form’s included', async () => {
  const [root, host] = [await siteOfSix(), createMemoryHost()];
  const broken: string[] = [];
  const open: MemoryHost['open'] = async (signal) => {
    const transport = await host.open(signal);
    return {
      ...transport,
      // As over FTPS: with several at once the next page hides a gap behind the one before.
      atOnce: 1,
      move: async (from, to) => {
        const done = await transport.move(from, to);
        if (to.endsWith('.html')) broken.push(...linksToNothing(host, to));
        return done;
      },
    };
  };
  expect(await upload(root, { ...host, open })).toMatchObject({ ok: true });
  expect(broken).toEqual([]);
});

test('[U7] a full disk on the host is said, breaks nothing, and with room it goes on', async () => {
  const [root, host] = [await siteOfSix(), createMemoryHost()];
  await upload(root, host);
  await publish(root, 7, 8);
  for (const room of [0, 300, 5_000, 60_000]) {
    host.limitRoom(room);
    expect(await upload(root, host)).toMatchObject({ ok: false, error: { trouble: 'host-full' } });
    expect(brokenLinksIn(onHost(host))).toEqual([]);
  }
  host.limitRoom(null);
  expect(await upload(root, host)).toMatchObject({ ok: true });
  expect(onHost(host)).toEqual(await publicFiles(root));
});

test('[U8] another folder, and a copy of the same folder, do not overwrite what is newer; a person may decide', async () => {
  const [root, host] = [await siteOfSix(), createMemoryHost()];
  await upload(root, host);
  const other = await siteOfSix();
  // The same site from elsewhere: nothing is lost by taking it on.
  expect(await upload(other, host)).toMatchObject({ ok: true });
  await publish(root, 7, 7);
  expect(await upload(root, host)).toMatchObject({ ok: false, error: { trouble: 'host-changed' } });

  const copy = await testFolder();
  folders.push(copy);
  await cp(other, copy, { recursive: true });
  await publish(other, 8, 8);
  expect(await upload(other, host)).toMatchObject({ ok: true });
  await publish(copy, 9, 9);
  expect(await upload(copy, host)).toMatchObject({ ok: false, error: { trouble: 'host-changed' } });

  expect(await upload(root, host, { takesOver: true })).toMatchObject({ ok: true });
  expect(onHost(host)).toEqual(await publicFiles(root));
  expect(await upload(other, host)).toMatchObject({ ok: false, error: { trouble: 'host-changed' } });
});

test('[U8] a desk that brings its site there in the middle of ours stops ours', async () => {
  const [root, host, other] = [await siteOfSix(), createMemoryHost(), await siteOfSix()];
  await publish(other, 7, 7);
  let puts = 0;
  const open: MemoryHost['open'] = async (signal) => {
    const transport = await host.open(signal);
    return {
      ...transport,
      put: async (file, bytes) => {
        puts += 1;
        if (puts === 20) await upload(other, host, { takesOver: true });
        await transport.put(file, bytes);
      },
    };
  };
  expect(await upload(root, { ...host, open })).toMatchObject({ ok: false, error: { trouble: 'host-changed' } });
});

test('[U9] a folder with somebody else’s files is refused; agreed to, they stay', async () => {
  const [root, host] = [await siteOfSix(), createMemoryHost()];
  host.files.set('.htaccess', new Uint8Array([1]));
  host.files.set('chào.php', new Uint8Array([2]));
  expect(await upload(root, host)).toMatchObject({ ok: false, error: { trouble: 'host-foreign' } });
  expect(host.files.size).toBe(2);
  expect(await upload(root, host, { takesOver: true })).toMatchObject({ ok: true });
  expect(host.files.has('.htaccess') && host.files.has('chào.php')).toBe(true);
});

test('[U9] a list that was damaged, or written by a newer version, is said and not guessed at', async () => {
  const [root, host] = [await siteOfSix(), createMemoryHost()];
  await upload(root, host);
  const head = host.files.get('.toasoan/host.json') ?? new Uint8Array();
  host.files.set('.toasoan/host.json', new TextEncoder().encode('{"format":2,"where":"x"}'));
  expect(await upload(root, host)).toMatchObject({ ok: false, error: { trouble: 'newer-version' } });
  host.files.set('.toasoan/host.json', head.slice(0, 20));
  expect(await upload(root, host)).toMatchObject({ ok: false, error: { trouble: 'differs' } });
  expect(await upload(root, host, { takesOver: true })).toMatchObject({ ok: true });
  expect(onHost(host)).toEqual(await publicFiles(root));
});

test('[U5] a site that changes on the way is not called complete', async () => {
  const [root, host] = [await siteOfSix(), createMemoryHost()];
  let puts = 0;
  const open: MemoryHost['open'] = async (signal) => {
    const transport = await host.open(signal);
    return {
      ...transport,
      put: async (file, bytes) => {
        puts += 1;
        if (puts === 5) await writeFile(path.join(root, 'index.html'), '<!DOCTYPE html><html lang="vi"></html>\n');
        await transport.put(file, bytes);
      },
    };
  };
  expect(await upload(root, { ...host, open })).toMatchObject({ ok: true, value: { isComplete: false } });
  expect(await upload(root, host)).toMatchObject({ ok: true, value: { isComplete: true } });
  expect(onHost(host)).toEqual(await publicFiles(root));
});

test('[U11] what was sent is read back; what somebody changed there is said, and sent again', async () => {
  const [root, host] = [await siteOfSix(), createMemoryHost()];
  expect(await upload(root, host, { readBack: ['index.html'] })).toMatchObject({ ok: true });
  host.files.set('index.html', new TextEncoder().encode('<p>khác</p>'));
  expect(await upload(root, host, { readBack: ['index.html'] })).toMatchObject({
    ok: false,
    error: { trouble: 'differs', detail: 'index.html' },
  });
  expect(await upload(root, host, { readBack: ['index.html'] })).toMatchObject({ ok: true, value: { sent: 1 } });
  expect(onHost(host)).toEqual(await publicFiles(root));
});
