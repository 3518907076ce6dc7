import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { canonicalJson } from '../../../shared/article/canonical.ts';
import { PORTAL_ABILITIES } from '../../../shared/portal/portal-abilities.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { cleanLine } from '../../media/clean-text.ts';
import { comparePost } from '../compare-post.ts';
import { paragraphsIn } from '../html-words.ts';
import { clockSkewMs, jsonOf, parsedAnswer, refusalOf, serverTimeOf } from '../http/judge-answer.ts';
import { readPage } from '../http/read-page.ts';
import type { HttpAnswer, HttpRequest, SendRequest } from '../http/send-request.ts';
import type { Portal, PortalAnswer, PortalGuarantees, PortalProbe, RemoteContent, RemotePost } from '../portal.ts';
import { portalFailure, type PortalError } from '../portal-error.ts';
import { articleBody } from './article-body.ts';
import { AssetSchema, MeSchema, StoredSchema, type StoredArticle } from './contract-schema.ts';

/** A newspaper's own site that speaks docs/portal-contract.yaml. */
export interface GenericPortalParts {
  /** Where the contract is served, without a slash at the end; the token is sent nowhere else. */
  readonly address: string;
  /** Asked for at every request, kept by none. Null: nobody has entered one on this machine. */
  readonly token: () => Promise<string | null>;
  readonly send: SendRequest;
  readonly now: () => Date;
}

