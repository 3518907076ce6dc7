import { once } from 'node:events';
import http, { createServer, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { connect, createServer as createLine, type Server, type Socket } from 'node:net';
import tls from 'node:tls';
import { afterEach, expect, test, vi } from 'vitest';
import { BAO_EXAMPLE } from '../e2e/portals/bao-example-certificate.ts';
import { parseRoutes, systemProxy, type FindProxy } from '../main/portals/http/find-proxy.ts';
import { createHttp, USUAL_HTTP, type HttpRequest } from '../main/portals/http/send-request.ts';

/** A portal at bao.example, which only the proxies on loopback know the way to. */

const never = new AbortController().signal;
const TOKEN = 'mat-ma-cua-cong';
const closers: (() => void)[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const close of closers.splice(0)) close();
});

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => server.close());
  server.on('connection', (socket: Socket) => {
    socket.on('error', () => undefined);
    closers.push(() => socket.destroy());
  });
  const address = server.address();
  return address === null || typeof address === 'string' ? 0 : address.port;
}

interface Portal {
  readonly port: number;
  readonly got: string[];
}

const note = (got: string[]) => (request: IncomingMessage, response: http.ServerResponse) => {
  got.push(`${request.method} ${request.headers.host} ${request.url} ${request.headers.authorization}`);
  response.end('chào');
};

async function startPortal(isEncrypted: boolean): Promise<Portal> {
  const got: string[] = [];
  const server = isEncrypted ? https.createServer(BAO_EXAMPLE, note(got)) : createServer(note(got));
  return { port: await listen(server), got };
}

/** Passes on, to this port whatever the name; keeps what it could read. `status`: refuses with it. */
async function startProxy(to: number, status = 200): Promise<{ readonly port: number; readonly saw: string[] }> {
  const saw: string[] = [];
  const proxy = createServer((request, response) => {
    saw.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    if (status !== 200) {
      response.writeHead(status).end();
      return;
    }
    const url = new URL(request.url ?? '');
    const { method, headers } = request;
    const onward = http.request({ port: to, path: url.pathname, method, headers }, (answer) => answer.pipe(response));
    request.pipe(onward);
  });
  proxy.on('connect', (request: IncomingMessage, inward: Socket) => {
    saw.push(`CONNECT ${request.url} ${JSON.stringify(request.headers)}`);
    if (status !== 200) {
      inward.end(`HTTP/1.1 ${status} No\r\n\r\n`);
      return;
    }
    const outward = connect(to, '127.0.0.1');
    for (const side of [inward, outward]) side.on('error', () => undefined);
    inward.write('HTTP/1.1 200 Go on\r\n\r\n');
    inward.pipe(outward).pipe(inward);
  });
  return { port: await listen(proxy), saw };
}

async function nobody(): Promise<number> {
  const line = createLine();
  const port = await listen(line);
  line.close();
  await once(line, 'close');
  return port;
}

const by = (...ports: readonly number[]): FindProxy =>
  systemProxy(async () => ports.map((port) => `PROXY 127.0.0.1:${port}`).join('; '));

const ask = async (findProxy: FindProxy, scheme: 'https' | 'http', method: HttpRequest['method'] = 'PUT') => {
  const send = createHttp({ ...USUAL_HTTP, timeoutMs: 2_000, acceptsPlainHttp: true }, findProxy);
  const url = `${scheme}://bao.example/bai/1`;
  const answer = await send({ method, url, headers: { authorization: TOKEN }, body: null }, never);
  return answer.ok
    ? `${answer.value.status} ${Buffer.from(answer.value.body).toString()}`
    : `${answer.error.outcome} ${answer.error.code}`;
};

/** For this test the portal's own certificate is one of the authorities'. */
function trustThePortal(): void {
  const { connect: real } = tls;
  vi.spyOn(tls, 'connect').mockImplementation(((options: tls.ConnectionOptions) =>
    real({ ...options, ca: BAO_EXAMPLE.cert })) as typeof tls.connect);
}

