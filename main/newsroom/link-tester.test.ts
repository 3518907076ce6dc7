import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHttp } from '../portals/http/send-request.ts';
import { portalFailure } from '../portals/portal-error.ts';
import { createLinkTester, LINK_HTTP } from './link-tester.ts';

/** What was asked for, and with which headers: nothing may name anybody. */
const asked: { readonly line: string; readonly headers: readonly string[] }[] = [];
let server: Server;
let site = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    const url = request.url ?? '';
    asked.push({ line: `${request.method ?? ''} ${url}`, headers: Object.keys(request.headers).toSorted() });
    if (url === '/moved') response.writeHead(301, { location: '/' });
    else if (url === '/head-lies') response.writeHead(request.method === 'HEAD' ? 404 : 200);
    else if (url === '/long') response.writeHead(200).write(Buffer.alloc(200 * 1024));
    else if (url === '/hangs') return;
    else response.writeHead({ '/gone': 404, '/away': 410, '/private': 403, '/broken': 500 }[url] ?? 200);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const tester = () => createLinkTester(createHttp({ ...LINK_HTTP, timeoutMs: 1_000 }));
const pages = (...names: readonly string[]) => names.map((name) => `${site}/${name}`);

test('[CH8] a page is gone only when its server says so twice; whoever refuses, moves, breaks or goes on and on is there', async () => {
  const links = tester();
  const trial = await links.test(pages('', 'gone', 'away', 'private', 'broken', 'moved', 'head-lies', 'long', 'gone'));
  expect(trial).toEqual({ gone: pages('gone', 'away'), unknown: 0 });
  expect([links.isGone(`${site}/gone`), links.isGone(`${site}/head-lies`)]).toEqual([true, false]);
  expect(asked.filter(({ line }) => line.endsWith('/gone')).map(({ line }) => line)).toEqual([
    'HEAD /gone',
    'GET /gone',
  ]);
  const headers = new Set(asked.flatMap((one) => one.headers));
  expect([...headers].toSorted()).toEqual(['accept', 'connection', 'host', 'user-agent']);
});

test('[CH8] without an answer nothing is said; a server without an address is gone only where others answered', async () => {
  const links = tester();
  const nowhere = 'http://khong-co-may-chu-nay.invalid/';
  expect(await links.test([nowhere])).toEqual({ gone: [], unknown: 1 });
  expect(await links.test([nowhere, ...pages('hangs', '')])).toEqual({ gone: [nowhere], unknown: 1 });
});

test('[CH8] a page known to be gone is told as gone, and only so, when the next trial gets no answer', async () => {
  let status: number | null = 404;
  const links = createLinkTester(async () =>
    status === null
      ? portalFailure('not-done', 'timeout')
      : { ok: true, value: { status, headers: {}, body: new Uint8Array() } },
  );
  await links.test(['https://a.example/']);
  status = null;
  expect(await links.test(['https://a.example/'])).toEqual({ gone: ['https://a.example/'], unknown: 0 });
});

test('[CH8] a page that came back is there again', async () => {
  let status = 404;
  const links = createLinkTester(async () => ({ ok: true, value: { status, headers: {}, body: new Uint8Array() } }));
  expect(await links.test(['https://a.example/'])).toEqual({ gone: ['https://a.example/'], unknown: 0 });
  status = 200;
  expect(await links.test(['https://a.example/'])).toEqual({ gone: [], unknown: 0 });
  expect(links.isGone('https://a.example/')).toBe(false);
});