const GUARANTEES: PortalGuarantees = {
  conditionalWrite: true,
  idempotentByKey: true,
  atomicPage: true,
  serverClock: true,
  schedule: true,
  keepsCredit: true,
  keepsByline: true,
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The article and the answer that told of it. */
interface Told {
  readonly stored: StoredArticle;
  readonly raw: unknown;
  readonly remote: RemotePost;
}

/** Everything that readers and editors could have changed; what the server counts by itself is left out. */
const fingerprintOf = ({ uid: _uid, etag: _etag, url: _url, ...words }: StoredArticle): string =>
  sha256(canonicalJson(words));

function told(stored: StoredArticle, raw: unknown, answer: HttpAnswer): Told {
  const { uid, url, status, etag } = stored;
  const serverTime = serverTimeOf(answer);
  return {
    stored,
    raw,
    remote: { remoteId: uid, url, state: status, fingerprint: fingerprintOf(stored), etag, serverTime },
  };
}

/** What stands there after a removal: nothing but the key. */
const goneUnder = (key: string, answer: HttpAnswer): RemotePost => ({
  remoteId: key,
  url: null,
  state: 'withdrawn',
  fingerprint: sha256(`withdrawn ${key}`),
  etag: null,
  serverTime: serverTimeOf(answer),
});

const contentOf = ({ stored, remote }: Told, pageText: string | null): RemoteContent => ({
  post: remote,
  headline: stored.title,
  paragraphs: [paragraphsIn(stored.lead).join(' '), ...paragraphsIn(stored.html)],
  figures: [...(stored.leadFigure === null ? [] : [stored.leadFigure]), ...stored.figures],
  bylines: stored.bylines.map(({ name, text }) => (text === '' ? name : text)),
  related: stored.related,
  canonical: stored.url,
  pageText,
});

/** The requests of the contract, one function each. */
function createCalls({ address, token, send, now }: GenericPortalParts) {
  const call = async (request: Omit<HttpRequest, 'url'> & { readonly path: string }, signal: AbortSignal) => {
    const secret = await token();
    if (secret === null) return portalFailure('final', 'no-account');
    const { path, ...rest } = request;
    const headers = { accept: 'application/json', ...request.headers, authorization: `Bearer ${secret}` };
    return send({ ...rest, url: `${address}${path}`, headers }, signal);
  };
  const get = (path: string, signal: AbortSignal) => call({ method: 'GET', path, headers: {}, body: null }, signal);

  const toldBy = (answer: HttpAnswer, key: string, isWrite: boolean): Result<Told, PortalError> => {
    const parsed = parsedAnswer(answer, StoredSchema, isWrite, now());
    if (!parsed.ok) return parsed;
    if (parsed.value.uid !== key) return portalFailure(isWrite ? 'unknown' : 'not-done', 'strange-answer');
    return ok(told(parsed.value, jsonOf(answer), answer));
  };
  return {
    me: (signal: AbortSignal) => get('/v1/me', signal),
    article: (key: string, signal: AbortSignal) => get(`/v1/articles/${key}`, signal),
    toldBy,
    async putArticle(key: string, body: unknown, condition: Readonly<Record<string, string>>, signal: AbortSignal) {
      const bytes = Buffer.from(JSON.stringify(body));
      const headers = { 'content-type': 'application/json', ...condition };
      const answer = await call({ method: 'PUT', path: `/v1/articles/${key}`, headers, body: bytes }, signal);
      return answer.ok ? toldBy(answer.value, key, true) : answer;
    },
    putBytes: (hash: string, mediaType: string, bytes: Uint8Array, signal: AbortSignal) =>
      call({ method: 'PUT', path: `/v1/assets/${hash}`, headers: { 'content-type': mediaType }, body: bytes }, signal),
    remove: (key: string, etag: string, signal: AbortSignal) =>
      call({ method: 'DELETE', path: `/v1/articles/${key}`, headers: { 'if-match': etag }, body: null }, signal),
    page: (url: string, signal: AbortSignal) => readPage(send, url, now(), signal),
  };
}

type Calls = ReturnType<typeof createCalls>;

const asSent = v.looseObject({});

/** What stands there, and changes that rest on it. */
function createStanding(calls: Calls) {
  /** What stands there now, refused where it is not what the caller knows. */
  const standing = async (key: string, expected: string | null, signal: AbortSignal): PortalAnswer<Told> => {
    const answer = await calls.article(key, signal);
    const found = answer.ok ? calls.toldBy(answer.value, key, false) : answer;
    return found.ok && expected !== null && found.value.remote.fingerprint !== expected
      ? portalFailure('final', 'conflict')
      : found;
  };
  /** The same article with another status, if nobody has touched it meanwhile. */
  const restate = async ({ remote, raw }: Told, change: Readonly<Record<string, unknown>>, signal: AbortSignal) => {
    const { uid: _uid, url: _url, etag: _etag, ...words } = v.parse(asSent, raw);
    const condition = { 'if-match': remote.etag ?? '' };
    const put = await calls.putArticle(remote.remoteId, { ...words, ...change }, condition, signal);
    return put.ok ? ok(put.value.remote) : put;
  };
  const read = async (remote: RemotePost, signal: AbortSignal): PortalAnswer<RemoteContent> => {
    const found = await standing(remote.remoteId, null, signal);
    if (!found.ok) return found;
    const { url, state } = found.value.remote;
    if (state !== 'published' || url === null) return ok(contentOf(found.value, null));
    const page = await calls.page(url, signal);
    return page.ok ? ok(contentOf(found.value, page.value)) : page;
  };
  return { standing, restate, read };
}

async function probe(
  { address, now }: GenericPortalParts,
  calls: Calls,
  signal: AbortSignal,
): PortalAnswer<PortalProbe> {
  const answer = await calls.me(signal);
  if (!answer.ok) return answer;
  const me = parsedAnswer(answer.value, MeSchema, false, now());
  if (!me.ok) return me;
  const { name, site, can, limits } = me.value;
  return ok({
    siteName: cleanLine(site, 200) || new URL(address).host,
    account: cleanLine(name, 200),
    can: PORTAL_ABILITIES.filter((ability) => can.includes(ability)),
    limits,
    clockSkewMs: clockSkewMs(answer.value, now()),
    loses: [],
  });
}

export function createGenericPortal(parts: GenericPortalParts): Portal {
  const calls = createCalls(parts);
  const { standing, restate, read } = createStanding(calls);
  const { now } = parts;
  return {
    kind: 'generic',
    guarantees: GUARANTEES,
    probe: (signal) => probe(parts, calls, signal),
    async findByKey(key, signal) {
      const answer = await calls.article(key, signal);
      if (!answer.ok) return answer;
      if (answer.value.status === 404) return ok(null);
      if (answer.value.status === 410) return ok(goneUnder(key, answer.value));
      const found = calls.toldBy(answer.value, key, false);
      return found.ok ? ok(found.value.remote) : found;
    },
    async putAsset({ sha256: hash, mediaType }, bytes, signal) {
      const answer = await calls.putBytes(hash, mediaType, bytes, signal);
      const put = answer.ok ? parsedAnswer(answer.value, AssetSchema, true, now()) : answer;
      return put.ok ? ok({ sha256: hash, remoteId: hash, url: put.value.url }) : put;
    },
    async putDraft(post, assets, expected, signal) {
      const body = articleBody(post, assets);
      const known = expected === null ? ok(null) : await standing(post.key, expected, signal);
      if (!known.ok) return known;
      const isPublic = known.value?.remote.state === 'published';
      const etag = known.value?.remote.etag ?? null;
      const condition: Readonly<Record<string, string>> =
        etag === null ? { 'if-none-match': '*' } : { 'if-match': etag };
      const status = isPublic ? 'published' : 'draft';
      const put = await calls.putArticle(post.key, { ...body, status }, condition, signal);
      return put.ok ? ok(put.value.remote) : put;
    },
    async publish({ remoteId }, at, expected, signal) {
      const found = await standing(remoteId, expected, signal);
      if (!found.ok) return found;
      if (at === null && found.value.remote.state === 'published') return ok(found.value.remote);
      return restate(
        found.value,
        at === null ? { status: 'published' } : { status: 'scheduled', publishAt: at },
        signal,
      );
    },
    async withdraw({ remoteId }, withdrawal, expected, signal) {
      const found = await standing(remoteId, expected, signal);
      if (!found.ok) return found;
      if (withdrawal.how === 'replaced-by-notice')
        return restate(found.value, { status: 'withdrawn', notice: withdrawal.notice }, signal);
      const answer = await calls.remove(remoteId, found.value.remote.etag ?? '', signal);
      if (!answer.ok) return answer;
      const isGone = (answer.value.status >= 200 && answer.value.status < 300) || answer.value.status === 410;
      return isGone ? ok(goneUnder(remoteId, answer.value)) : refusalOf(answer.value, true, now());
    },
    read,
    async verify(remote, post, signal) {
      const content = await read(remote, signal);
      return content.ok ? ok({ content: content.value, verification: comparePost(post, content.value) }) : content;
    },
  };
}
