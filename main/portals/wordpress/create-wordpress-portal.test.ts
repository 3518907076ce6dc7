import { describe, expect, test } from 'vitest';
import { contractBytes, contractPost } from '../contract-post.testkit.ts';
import { assetsFor, must, never, toldBy } from '../drive-portal.testkit.ts';
import { portalContract } from '../portal-contract.testkit.ts';
import type { Portal, RemotePost } from '../portal.ts';
import { createWordPressPortal } from './create-wordpress-portal.ts';
import {
  answerOf,
  createFakeWordPress,
  refusal,
  SITE,
  writesOf,
  type FakeWordPress,
} from './fake-wordpress.testkit.ts';

const portalOf = (site: FakeWordPress, secret: string | null = 'mat khau'): Portal =>
  createWordPressPortal({
    address: SITE,
    account: async () => (secret === null ? null : { account: 'bientap', secret }),
    send: site.send,
    now: () => site.now,
  });

async function drafted(site: FakeWordPress, post = contractPost(1)) {
  const portal = portalOf(site);
  const draft = await must(portal.putDraft(post, await assetsFor(portal, post), null, never));
  return { portal, post, draft };
}

async function published(site: FakeWordPress, words = contractPost(1)) {
  const { portal, post, draft } = await drafted(site, words);
  return { portal, post, live: await must(portal.publish(draft, null, draft.fingerprint, never)) };
}

const storedOf = (site: FakeWordPress, { remoteId }: RemotePost) => {
  const stored = site.posts.get(Number(remoteId));
  if (stored === undefined) throw new Error('nothing stands there');
  return stored;
};

describe.each(['editor', 'author'] as const)('WordPress as it answers to an %s', (role) => {
  portalContract(async () => {
    const site = createFakeWordPress();
    site.role = role;
    site.terms.categories.push({ id: 5, name: 'Nông nghiệp' });
    return {
      portal: portalOf(site),
      editHeadline: async (key, title) => {
        for (const post of site.posts.values())
          if (post.content.includes(key)) site.posts.set(post.id, { ...post, title });
      },
    };
  });
});

describe('[WP1] the interface is where the home page says', () => {
  test('plain permalinks: every route goes through the query', async () => {
    const site = createFakeWordPress();
    site.api = `${SITE}/index.php?rest_route=/`;
    expect((await must(portalOf(site).probe(never))).siteName).toBe('Báo & Đài');
    expect(site.requests.map(({ url }) => new URL(url).searchParams.get('rest_route')?.slice(0, 13) ?? null)).toEqual([
      null,
      '/wp/v2/users/',
      '/',
    ]);
  });

  test('a site whose cache keeps no headers says it in the page', async () => {
    const site = createFakeWordPress();
    const page = `<head><link rel="stylesheet" href="/x.css"><link rel='https://api.w.org/' href='${SITE}/wp-json/' /></head>`;
    site.fault = ({ url }) =>
      url === `${SITE}/` ? { isDone: false, answer: answerOf(200, page, { 'content-type': 'text/html' }) } : null;
    expect((await must(portalOf(site).probe(never))).siteName).toBe('Báo & Đài');
  });

  test('another origin is a person’s to decide about, and gets no password', async () => {
    const site = createFakeWordPress();
    site.api = 'https://cho-khac.example/wp-json/';
    const answer = await portalOf(site).probe(never);
    expect(answer).toMatchObject({
      error: { outcome: 'final', code: 'redirected', detail: 'https://cho-khac.example' },
    });
    expect(site.requests.map(({ url, headers }) => [url, headers['authorization']])).toEqual([[`${SITE}/`, undefined]]);
  });

  test('a page that names none is no WordPress, for now at least', async () => {
    const site = createFakeWordPress();
    site.fault = () => ({
      isDone: false,
      answer: answerOf(200, '<h1>Bạn là người?</h1>', { 'content-type': 'text/html' }),
    });
    expect(await toldBy(portalOf(site).probe(never))).toBe('not-done strange-answer');
  });
});

