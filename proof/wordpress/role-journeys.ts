import type { WordPressRole } from '../../e2e/portals/wordpress/start-wordpress.ts';
import { contractPost } from '../../main/portals/contract-post.testkit.ts';
import { assetsFor, must, never, toldBy } from '../../main/portals/drive-portal.testkit.ts';
import type { PostToSend } from '../../main/portals/post-to-send.ts';
import type { Portal, RemoteAsset, RemotePost } from '../../main/portals/portal.ts';
import { articleOf } from './fault-cases.ts';
import type { WordPressGround } from './wordpress-ground.ts';

/** What each role can do on a real site from the first draft to the withdrawal, and what it is told that it cannot. */

export type Promised = (holds: boolean, sentence: string) => void;

const WHOLE = ['draft', 'publish', 'schedule', 'withdraw', 'upload'];
const CAN: Readonly<Record<WordPressRole, readonly string[]>> = {
  administrator: [...WHOLE, 'assignAuthor'],
  editor: [...WHOLE, 'assignAuthor'],
  author: WHOLE,
  contributor: ['draft'],
};

async function readersStatus(url: string | null): Promise<number> {
  return url === null ? 0 : (await fetch(url, { redirect: 'manual' })).status;
}

interface Journey {
  readonly ground: WordPressGround;
  readonly role: WordPressRole;
  readonly portal: Portal;
  readonly post: PostToSend;
  readonly assets: ReadonlyMap<string, RemoteAsset>;
  readonly promise: Promised;
}

async function publish({ ground, role, portal, post, assets, promise }: Journey): Promise<RemotePost> {
  const draft = await must(portal.putDraft(post, assets, null, never));
  const before = await must(portal.verify(draft, post, never));
  promise(before.verification.matches, `${role}: the draft is read back whole: ${JSON.stringify(before.verification)}`);
  promise((await ground.standingUnder(post)).live === 0, `${role}: a draft is not public`);
  const { author } = (await ground.site.ask('GET', `posts/${draft.remoteId}?_fields=author`)) as { author: number };
  const { author: writer, [role]: own } = ground.site.accounts;
  const expected = CAN[role].includes('assignAuthor') ? writer.id : own.id;
  promise(author === expected, `${role}: the post is its writer’s where the account may say so: ${author}`);
  const live = await must(portal.publish(draft, null, draft.fingerprint, never));
  const { verification, content } = await must(portal.verify(live, post, never));
  promise(verification.matches, `${role}: the public page shows every word: ${JSON.stringify(verification)}`);
  promise((content.pageText ?? '').includes(post.headline.slice(0, 20)), `${role}: a reader gets the page`);
  const found = await must(portal.findByKey(post.key, never));
  promise(found?.fingerprint === content.post.fingerprint, `${role}: found again under its key`);
  return live;
}

async function change({ ground, role, portal, post, assets, promise }: Journey, number: number, live: RemotePost) {
  const next = contractPost(number, 'Tít mới của tòa soạn');
  const updated = await must(portal.putDraft(next, assets, live.fingerprint, never));
  promise(updated.state === 'published', `${role}: new words leave it public`);
  promise((await must(portal.verify(updated, next, never))).verification.matches, `${role}: the new words stand there`);
  await ground.site.ask('POST', `posts/${updated.remoteId}`, { title: 'Sửa trên trang' });
  promise(
    (await toldBy(portal.putDraft(post, assets, updated.fingerprint, never))) === 'final conflict',
    `${role}: a change on the site is not written over`,
  );
  return must(portal.findByKey(post.key, never));
}

async function withdraw({ role, portal, post, assets, promise }: Journey, standing: RemotePost): Promise<void> {
  const { url } = standing;
  const withdrawal = { how: 'replaced-by-notice', notice: 'Bài đã được rút.' } as const;
  const noticed = await must(portal.withdraw(standing, withdrawal, standing.fingerprint, never));
  promise(noticed.state === 'withdrawn', `${role}: withdrawn with a notice`);
  const page = url === null ? '' : await (await fetch(url)).text();
  promise(
    page.includes('Bài đã được rút.') && !page.includes('bến Ngòi Ẻn'),
    `${role}: readers see the notice and not the article`,
  );
  const gone = await must(portal.withdraw(noticed, { how: 'removed' }, noticed.fingerprint, never));
  promise((await readersStatus(url)) === 404, `${role}: removed, its page is gone`);
  promise(
    (await must(portal.findByKey(post.key, never)))?.state === 'withdrawn',
    `${role}: and it is found under its key`,
  );
  promise(gone.url === null, `${role}: nothing is said to be public`);
  const restored = await must(portal.putDraft(post, assets, gone.fingerprint, never));
  promise(restored.state === 'draft', `${role}: what comes back is a draft first`);
  const again = await must(portal.publish(restored, null, restored.fingerprint, never));
  promise(again.url === url, `${role}: and public again under its own address: ${String(again.url)}`);
  promise((await must(portal.verify(again, post, never))).verification.matches, `${role}: with all its words`);
}

