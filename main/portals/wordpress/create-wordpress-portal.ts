import type { PortalAbility } from '../../../shared/portal/portal-abilities.ts';
import { ok } from '../../../shared/result.ts';
import { cleanLine } from '../../media/clean-text.ts';
import { comparePost } from '../compare-post.ts';
import { clockSkewMs } from '../http/judge-answer.ts';
import { readPage } from '../http/read-page.ts';
import type { Portal, PortalAnswer, PortalGuarantees, PortalProbe, RemoteContent, RemotePost } from '../portal.ts';
import { portalFailure } from '../portal-error.ts';
import type { PostToSend } from '../post-to-send.ts';
import { droppedFields, postBody, type May, type PostBody } from './post-body.ts';
import { keyIn, noticeMarkup } from './post-markup.ts';
import { putMedium } from './put-medium.ts';
import { plainField } from './read-markup.ts';
import { contentOf, createStoredPosts, type StandingPost, type StoredPosts } from './stored-posts.ts';
import { createWordPressLine, type WordPressLine, type WordPressParts } from './wordpress-line.ts';
import { IndexSchema, MeSchema } from './wordpress-schema.ts';

/** A stock site's. The companion adds a key and a condition to writes, which the outbox does not have to rely on. */
const GUARANTEES: PortalGuarantees = {
  conditionalWrite: false,
  idempotentByKey: false,
  atomicPage: true,
  serverClock: true,
  schedule: true,
  keepsCredit: true,
  keepsByline: true,
};

/** Nearer than this a scheduled post goes public at once. */
const SOONEST_MS = 120_000;

const CAPABILITIES: readonly (readonly [PortalAbility, string])[] = [
  ['draft', 'edit_posts'],
  ['publish', 'publish_posts'],
  ['schedule', 'publish_posts'],
  ['withdraw', 'edit_published_posts'],
  ['upload', 'upload_files'],
  ['assignAuthor', 'edit_others_posts'],
];

const COMPANION = 'toasoan/v1';

/** The address of a post: readable, and no other article's. */
const slugOf = ({ slug, key }: PostToSend): string =>
  [slug, key.slice(-6).toLowerCase()].filter((part) => part !== '').join('-');

async function askMe(line: WordPressLine, signal: AbortSignal) {
  const me = await line.get('users/me', { context: 'edit', _fields: 'id,name,capabilities' }, MeSchema, signal);
  if (!me.ok) return me;
  const { said, answer } = me.value;
  const may: May = (capability) => said.capabilities[capability] === true;
  return ok({ name: said.name, may, answer });
}

async function probe(line: WordPressLine, { address, now }: WordPressParts, signal: AbortSignal) {
  const me = await askMe(line, signal);
  if (!me.ok) return me;
  const index = await line.get('', { _fields: 'name,namespaces' }, IndexSchema, signal);
  if (!index.ok) return index;
  const { name, may, answer } = me.value;
  const { said } = index.value;
  return ok<PortalProbe>({
    siteName: cleanLine(plainField(said.name), 200) || new URL(address).host,
    account: cleanLine(plainField(name), 200),
    can: CAPABILITIES.flatMap(([ability, capability]) => (may(capability) ? [ability] : [])),
    limits: { maxAssetBytes: null, mediaTypes: null },
    clockSkewMs: clockSkewMs(answer, now()),
    // A stock site has one language, its own.
    loses: said.namespaces.includes(COMPANION) ? ['language'] : ['shortTitle', 'language'],
  });
}

/** A new draft, if it is the first under its key: of several that were made at the same moment one stays. */
async function createDraft(posts: StoredPosts, post: PostToSend, body: PostBody, signal: AbortSignal) {
  const slug = slugOf(post);
  for (const look of [() => posts.byKey(post.key, signal), () => posts.bySlug(slug, signal)]) {
    const known = await look();
    if (!known.ok) return known;
    if (known.value !== null) return portalFailure('not-done', 'conflict', { detail: known.value.stored.slug });
  }
  const made = await posts.create(post.key, { ...body, slug, status: 'draft' }, signal);
  if (!made.ok) return made;
  const kept = await posts.settle(post.key, signal);
  if (!kept.ok) return kept;
  const isKept = kept.value === null || kept.value.stored.id === made.value.stored.id;
  // Another address than was asked for: there is one already that this account may not see.
  const isSecond = new RegExp(`^${slug}-\\d+$`, 'u').test(made.value.stored.slug);
  if (isKept && !isSecond) return made;
  if (isKept) await posts.trash(made.value, signal);
  return portalFailure('final', 'conflict', { detail: made.value.stored.slug });
}

