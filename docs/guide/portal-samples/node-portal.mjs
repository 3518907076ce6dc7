// A portal that speaks docs/portal-contract.yaml, in Node without packages: a sample to begin from, not a site. Run it with
//   PORTAL_TOKEN=secret PORT=8080 node node-portal.mjs
// It keeps everything in memory; put your database behind `articles` and `assets`, and your page template into `page`.
import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const TOKEN = process.env.PORTAL_TOKEN ?? '';
const PORT = Number(process.env.PORT ?? 8080);
const SITE = process.env.SITE_ADDRESS ?? `http://127.0.0.1:${PORT}`;
const MAX_BYTES = 10_000_000;

/** @type {Map<string, { words: any, etag: string, removed: boolean }>} */
const articles = new Map();
/** @type {Map<string, { type: string, bytes: Buffer }>} */
const assets = new Map();

const hash = (bytes) => createHash('sha256').update(bytes).digest('hex');
const escape = (text) => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const json = (status, value) => ({ status, type: 'application/json', body: JSON.stringify(value) });
const problem = (status, title) => ({
  status,
  type: 'application/problem+json',
  body: JSON.stringify({ type: 'about:blank', title, status }),
});
const stored = (uid, { words, etag }) => ({ ...words, uid, etag, url: `${SITE}/article/${uid}` });

function isAllowed(request) {
  const given = Buffer.from(hash(request.headers.authorization ?? ''));
  return TOKEN !== '' && timingSafeEqual(given, Buffer.from(hash(`Bearer ${TOKEN}`)));
}

function putArticle(uid, request, body) {
  const known = articles.get(uid);
  if (known?.removed) return problem(410, 'This article was taken off the site');
  let words;
  try {
    words = JSON.parse(body.toString('utf8'));
  } catch {
    return problem(422, 'The article is not JSON');
  }
  if (typeof words?.title !== 'string' || words.title.trim() === '') return problem(422, 'The title is missing');
  // The same article again: nothing to do, and nothing to complain about.
  if (known && JSON.stringify(known.words) === JSON.stringify(words)) return json(200, stored(uid, known));
  const { 'if-match': match, 'if-none-match': none } = request.headers;
  if (match === undefined && none === undefined) return problem(428, 'Say If-Match or If-None-Match');
  if (none === '*' && known) return problem(412, 'There is an article under this uid');
  if (match !== undefined && match !== known?.etag) return problem(412, 'The article has changed meanwhile');
  const next = { words, etag: `"${hash(body)}"`, removed: false };
  articles.set(uid, next);
  return json(known ? 200 : 201, stored(uid, next));
}

function article(uid, request, body) {
  const known = articles.get(uid);
  if (request.method === 'PUT') return putArticle(uid, request, body);
  if (!known) return problem(404, 'No article under this uid');
  if (known.removed) return problem(410, 'This article was taken off the site');
  if (request.method === 'GET') return json(200, stored(uid, known));
  if (request.method !== 'DELETE') return problem(405, 'Not here');
  if (request.headers['if-match'] !== known.etag) return problem(412, 'The article has changed meanwhile');
  known.removed = true;
  return { status: 204, type: 'text/plain', body: '' };
}

function asset(name, request, body) {
  if (request.method !== 'PUT') return problem(405, 'Not here');
  if (hash(body) !== name) return problem(422, 'These are not the bytes of this hash');
  const isNew = !assets.has(name);
  assets.set(name, { type: request.headers['content-type'] ?? 'application/octet-stream', bytes: body });
  return json(isNew ? 201 : 200, { url: `${SITE}/asset/${name}`, bytes: body.byteLength });
}

function page(uid) {
  const known = articles.get(uid);
  if (known?.removed || known?.words.status === 'withdrawn')
    return { status: 410, type: 'text/html', body: '<h1>Withdrawn</h1>' };
  if (known?.words.status !== 'published') return { status: 404, type: 'text/html', body: '<h1>Not found</h1>' };
  const { title, lead = '', html } = known.words;
  const body = `<!doctype html><meta charset="utf-8"><title>${escape(title)}</title><h1>${escape(title)}</h1><p>${lead}</p>${html}`;
  return { status: 200, type: 'text/html; charset=utf-8', body };
}

function answer(request, body) {
  const [, area, version, kind, name] = new URL(request.url, SITE).pathname.split('/');
  if (area === 'article') return page(version);
  if (area === 'asset') {
    const known = assets.get(version);
    return { status: known ? 200 : 404, type: known?.type ?? 'text/plain', body: known?.bytes ?? '' };
  }
  if (area !== 'intake' || version !== 'v1') return problem(404, 'No such address');
  if (!isAllowed(request)) return problem(401, 'Unknown token');
  if (kind === 'me')
    return json(200, { name: 'newsroom', site: 'Sample portal', can: ['draft', 'publish', 'withdraw', 'upload'] });
  if (kind === 'assets' && /^[0-9a-f]{64}$/.test(name ?? '')) return asset(name, request, body);
  if (kind === 'articles' && /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(name ?? '')) return article(name, request, body);
  return problem(404, 'No such address');
}

createServer(async (request, response) => {
  const pieces = [];
  let size = 0;
  for await (const piece of request) if ((size += piece.length) <= MAX_BYTES) pieces.push(piece);
  const reply = size > MAX_BYTES ? problem(413, 'Too large') : answer(request, Buffer.concat(pieces));
  response.writeHead(reply.status, { 'content-type': reply.type }).end(reply.body);
}).listen(PORT, '127.0.0.1', () => console.log(`${SITE}/intake`));