test('[O34] an encrypted portal is reached through the proxy, which sees its name and nothing of what is said', async () => {
  const portal = await startPortal(true);
  const proxy = await startProxy(portal.port);
  trustThePortal();
  expect(await ask(by(proxy.port), 'https')).toBe('200 chào');
  expect(portal.got).toEqual([`PUT bao.example /bai/1 ${TOKEN}`]);
  expect(proxy.saw).toHaveLength(1);
  expect(proxy.saw[0]).toContain('CONNECT bao.example:443');
  expect(proxy.saw.join()).not.toContain(TOKEN);
});

test('[O34] a proxy that puts a certificate of its own in the way gets nothing', async () => {
  const portal = await startPortal(true);
  const proxy = await startProxy(portal.port);
  expect(await ask(by(proxy.port), 'https')).toBe('final tls');
  expect(portal.got).toEqual([]);
});

test('[O34] a plain address is told to the proxy whole', async () => {
  const portal = await startPortal(false);
  const proxy = await startProxy(portal.port);
  expect(await ask(by(proxy.port), 'http')).toBe('200 chào');
  expect(portal.got).toEqual([`PUT bao.example /bai/1 ${TOKEN}`]);
  expect(proxy.saw).toEqual([`PUT http://bao.example/bai/1 ${TOKEN}`]);
});

test.each([
  [407, 'not-done proxy-password'],
  [403, 'not-done proxy-refused'],
  [503, 'not-done refused'],
])('[O34] a proxy that answers %s: nothing was sent, and it is said why', async (status, said) => {
  const portal = await startPortal(true);
  const proxy = await startProxy(portal.port, status);
  expect(await ask(by(proxy.port), 'https')).toBe(said);
  expect(proxy.saw.join()).not.toContain(TOKEN);
});

test('[O34] a plain address through a proxy that wants a password', async () => {
  expect(await ask(by((await startProxy(0, 407)).port), 'http')).toBe('not-done proxy-password');
});

test('[O34] a proxy that is not there, or never answers, is said to be that; the next one of the list is tried', async () => {
  const portal = await startPortal(false);
  const dead = await nobody();
  expect(await ask(by(dead), 'https')).toBe('not-done proxy-unreachable');
  expect(await ask(by(dead), 'http')).toBe('not-done proxy-unreachable');
  const silent = await listen(createLine());
  expect(await ask(by(silent), 'https')).toBe('not-done proxy-unreachable');
  const proxy = await startProxy(portal.port);
  expect(await ask(by(dead, proxy.port), 'http')).toBe('200 chào');
});

test('[O34] a line that breaks behind the tunnel may have brought something: it is asked before anything is repeated', async () => {
  const portal = https.createServer(BAO_EXAMPLE, (request) => request.socket.destroy());
  const proxy = await startProxy(await listen(portal));
  trustThePortal();
  expect(await ask(by(proxy.port), 'https')).toBe('unknown reset');
  expect(await ask(by(proxy.port), 'https', 'GET')).toBe('not-done reset');
});

test('[O34] what the system answers is read as systems write it; a script that fails counts as no proxy, and loopback has none', async () => {
  const proxy = (host: string, port: number, isEncrypted = false) => ({
    kind: 'proxy',
    proxy: { host, port, isEncrypted },
  });
  expect(parseRoutes('PROXY a.vn:3128; HTTPS b.vn;PROXY [::1]:8080 ; SOCKS5 c.vn:1080; DIRECT;')).toEqual([
    proxy('a.vn', 3128),
    proxy('b.vn', 443, true),
    proxy('::1', 8080),
    { kind: 'unknown' },
    { kind: 'direct' },
  ]);
  expect(parseRoutes('')).toEqual([{ kind: 'direct' }]);
  expect(await systemProxy(() => Promise.reject(new Error('no')))(new URL('https://bao.example'))).toEqual([
    { kind: 'direct' },
  ]);
  expect(await ask(async () => parseRoutes('SOCKS5 c.vn:1080'), 'https')).toBe('not-done proxy-unknown');
  const portal = await startPortal(false);
  const send = createHttp(USUAL_HTTP, async () => parseRoutes('SOCKS5 c.vn:1080'));
  const url = `http://127.0.0.1:${portal.port}/`;
  expect(await send({ method: 'GET', url, headers: {}, body: null }, never)).toMatchObject({ ok: true });
});
