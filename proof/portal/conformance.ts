import { createHash, randomBytes } from 'node:crypto';
import { ulid } from 'ulid';
import { createGenericPortal } from '../../main/portals/generic/create-generic-portal.ts';
import { createHttp, USUAL_HTTP } from '../../main/portals/http/send-request.ts';
import type { RemotePost } from '../../main/portals/portal.ts';
import type { PortalError } from '../../main/portals/portal-error.ts';
import { contractPost } from '../../main/portals/contract-post.testkit.ts';
import type { PostAsset } from '../../main/portals/post-to-send.ts';

/** One demand of the contract and what a portal made of it; null: it holds. */
export interface Finding {
  readonly demand: string;
  readonly problem: string | null;
}

const never = new AbortController().signal;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const told = ({ outcome, code, detail }: PortalError): string => `${outcome} ${code} ${detail}`.trim();

type Answered<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: PortalError };

/** Thrown where nothing after it could be tried. */
async function must<T>(answer: Promise<Answered<T>>): Promise<T> {
  const got = await answer;
  if (!got.ok) throw new Error(told(got.error));
  return got.value;
}

const isTrue = (holds: boolean, problem: string): string | null => (holds ? null : problem);

/** A test article of its own: a new key each time, so that a portal can be tried again and again. It is taken off the site at the end. */
function trial() {
  const bytes = Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), randomBytes(64)]);
  const hash = sha256(bytes);
  const [first] = contractPost(1).assets;
  if (first === undefined) throw new Error('the test article has no photo');
  const asset: PostAsset = { ...first, sha256: hash, bytes: bytes.byteLength, fileName: 'thu.jpg' };
  const post = { ...contractPost(1, 'Bài thử cổng, xin bỏ qua'), key: ulid(), assets: [asset] };
  return { bytes, asset, post };
}

/** Tries a portal against docs/portal-contract.yaml, as the app itself would use it and as it must not be used. */
export async function tryPortal(address: string, token: string): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const send = createHttp({ ...USUAL_HTTP, timeoutMs: 20_000 });
  const open = (secret: string) =>
    createGenericPortal({ address, token: async () => secret, send, now: () => new Date() });
  const portal = open(token);
  const { bytes, asset, post } = trial();
  const demand = async (sentence: string, work: () => Promise<string | null>): Promise<void> => {
    const problem = await work().catch((cause: unknown) => (cause instanceof Error ? cause.message : 'thrown'));
    findings.push({ demand: sentence, problem });
  };
  const raw = async (
    method: 'GET' | 'PUT' | 'DELETE',
    path: string,
    headers: Readonly<Record<string, string>>,
    body: string | Uint8Array | null,
  ) => {
    const authorization = `Bearer ${token}`;
    const all = { accept: 'application/json', 'content-type': 'application/json', authorization, ...headers };
    const answer = await must(
      send({ method, url: `${address}${path}`, headers: all, body: body === null ? null : Buffer.from(body) }, never),
    );
    return answer.status;
  };
  const codeIs = (got: number, ...wanted: readonly number[]): string | null =>
    isTrue(wanted.includes(got), `answers ${got}, not ${wanted.join(' or ')}`);
  let remote: RemotePost | null = null;
  const here = (): RemotePost => {
    if (remote === null) throw new Error('the article could not be created');
    return remote;
  };
  const one = `/v1/articles/${post.key}`;
  const small = JSON.stringify({ title: 'x', html: '<p>x</p>', status: 'draft' });

  await demand('GET /v1/me names account and abilities', async () =>
    isTrue((await must(portal.probe(never))).can.includes('publish'), 'does not list “publish”'),
  );
  await demand('a wrong token is answered 401', async () => {
    const answer = await open('khong-phai-mat-ma').probe(never);
    return isTrue(!answer.ok && answer.error.code === 'account-refused', answer.ok ? 'is let in' : told(answer.error));
  });
  await demand('an unknown article is answered 404', async () => codeIs(await raw('GET', one, {}, null), 404));
  await demand('an asset is stored under its hash, again and again as the same', async () => {
    const twice = [await must(portal.putAsset(asset, bytes, never)), await must(portal.putAsset(asset, bytes, never))];
    return isTrue(twice[0]?.url === twice[1]?.url, 'has two addresses');
  });
  await demand('bytes that are not those of the hash are refused with 422', async () =>
    codeIs(await raw('PUT', `/v1/assets/${'0'.repeat(64)}`, { 'content-type': 'image/jpeg' }, 'x'), 422),
  );
  await demand('a PUT without a condition is answered 428', async () => codeIs(await raw('PUT', one, {}, small), 428));
  await demand('an article without a title is refused with 422', async () =>
    codeIs(await raw('PUT', one, { 'if-none-match': '*' }, '{"title":"","html":"","status":"draft"}'), 422),
  );
  await demand('a draft is created, and comes back field by field as it was put', async () => {
    const stored = await must(portal.putAsset(asset, bytes, never));
    remote = await must(portal.putDraft(post, new Map([[asset.sha256, stored]]), null, never));
    const { verification } = await must(portal.verify(here(), post, never));
    return verification.matches ? null : JSON.stringify(verification.differences);
  });
  await demand('a second creation under the same uid is answered 412', async () =>
    codeIs(await raw('PUT', one, { 'if-none-match': '*' }, small), 412),
  );
  await demand('a replacement that rests on an older state is answered 412', async () =>
    codeIs(await raw('PUT', one, { 'if-match': '"khong-phai"' }, small), 412),
  );
  await demand('a draft is not to be seen by readers', async () => {
    const answer = await must(send({ method: 'GET', url: here().url ?? '', headers: {}, body: null }, never));
    return codeIs(answer.status, 404, 410, 403, 401);
  });
  await demand('published, its page shows title, lead and every paragraph, without a redirect', async () => {
    remote = await must(portal.publish(here(), null, here().fingerprint, never));
    const { verification } = await must(portal.verify(here(), post, never));
    return verification.matches ? null : JSON.stringify(verification.differences);
  });
  await demand('published again, nothing changes', async () => {
    const again = await must(portal.publish(here(), null, here().fingerprint, never));
    return isTrue(again.fingerprint === here().fingerprint, 'is another article now');
  });
  await demand('taken off the site, address and page answer 410', async () => {
    const { url } = here();
    await must(portal.withdraw(here(), { how: 'removed' }, here().fingerprint, never));
    const page = await must(send({ method: 'GET', url: url ?? '', headers: {}, body: null }, never));
    return codeIs(await raw('GET', one, {}, null), 410) ?? codeIs(page.status, 410, 404);
  });
  return findings;
}