describe('[WP2] who we are and what we may do', () => {
  test('a role without rights is known before anything is sent', async () => {
    const site = createFakeWordPress();
    site.role = 'contributor';
    expect((await must(portalOf(site).probe(never))).can).toEqual(['draft']);
    site.role = 'author';
    expect((await must(portalOf(site).probe(never))).can).toEqual([
      'draft',
      'publish',
      'schedule',
      'withdraw',
      'upload',
    ]);
    expect(writesOf(site)).toEqual([]);
  });

  test('a wrong password is told apart, also where lists are public, and a missing one asks nobody', async () => {
    const site = createFakeWordPress();
    expect(await toldBy(portalOf(site, 'sai').probe(never))).toBe('final account-refused');
    expect(await toldBy(portalOf(site, 'sai').findByKey(contractPost(1).key, never))).toBe('final account-refused');
    site.requests.length = 0;
    expect(await toldBy(portalOf(site, null).probe(never))).toBe('final no-account');
    expect(site.requests).toEqual([]);
  });

  test('a section that the account may not make is named, and nothing is sent', async () => {
    const site = createFakeWordPress();
    site.role = 'author';
    const post = { ...contractPost(1), assets: [] };
    const answer = await portalOf(site).putDraft(post, new Map(), null, never);
    expect(answer).toMatchObject({
      error: { outcome: 'final', code: 'not-allowed', detail: 'categories: “Nông nghiệp”' },
    });
    expect(writesOf(site)).toEqual([]);
  });
});

describe('[WP3] names find the site’s own', () => {
  test('a section under another case, with an entity, is the same; the writer’s account becomes the author', async () => {
    const site = createFakeWordPress();
    site.terms.categories.push(
      { id: 7, name: 'Nông nghiệp &amp; Nông thôn'.normalize('NFD') },
      { id: 9, name: 'nông nghiệp &#038; nông thôn' },
    );
    site.users.push({ id: 4, name: 'Lê Thúy' }, { id: 6, name: 'Lê Thúy Hà' });
    const portal = portalOf(site);
    const post = { ...contractPost(1), section: { id: 'x', title: 'Nông nghiệp & nông thôn'.normalize('NFD') } };
    const draft = await must(portal.putDraft(post, await assetsFor(portal, post), null, never));
    expect(storedOf(site, draft)).toMatchObject({ categories: [7], author: 4, status: 'draft' });
    expect(site.terms.tags.map(({ name }) => name)).toEqual(['đò ngang', 'chợ phiên']);
  });

  test('what the site takes with a success and drops is told before anybody can read it', async () => {
    const site = createFakeWordPress();
    const { portal, post, draft } = await drafted(site);
    site.media.clear();
    const answer = await portal.putDraft(post, await assetsFor(portal, post), draft.fingerprint, never);
    expect(answer.ok).toBe(true);
    const lost = new Map(
      [...(await assetsFor(portal, post))].map(([hash, asset]) => [hash, { ...asset, remoteId: '999' }]),
    );
    const again = answer.ok ? await portal.putDraft(post, lost, answer.value.fingerprint, never) : answer;
    expect(again).toMatchObject({ error: { outcome: 'final', code: 'dropped', detail: 'featured_media' } });
  });
});