async function schedule({ ground, role, portal, promise, ...journey }: Journey, number: number): Promise<void> {
  const post = { ...contractPost(number), tags: [] };
  const draft = await must(portal.putDraft(post, journey.assets, null, never));
  const soon = new Date(Date.now() + 60_000).toISOString();
  promise(
    (await toldBy(portal.publish(draft, soon, draft.fingerprint, never))) === 'not-done too-soon',
    `${role}: a time too near is not sent`,
  );
  const at = new Date(Date.now() + 86_400_000).toISOString();
  const planned = await must(portal.publish(draft, at, draft.fingerprint, never));
  promise(
    planned.state === 'scheduled' && (await ground.standingUnder(post)).live === 0,
    `${role}: scheduled, not public`,
  );
  const calledOff = await must(portal.putDraft(post, journey.assets, planned.fingerprint, never));
  promise(calledOff.state === 'draft', `${role}: called off, it is a draft again`);
  const live = await must(portal.publish(calledOff, null, calledOff.fingerprint, never));
  promise(live.state === 'published', `${role}: and can be published now`);
}

async function contribute({ ground, role, portal, promise }: Omit<Journey, 'assets'>, number: number): Promise<void> {
  const whole = contractPost(number);
  const [photo] = whole.assets;
  if (photo === undefined) throw new Error('the contract’s post has photos');
  promise(
    (await toldBy(portal.putAsset({ ...photo, sha256: 'a'.repeat(64) }, Buffer.from('x'), never))) ===
      'final not-allowed',
    `${role}: may not send photos, and is told so`,
  );
  const post = { ...whole, assets: [], leadFigure: null, pieces: whole.pieces.filter(({ kind }) => kind !== 'figure') };
  const draft = await must(portal.putDraft(post, new Map(), null, never));
  promise((await must(portal.verify(draft, post, never))).verification.matches, `${role}: a draft is read back whole`);
  promise(
    (await toldBy(portal.publish(draft, null, draft.fingerprint, never))) === 'final not-allowed',
    `${role}: may not publish, and is told so`,
  );
  promise((await ground.standingUnder(post)).live === 0, `${role}: nothing is public`);
}

/** One role's journey to the public page, and on from there where `isLong`; `number` and the next one are its articles. */
export async function journeyOf(
  ground: WordPressGround,
  role: WordPressRole,
  number: number,
  isLong: boolean,
  promise: Promised,
): Promise<void> {
  const portal = ground.portalAs(role);
  const { can } = await must(portal.probe(never));
  promise(can.join() === CAN[role].join(), `${role}: may ${can.join()}`);
  const post = contractPost(number);
  if (role === 'contributor') return contribute({ ground, role, portal, post, promise }, number);
  const assets = await assetsFor(portal, post);
  const journey = { ground, role, portal, post, assets, promise };
  const live = await publish(journey);
  if (!isLong) return;
  const standing = await change(journey, number, live);
  if (standing === null) throw new Error('nothing stands there');
  await withdraw(journey, standing);
  await schedule(journey, number + 1);
}

/** What the optional plugin adds: a key and a condition that the server itself holds, and places of their own for what a stock site has none for. */
export async function companionKeeps(ground: WordPressGround, number: number, promise: Promised): Promise<void> {
  const portal = ground.portalAs('editor');
  promise((await must(portal.probe(never))).loses.join() === 'language', 'companion: only the language is lost');
  const { post, bytes } = articleOf(number);
  const assets = new Map<string, RemoteAsset>();
  for (const asset of post.assets)
    assets.set(asset.sha256, await must(portal.putAsset(asset, bytes(asset.sha256), never)));
  const draft = await must(portal.putDraft(post, assets, null, never));
  promise(draft.etag !== null, 'companion: a post says its state');
  const { account, secret } = ground.site.accounts.editor;
  const photo = await ground.site.ask('GET', `media/${[...assets.values()][0]?.remoteId ?? ''}?_fields=meta,caption`);
  const kept = JSON.stringify(photo);
  promise(kept.includes('"toasoan_credit":"Ảnh: Thế Hà"'), `companion: a photo’s credit has its own place: ${kept}`);
  const write = async (route: string, more: Readonly<Record<string, string>>) => {
    const authorization = `Basic ${Buffer.from(`${account}:${secret}`).toString('base64')}`;
    const headers = { authorization, 'content-type': 'application/json', ...more };
    const answer = await fetch(`${ground.site.address}/wp-json/wp/v2/${route}`, {
      method: 'POST',
      headers,
      body: '{"title":"Hai","content":"x"}',
    });
    return `${answer.status}${answer.headers.has('idempotency-replayed') ? ' replayed' : ''}`;
  };
  promise(
    (await write('posts', { 'idempotency-key': post.key })) === '200 replayed',
    'companion: a second creation is the first post',
  );
  const key = post.key.replace(/.$/u, 'Z');
  const both = await Promise.all([1, 2, 3].map(() => write('posts', { 'idempotency-key': key })));
  promise(
    both.toSorted().join() === '200 replayed,200 replayed,201',
    `companion: three at once make one: ${both.join()}`,
  );
  promise(
    (await write(`posts/${draft.remoteId}`, { 'if-match': '"khác"' })) === '412',
    'companion: a write over another state is refused',
  );
}