/** New words over what stands there. What waits for its time or was taken from the readers is a draft again. */
async function replaceWords(
  posts: StoredPosts,
  post: PostToSend,
  body: PostBody,
  expected: string,
  signal: AbortSignal,
) {
  const found = await posts.byKey(post.key, signal);
  if (!found.ok) return found;
  if (found.value === null) return portalFailure('final', 'gone');
  const { state, fingerprint } = found.value.remote;
  if (fingerprint !== expected) return portalFailure('final', 'conflict');
  const isAway = state === 'withdrawn' || state === 'trashed';
  const change = {
    ...body,
    ...(isAway || state === 'scheduled' ? { status: 'draft' } : {}),
    // The trash has given it another one.
    ...(isAway ? { slug: slugOf(post) } : {}),
  };
  return posts.change(found.value, change, signal);
}

/** An answer that has not come to what was asked for proves nothing but itself. */
const arrivedAt = (changed: StandingPost, status: string) =>
  changed.stored.status === status
    ? ok(changed.remote)
    : portalFailure('unknown', 'strange-answer', { detail: cleanLine(changed.stored.status, 100) });

const inGmt = (at: Date): string => at.toISOString().slice(0, 19);

/** `date` would beat `date_gmt` where they disagree: only the latter is ever sent. The time is the server's. */
async function publishPost(posts: StoredPosts, found: StandingPost, at: string | null, now: Date, signal: AbortSignal) {
  const serverNow = new Date(found.remote.serverTime ?? now.toISOString());
  const { status, date_gmt: date } = found.stored;
  if (at !== null) {
    const aheadMs = Date.parse(at) - serverNow.getTime();
    if (aheadMs < SOONEST_MS) return portalFailure('not-done', 'too-soon', { retryAfterMs: Math.max(0, aheadMs) });
    const planned = await posts.change(found, { status: 'future', date_gmt: inGmt(new Date(at)) }, signal);
    return planned.ok ? arrivedAt(planned.value, 'future') : planned;
  }
  if (status === 'publish') return ok(found.remote);
  // A post with a date to come would only be scheduled.
  const isAhead = date !== null && Date.parse(`${date}Z`) > serverNow.getTime();
  const change = { status: 'publish', ...(isAhead || status === 'future' ? { date_gmt: inGmt(serverNow) } : {}) };
  const live = await posts.change(found, change, signal);
  return live.ok ? arrivedAt(live.value, 'publish') : live;
}

export function createWordPressPortal(parts: WordPressParts): Portal {
  const { send, now } = parts;
  const line = createWordPressLine(parts);
  const posts = createStoredPosts(line);

  async function read(remote: RemotePost, signal: AbortSignal): PortalAnswer<RemoteContent> {
    const found = await posts.byId(remote.remoteId, null, signal);
    if (!found.ok) return found;
    const { state, url } = found.value.remote;
    if (state !== 'published' || url === null) return ok(contentOf(found.value, null));
    const page = await readPage(send, url, now(), signal);
    return page.ok ? ok(contentOf(found.value, page.value)) : page;
  }
  return {
    kind: 'wordpress',
    guarantees: GUARANTEES,
    probe: (signal) => probe(line, parts, signal),
    async findByKey(key, signal) {
      const found = await posts.byKey(key, signal);
      return found.ok ? ok(found.value?.remote ?? null) : found;
    },
    putAsset: (asset, bytes, signal) => putMedium(line, asset, bytes, signal),
    async putDraft(post, assets, expected, signal) {
      const me = await askMe(line, signal);
      if (!me.ok) return me;
      const body = await postBody(post, assets, line, me.value.may, signal);
      if (!body.ok) return body;
      const put =
        expected === null
          ? await createDraft(posts, post, body.value, signal)
          : await replaceWords(posts, post, body.value, expected, signal);
      if (!put.ok) return put;
      const dropped = droppedFields(body.value, put.value.stored);
      return dropped.length === 0
        ? ok(put.value.remote)
        : portalFailure('final', 'dropped', { detail: dropped.join(', ') });
    },
    async publish({ remoteId }, at, expected, signal) {
      const found = await posts.byId(remoteId, expected, signal);
      return found.ok ? publishPost(posts, found.value, at, now(), signal) : found;
    },
    async withdraw({ remoteId }, withdrawal, expected, signal) {
      const found = await posts.byId(remoteId, expected, signal);
      if (!found.ok) return found;
      const { stored } = found.value;
      const key = keyIn(stored.content.raw);
      // A notice in the place of what no reader has ever seen would make it known.
      if (withdrawal.how === 'removed' || key === null || stored.status !== 'publish') {
        const removed = await posts.change(found.value, { status: 'private' }, signal);
        return removed.ok ? arrivedAt(removed.value, 'private') : removed;
      }
      const notice = { content: noticeMarkup(key, withdrawal.notice), excerpt: '', featured_media: 0 };
      const replaced = await posts.change(found.value, notice, signal);
      return replaced.ok ? ok(replaced.value.remote) : replaced;
    },
    read,
    async verify(remote, post, signal) {
      const content = await read(remote, signal);
      return content.ok ? ok({ content: content.value, verification: comparePost(post, content.value) }) : content;
    },
  };
}
