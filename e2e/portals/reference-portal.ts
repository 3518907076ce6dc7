import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isDoneAllTheSame, type SeenRequest, type ServerFault } from './portal-faults.ts';

/**
 * A small portal that speaks docs/portal-contract.yaml: articles and assets in memory, public pages, and faults to be planned. For tests, proofs and
 * whoever wants to see the contract from the server's side.
 */
export interface ReferencePortal {
  /** Where the contract is served. */
  readonly address: string;
  readonly articles: ReadonlyMap<string, StoredHere>;
  readonly assets: ReadonlyMap<string, { readonly mediaType: string; readonly bytes: Buffer }>;
  /** How many requests created something new, by key or hash. */
  readonly created: () => readonly string[];
  /** Decides for each request how it goes wrong; null: it does not. */
  readonly plan: (plan: (request: SeenRequest) => ServerFault | null) => void;
  /** The server's clock against the machine's, in ms. */
  readonly setClock: (skewMs: number) => void;
  /** Only this token is let in from now on. */
  readonly setToken: (token: string) => void;
  /** Changes an article as somebody at the site would. */
  readonly edit: (key: string, change: Readonly<Record<string, unknown>>) => void;
  /** Resolves when nothing that was begun is still to be written. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

type Words = Readonly<Record<string, unknown>>;

interface StoredHere {
  readonly words: Words;
  readonly etag: string;
  readonly isRemoved: boolean;
}

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const json = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
  headers,
});
const problem = (status: number, title: string): Reply => ({
  ...json(status, { type: 'about:blank', title, status }),
  type: 'application/problem+json',
});
const hash = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');
const html = (status: number, body: string): Reply => ({ status, type: 'text/html; charset=utf-8', body });
const said = (value: unknown): string => (typeof value === 'string' ? value : '');

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The readers' page. */
function pageOf({ words, isRemoved }: StoredHere): Reply {
  if (isRemoved || words['status'] === 'withdrawn') return html(410, '<h1>Bài đã được rút</h1>');
  if (words['status'] !== 'published') return html(404, '<h1>Không có trang này</h1>');
  const [title, lead, body] = [said(words['title']), said(words['lead']), said(words['html'])];
  return html(
    200,
    `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body><main><h1>${escaped(title)}</h1><p>${lead}</p>${body}</main></body></html>`,
  );
}

function createStore(address: () => string) {
  const articles = new Map<string, StoredHere>();
  const assets = new Map<string, { mediaType: string; bytes: Buffer }>();
  const created: string[] = [];
  const stored = (key: string, { words, etag }: StoredHere) => ({
    ...words,
    uid: key,
    url: `${address().replace(/\/intake$/, '')}/bai/${key}`,
    etag,
  });
  const keep = (key: string, words: Words): StoredHere => {
    const entry = { words, etag: `"${hash(JSON.stringify(words))}"`, isRemoved: false };
    articles.set(key, entry);
    return entry;
  };
  const conditionFails = (request: IncomingMessage, known: StoredHere | undefined): Reply | null => {
    const [match, none] = [request.headers['if-match'], request.headers['if-none-match']];
    if (match === undefined && none === undefined) return problem(428, 'If-Match or If-None-Match is needed');
    if (none === '*' && known !== undefined) return problem(412, 'There is an article under this uid');
    return match !== undefined && match !== known?.etag ? problem(412, 'The article has changed') : null;
  };
  return {
    articles,
    assets,
    created,
    keep,
    getArticle(key: string): Reply {
      const known = articles.get(key);
      if (known === undefined) return problem(404, 'No such article');
      return known.isRemoved ? problem(410, 'Taken off the site') : json(200, stored(key, known), { etag: known.etag });
    },
    putArticle(key: string, request: IncomingMessage, body: Buffer): Reply {
      const known = articles.get(key);
      if (known?.isRemoved === true) return problem(410, 'Taken off the site');
      const words = JSON.parse(body.toString('utf8')) as Words;
      if (said(words['title']).trim() === '') return problem(422, 'The title is missing');
      if (known !== undefined && JSON.stringify(known.words) === JSON.stringify(words))
        return json(200, stored(key, known));
      const refused = conditionFails(request, known);
      if (refused !== null) return refused;
      if (known === undefined) created.push(key);
      return json(known === undefined ? 201 : 200, stored(key, keep(key, words)));
    },
    removeArticle(key: string, request: IncomingMessage): Reply {
      const known = articles.get(key);
      if (known === undefined) return problem(404, 'No such article');
      if (request.headers['if-match'] !== known.etag) return problem(412, 'The article has changed');
      articles.set(key, { ...known, isRemoved: true });
      return { status: 204, type: 'text/plain', body: '' };
    },
    asset(name: string, request: IncomingMessage, body: Buffer): Reply {
      const known = assets.get(name);
      if (request.method !== 'PUT') return { status: known === undefined ? 404 : 200, type: 'text/plain', body: '' };
      if (hash(body) !== name) return problem(422, 'The bytes are not those of the hash');
      if (known === undefined) created.push(name);
      assets.set(name, { mediaType: request.headers['content-type'] ?? '', bytes: body });
      return json(known === undefined ? 201 : 200, {
        url: `${address().replace(/\/intake$/, '')}/anh/${name}`,
        bytes: body.byteLength,
      });
    },
    page: (key: string): Reply => {
      const known = articles.get(key);
      return known === undefined ? html(404, '<h1>Không có trang này</h1>') : pageOf(known);
    },
  };
}

const keyOf = (path: string): string => path.split('/').at(-1) ?? '';

/** Which step of publishing a request is. */
function stepOf(request: IncomingMessage, path: string, body: Buffer): SeenRequest {
  const key = keyOf(path);
  if (path.startsWith('/bai/') || path.startsWith('/anh/')) return { step: 'page', key };
  if (path === '/intake/v1/me') return { step: 'me', key };
  if (path.startsWith('/intake/v1/assets/')) return { step: 'asset', key };
  if (request.method === 'DELETE') return { step: 'remove', key };
  if (request.method !== 'PUT') return { step: 'look', key };
  if (request.headers['if-none-match'] === '*') return { step: 'create', key };
  const isPublic = /"status":"published"/.test(body.toString('utf8'));
  return { step: isPublic ? 'publish' : 'replace', key };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** Answers, or does not, as the fault has it. `work` is done once, if at all. */
function answerWith(
  fault: ServerFault | null,
  work: () => Reply,
  response: ServerResponse,
  date: string,
  late: (work: () => void) => void,
): void {
  const cut = (): void => void response.socket?.destroy();
  const reply = (answer: Reply): void => {
    response.writeHead(answer.status, { 'content-type': answer.type, date, ...answer.headers });
    response.end(answer.body);
  };
  if (fault === null) return reply(work());
  const done = isDoneAllTheSame(fault) ? work() : null;
  switch (fault) {
    case 'cut-before':
    case 'cut-after':
      return cut();
    case 'late-commit':
      late(work);
      return cut();
    case 'cut-during':
    case 'truncated': {
      const body = done?.body ?? '';
      response.writeHead(done?.status ?? 200, {
        'content-type': done?.type ?? '',
        date,
        'content-length': Buffer.byteLength(body) + 100,
      });
      response.write(fault === 'truncated' ? body : body.slice(0, body.length / 2));
      return void setTimeout(cut, 5);
    }
    case 'hung':
    case 'hung-after':
      return;
    case '429':
      return reply({ ...problem(429, 'Too many requests'), headers: { 'retry-after': '1' } });
    case '503':
      return reply({ ...html(503, '<h1>Bảo trì</h1>'), headers: { 'retry-after': '1' } });
    case 'html-noise':
      return reply({ ...html(200, `<br>Warning: something in line 1<br>${done?.body ?? ''}`) });
    case 'captcha':
      return reply(html(200, '<h1>Bạn có phải là người không?</h1>'));
    case '500-before':
    case '500-after':
      return reply(problem(500, 'Something broke'));
    case 'redirect':
      return reply({ ...html(302, ''), headers: { location: 'https://elsewhere.example/intake' } });
  }
}

const listen = (server: Server, port: number): Promise<AddressInfo> =>
  new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server.address() as AddressInfo)));