describe('[WP4] one article, one post', () => {
  test('the key stands in the slug and in the text; a second creation is refused', async () => {
    const site = createFakeWordPress();
    const { portal, post, draft } = await drafted(site);
    const { slug, content } = storedOf(site, draft);
    expect(slug).toBe(`${post.slug}-${post.key.slice(-6).toLowerCase()}`);
    expect(content).toContain(`<!-- toasoan:uid=${post.key} -->`);
    expect(await toldBy(portal.putDraft(post, await assetsFor(portal, post), null, never))).toBe('not-done conflict');
    // Somebody at the site has taken the comment out: the address still tells.
    site.posts.set(Number(draft.remoteId), { ...storedOf(site, draft), content: '' });
    expect(await toldBy(portal.putDraft(post, await assetsFor(portal, post), null, never))).toBe('not-done conflict');
    expect(site.posts.size).toBe(1);
  });

  test('of two that desks make at the same moment the younger goes into the trash', async () => {
    const site = createFakeWordPress();
    const portals = [portalOf(site), portalOf(site)];
    const post = contractPost(1);
    const assets = await assetsFor(portalOf(site), post);
    const answers = await Promise.all(portals.map((portal) => toldBy(portal.putDraft(post, assets, null, never))));
    expect(answers.toSorted()).toEqual(['final conflict', 'ok']);
    expect([...site.posts.values()].map(({ status }) => status)).toEqual(['draft', 'trash']);
    expect((await must(portalOf(site).findByKey(post.key, never)))?.state).toBe('draft');
  });

  test('a post in the trash is found there, and one that is gone is not made anew', async () => {
    const site = createFakeWordPress();
    const { portal, post, live } = await published(site);
    site.posts.set(Number(live.remoteId), { ...storedOf(site, live), status: 'trash' });
    expect((await must(portal.findByKey(post.key, never)))?.state).toBe('trashed');
    expect(await toldBy(portal.publish(live, null, live.fingerprint, never))).toBe('final conflict');
    site.posts.clear();
    expect(await must(portal.findByKey(post.key, never))).toBeNull();
    expect(await toldBy(portal.publish(live, null, live.fingerprint, never))).toBe('final gone');
    expect(await toldBy(portal.putDraft(post, await assetsFor(portal, post), live.fingerprint, never))).toBe(
      'final gone',
    );
    expect(site.posts.size).toBe(0);
  });

  test('photos made at the same moment become one, and one whose server died is finished', async () => {
    const site = createFakeWordPress();
    const [asset] = contractPost(1).assets;
    if (asset === undefined) throw new Error('no asset');
    const put = () => must(portalOf(site).putAsset(asset, contractBytes(asset.sha256), never));
    const [first, second] = await Promise.all([put(), put()]);
    expect(second).toEqual(first);
    expect([...site.media.values()].map(({ words }) => [words['caption'], words['alt_text']])).toEqual([
      ['Bến đò lúc 5 giờ sáng &amp; sương mù. Ảnh: Thế Hà', 'Đò ngang cập bến'],
    ]);
    site.media.clear();
    site.fault = ({ url, method }) =>
      method === 'POST' && new URL(url).pathname.endsWith('/media')
        ? {
            isDone: true,
            answer: answerOf(
              500,
              { code: 'internal_server_error', message: '' },
              { 'x-wp-upload-attachment-id': '10' },
            ),
          }
        : null;
    expect(await put()).toEqual({ ...first, remoteId: '10' });
    expect(writesOf(site).slice(-2)).toEqual(['POST /wp/v2/media/10/post-process', 'POST /wp/v2/media/10']);
  });
});

describe('[WP5] times are the server’s', () => {
  test('a schedule is sent in GMT alone; too near it would go public at once, so it is refused', async () => {
    const site = createFakeWordPress();
    const { portal, draft } = await drafted(site);
    const soon = new Date(site.now.getTime() + 90_000).toISOString();
    expect(await toldBy(portal.publish(draft, soon, draft.fingerprint, never))).toBe('not-done too-soon');
    const planned = await must(portal.publish(draft, '2026-11-27T08:30:00+07:00', draft.fingerprint, never));
    expect(planned).toMatchObject({ state: 'scheduled', url: null });
    expect(storedOf(site, planned)).toMatchObject({ status: 'future', date_gmt: '2026-11-27T01:30:00' });
    const live = await must(portal.publish(planned, null, planned.fingerprint, never));
    expect(live.state).toBe('published');
    expect(storedOf(site, live).date_gmt).toBe('2026-11-26T02:00:00');
  });
});

describe('[WP6] withdrawal', () => {
  test('a notice takes the article’s place under the same address, and new words do not make it public', async () => {
    const site = createFakeWordPress();
    const { portal, post, live } = await published(site);
    const withdrawal = { how: 'replaced-by-notice', notice: 'Bài đã được rút.\nTòa soạn xin lỗi <bạn đọc>.' } as const;
    const gone = await must(portal.withdraw(live, withdrawal, live.fingerprint, never));
    expect(gone).toMatchObject({ state: 'withdrawn', url: live.url });
    expect(storedOf(site, gone).content).toContain('<p>Tòa soạn xin lỗi &lt;bạn đọc&gt;.</p>');
    const again = await must(portal.putDraft(post, await assetsFor(portal, post), gone.fingerprint, never));
    expect(again.state).toBe('draft');
  });

  test('removed is private: out of the readers’ sight, kept for the site’s people', async () => {
    const site = createFakeWordPress();
    const { portal, live } = await published(site);
    const gone = await must(portal.withdraw(live, { how: 'removed' }, live.fingerprint, never));
    expect([gone.state, gone.url, storedOf(site, gone).status]).toEqual(['withdrawn', null, 'private']);
  });
});

