import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { startReferencePortal, type ReferencePortal } from '../e2e/portals/reference-portal.ts';
import { createGenericPortal } from '../main/portals/generic/create-generic-portal.ts';
import { createHttp, USUAL_HTTP } from '../main/portals/http/send-request.ts';
import { contractPost } from '../main/portals/contract-post.testkit.ts';
import { portalContract } from '../main/portals/portal-contract.testkit.ts';

const TOKEN = 'mat-ma-thu-nghiem';
const never = new AbortController().signal;
const opened: { readonly close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()));
});

const portalAt = ({ address }: Pick<ReferencePortal, 'address'>, token: string | null = TOKEN) =>
  createGenericPortal({
    address,
    token: async () => token,
    send: createHttp({ ...USUAL_HTTP, timeoutMs: 5_000 }),
    now: () => new Date(),
  });

async function open(): Promise<ReferencePortal> {
  const server = await startReferencePortal(TOKEN);
  opened.push(server);
  return server;
}

describe('the generic contract over a real line', () => {
  portalContract(async () => {
    const server = await open();
    return { portal: portalAt(server), editHeadline: async (key, headline) => server.edit(key, { title: headline }) };
  });
});

test('[O10] a wrong token, a missing one and a clock that is off are each told apart', async () => {
  const server = await open();
  expect(await portalAt(server, 'sai').probe(never)).toMatchObject({
    error: { outcome: 'final', code: 'account-refused' },
  });
  expect(await portalAt(server, null).probe(never)).toMatchObject({ error: { outcome: 'final', code: 'no-account' } });
  server.setClock(600_000);
  const probe = await portalAt(server).probe(never);
  expect(probe.ok && Math.round((probe.value.clockSkewMs ?? 0) / 60_000)).toBe(10);
});

test('[O11] a public page that does not show the words is a difference, whatever the interface says', async () => {
  const server = await open();
  const portal = portalAt(server);
  const post = { ...contractPost(1), assets: [] };
  const draft = await portal.putDraft(post, new Map(), null, never);
  const live = draft.ok ? await portal.publish(draft.value, null, draft.value.fingerprint, never) : draft;
  if (!live.ok) throw new Error(live.error.code);
  server.plan(({ step }) => (step === 'page' ? 'captcha' : null));
  expect(await portal.verify(live.value, post, never)).toMatchObject({
    value: { verification: { matches: false, differences: [{ field: 'page', sent: post.headline }] } },
  });
});

describe('[O12] the line', () => {
  const servers: { close: () => unknown }[] = [];
  afterAll(() => servers.forEach((server) => server.close()));
  const listen = async (server: Server): Promise<string> => {
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const send = createHttp({ ...USUAL_HTTP, timeoutMs: 400, maxAnswerBytes: 1_000 });
  const ask = (url: string, method: 'GET' | 'PUT' = 'PUT') =>
    send(
      { method, url, headers: { authorization: 'Bearer x' }, body: method === 'PUT' ? Buffer.from('{}') : null },
      never,
    );

  test('says of each failure whether something may have happened', async () => {
    const asked: string[] = [];
    const host = await listen(
      createServer((request, response) => {
        asked.push(`${request.method} ${request.url}`);
        if (request.url === '/cut') request.socket.destroy();
        if (request.url === '/large') response.end('x'.repeat(2_000));
        if (request.url === '/moved') response.writeHead(307, { location: 'https://other.example/x?key=1' }).end();
      }),
    );
    const told = async (url: string, method: 'GET' | 'PUT' = 'PUT') => {
      const answer = await ask(url, method);
      return answer.ok ? 'ok' : `${answer.error.outcome} ${answer.error.code} ${answer.error.detail}`.trim();
    };
    expect(await told(`http://${host}/cut`)).toBe('unknown reset');
    expect(await told(`http://${host}/cut`, 'GET')).toBe('not-done reset');
    expect(await told(`http://${host}/hung`)).toBe('unknown timeout');
    expect(await told(`http://${host}/large`)).toBe('unknown strange-answer');
    expect(await told(`http://${host}/moved`)).toBe('final redirected https://other.example/x');
    expect(await told('http://127.0.0.1:1/')).toBe('not-done refused');
    expect(await told('https://khong-co-may-nay.invalid/')).toBe('not-done no-address');
    expect(await told('http://portal.example.org/')).toBe('final plain-http');
    expect(await told(`https://${host}/`)).toMatch(/^final tls/);
    // Each was sent once: nothing repeats a request behind our back.
    expect(asked).toEqual(['PUT /cut', 'GET /cut', 'PUT /hung', 'PUT /large', 'PUT /moved']);
  });
});