export async function startReferencePortal(firstToken: string, onPort = 0): Promise<ReferencePortal> {
  let address = '';
  let token = firstToken;
  let skewMs = 0;
  let planned: (request: SeenRequest) => ServerFault | null = () => null;
  const waiting = new Set<Promise<void>>();
  const store = createStore(() => address);

  const serve = (request: IncomingMessage, path: string, body: Buffer): Reply => {
    if (path.startsWith('/bai/')) return store.page(keyOf(path));
    if (request.headers.authorization !== `Bearer ${token}`) return problem(401, 'Unknown token');
    if (path === '/intake/v1/me')
      return json(200, {
        name: 'ban-bien-tap',
        site: 'Báo Thử Nghiệm',
        can: ['draft', 'publish', 'schedule', 'withdraw', 'upload'],
        limits: { maxAssetBytes: 5_000_000, mediaTypes: ['image/jpeg', 'image/png', 'image/webp'] },
      });
    if (path === '/intake/v1/sections') return json(200, [{ id: 'thoi-su', name: 'Thời sự' }]);
    if (/^\/intake\/v1\/assets\/[0-9a-f]{64}$/.test(path)) return store.asset(keyOf(path), request, body);
    if (!/^\/intake\/v1\/articles\/[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(path)) return problem(404, 'No such address');
    if (request.method === 'GET') return store.getArticle(keyOf(path));
    return request.method === 'DELETE'
      ? store.removeArticle(keyOf(path), request)
      : store.putArticle(keyOf(path), request, body);
  };
  const late = (work: () => void): void => {
    waiting.add(
      new Promise<void>((resolve) => {
        setTimeout(() => resolve(work()), 40);
      }),
    );
  };
  const server = createServer((request, response) => {
    void bodyOf(request)
      .then((body) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost');
        const fault = planned(stepOf(request, pathname, body));
        const date = new Date(Date.now() + skewMs).toUTCString();
        answerWith(fault, () => serve(request, pathname, body), response, date, late);
      })
      .catch(() => response.destroy());
  });
  const { port } = await listen(server, onPort);
  address = `http://127.0.0.1:${port}/intake`;
  return {
    address,
    articles: store.articles,
    assets: store.assets,
    created: () => store.created,
    plan: (plan) => void (planned = plan),
    setClock: (ms) => void (skewMs = ms),
    setToken: (next) => void (token = next),
    edit: (key, change) => void store.keep(key, { ...store.articles.get(key)?.words, ...change }),
    settled: async () => {
      await Promise.all(waiting);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
