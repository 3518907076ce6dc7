import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../shared/article/canonical.ts';
import { ok } from '../../../shared/result.ts';
import { serverTimeOf } from '../http/judge-answer.ts';
import type { HttpAnswer } from '../http/send-request.ts';
import type { PortalAnswer, RemoteContent, RemotePost, RemoteState } from '../portal.ts';
import { portalFailure } from '../portal-error.ts';
import { isNotice, keyIn } from './post-markup.ts';
import { plainField, readMarkup } from './read-markup.ts';
import { POST_FIELDS, StoredPostSchema, StoredPostsSchema, type StoredPost } from './wordpress-schema.ts';
import type { Said, WordPressLine } from './wordpress-line.ts';

/** A post as the site tells of it. */
export interface StandingPost {
  readonly stored: StoredPost;
  readonly remote: RemotePost;
}

const EVERY_STATUS = 'publish,future,draft,pending,private,trash';

const EDITED = { context: 'edit', _fields: POST_FIELDS };

function stateOf({ status, content }: StoredPost): RemoteState {
  if (status === 'publish') return isNotice(content.raw) ? 'withdrawn' : 'published';
  if (status === 'future') return 'scheduled';
  if (status === 'trash') return 'trashed';
  // Only people of the site see it: how a withdrawn article is kept.
  if (status === 'private') return 'withdrawn';
  return status === 'draft' ? 'draft' : 'pending';
}

/** Everything that people at the site can change. Its own times are no help: two changes in one second have the same. */
function fingerprintOf(stored: StoredPost): string {
  const { title, content, excerpt, slug, status, author, featured_media, categories, tags } = stored;
  const words = { title: title.raw, content: content.raw, excerpt: excerpt.raw };
  const date = status === 'future' ? stored.date_gmt : null;
  const fields = { ...words, slug, status, author, featured_media, categories, tags, date };
  return createHash('sha256').update(canonicalJson(fields)).digest('hex');
}

function standing(stored: StoredPost, answer: HttpAnswer): StandingPost {
  const isPublic = stored.status === 'publish';
  return {
    stored,
    remote: {
      remoteId: String(stored.id),
      url: isPublic && stored.link !== '' ? stored.link : null,
      state: stateOf(stored),
      fingerprint: fingerprintOf(stored),
      etag: stored.toasoan_etag,
      serverTime: serverTimeOf(answer),
    },
  };
}

/** The parts of a stored post, to be compared. */
export const contentOf = ({ stored, remote }: StandingPost, pageText: string | null): RemoteContent => ({
  post: remote,
  headline: plainField(stored.title.raw),
  ...readMarkup(stored.content.raw),
  canonical: remote.url,
  pageText,
});

const isDraft = ({ remote }: StandingPost): boolean => remote.state === 'draft' || remote.state === 'pending';

/** Of several under one key, oldest first: the one that readers know, else the oldest draft, else what lies in the trash. The same at every desk. */
const counting = (posts: readonly StandingPost[]): StandingPost | null =>
  posts.find((post) => !isDraft(post) && post.remote.state !== 'trashed') ?? posts.find(isDraft) ?? posts[0] ?? null;

/** What stands on the site, and changes of it, one request each. */
export function createStoredPosts(line: WordPressLine) {
  const told = ({ said, answer }: Said<StoredPost>): StandingPost => standing(said, answer);
  const list = async (query: Readonly<Record<string, string>>, signal: AbortSignal) => {
    const usual = { ...EDITED, status: EVERY_STATUS, orderby: 'id', order: 'asc', per_page: '20' };
    const listed = await line.get('posts', { ...usual, ...query }, StoredPostsSchema, signal);
    return listed.ok ? ok(listed.value.said.map((stored) => standing(stored, listed.value.answer))) : listed;
  };
  const underKey = async (key: string, signal: AbortSignal) => {
    const found = await list({ search: key }, signal);
    return found.ok ? ok(found.value.filter(({ stored }) => keyIn(stored.content.raw) === key)) : found;
  };
  const byKey = async (key: string, signal: AbortSignal): PortalAnswer<StandingPost | null> => {
    const found = await underKey(key, signal);
    return found.ok ? ok(counting(found.value)) : found;
  };
  const change = async (
    { stored, remote }: StandingPost,
    json: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ): PortalAnswer<StandingPost> => {
    const headers: Readonly<Record<string, string>> = remote.etag === null ? {} : { 'if-match': remote.etag };
    const call = { method: 'POST', route: `posts/${stored.id}`, query: EDITED, headers, json } as const;
    const changed = await line.write(call, StoredPostSchema, signal);
    return changed.ok ? ok(told(changed.value)) : changed;
  };
  const trash = ({ stored }: StandingPost, signal: AbortSignal) =>
    line.call({ method: 'DELETE', route: `posts/${stored.id}` }, signal);
  return {
    byKey,
    change,
    /** Under an address that only this article asks for, or the one that the site gives a second one. */
    async bySlug(slug: string, signal: AbortSignal): PortalAnswer<StandingPost | null> {
      const found = await list({ slug: [slug, `${slug}-2`, `${slug}-3`].join(',') }, signal);
      return found.ok ? ok(counting(found.value)) : found;
    },
    /** One post, refused where it is not what the caller knows. */
    async byId(remoteId: string, expected: string | null, signal: AbortSignal): PortalAnswer<StandingPost> {
      if (!/^\d{1,18}$/u.test(remoteId)) return portalFailure('final', 'gone');
      const found = await line.get(`posts/${remoteId}`, EDITED, StoredPostSchema, signal);
      if (!found.ok) return found;
      const known = told(found.value);
      return expected !== null && known.remote.fingerprint !== expected
        ? portalFailure('final', 'conflict')
        : ok(known);
    },
    async create(
      key: string,
      json: Readonly<Record<string, unknown>>,
      signal: AbortSignal,
    ): PortalAnswer<StandingPost> {
      const headers = { 'idempotency-key': key };
      const call = { method: 'POST', route: 'posts', query: EDITED, headers, json } as const;
      const made = await line.write(call, StoredPostSchema, signal);
      if (!made.ok) return made;
      // The companion says that it stood there already, with other words maybe.
      if (made.value.answer.headers['idempotency-replayed'] !== undefined) return portalFailure('not-done', 'conflict');
      return ok(told(made.value));
    },
    /**
     * The post that counts after a creation; other drafts go into the trash, where people at the site find them. Every desk keeps the same one, and a
     * creation that the line has doubled leaves nothing behind. Null: none is seen.
     */
    async settle(key: string, signal: AbortSignal): PortalAnswer<StandingPost | null> {
      const found = await underKey(key, signal);
      if (!found.ok) return found;
      const kept = counting(found.value);
      for (const post of found.value.filter(isDraft)) if (post !== kept) await trash(post, signal);
      return ok(kept);
    },
    trash,
  };
}

export type StoredPosts = ReturnType<typeof createStoredPosts>;