describe('[WP7] what an answer means is decided on codes, and nothing is taken for done that did not say so', () => {
  const faults = [
    [
      'noise before the JSON',
      answerOf(201, '<br>Warning: x{"id":1}', { 'content-type': 'text/html' }),
      'unknown strange-answer',
    ],
    ['a captcha page', answerOf(200, '<h1>?</h1>', { 'content-type': 'text/html' }), 'unknown strange-answer'],
    ['a fatal error after saving', refusal(500, 'internal_server_error'), 'unknown server-failed'],
    ['too many requests', answerOf(429, '', { 'retry-after': '7' }), 'not-done rate-limited'],
    ['maintenance', answerOf(503, '', { 'retry-after': '600' }), 'unknown unavailable'],
    ['an interface that is closed', refusal(401, 'rest_disabled'), 'final not-allowed'],
    ['a photo that PHP refuses', refusal(500, 'rest_upload_unknown_error'), 'final unsupported'],
    ['a photo over PHP’s limit', refusal(400, 'rest_upload_no_data'), 'final too-large'],
    ['bytes that were broken on the way', refusal(412, 'rest_upload_hash_mismatch'), 'not-done reset'],
  ] as const;
  test.each(faults)('%s', async (_name, answer, meaning) => {
    const site = createFakeWordPress();
    const [asset] = contractPost(1).assets;
    if (asset === undefined) throw new Error('no asset');
    site.fault = ({ method }) => (method === 'POST' ? { isDone: true, answer } : null);
    expect(await toldBy(portalOf(site).putAsset(asset, contractBytes(asset.sha256), never))).toBe(meaning);
  });
});

test('[WP8] a site’s own typography on the page is no difference; missing words are', async () => {
  const site = createFakeWordPress();
  const { portal, post, live } = await published(site, contractPost(1, 'Giữ đò - "nghề" của 3x4 hộ...'));
  expect((await must(portal.verify(live, post, never))).verification).toEqual({ matches: true });
  site.fault = ({ url }) =>
    url.startsWith(`${SITE}/wp-json/`) || url === `${SITE}/`
      ? null
      : { isDone: false, answer: answerOf(200, '<h1>Đang cập nhật</h1>', { 'content-type': 'text/html' }) };
  expect((await must(portal.verify(live, post, never))).verification).toMatchObject({
    matches: false,
    differences: [{ field: 'page', sent: post.headline }],
  });
});

test('[WP9] what a role’s cleaning takes out of the text is a difference', async () => {
  const site = createFakeWordPress();
  const { portal, post, draft } = await drafted(site);
  const stored = storedOf(site, draft);
  site.posts.set(stored.id, { ...stored, content: stored.content.replace(/<figcaption.*?<\/figcaption>/u, '') });
  expect((await must(portal.verify(draft, post, never))).verification).toMatchObject({
    matches: false,
    differences: [{ field: 'caption' }, { field: 'credit' }],
  });
});

test('[WP10] where the companion is, writes carry the article’s key and the state that they rest on', async () => {
  const site = createFakeWordPress();
  site.hasCompanion = true;
  expect((await must(portalOf(site).probe(never))).loses).toEqual(['language']);
  const { live, post } = await published(site);
  const said = site.requests
    .filter(({ method, url }) => method === 'POST' && new URL(url).pathname.includes('/posts'))
    .map(({ headers }) => headers['idempotency-key'] ?? headers['if-match']);
  expect(said).toEqual([post.key, `"${live.remoteId} ${storedOf(site, live).title} draft"`]);
  site.hasCompanion = false;
  expect((await must(portalOf(site).probe(never))).loses).toEqual(['shortTitle', 'language']);
});
