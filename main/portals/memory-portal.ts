import { createHash } from 'node:crypto';
import { ok } from '../../shared/result.ts';
import { comparePost } from './compare-post.ts';
import type { Portal, PortalGuarantees, RemoteAsset, RemoteContent, RemotePost, RemoteState } from './portal.ts';
import { portalFailure, type PortalError } from './portal-error.ts';
import { figuresOf, paragraphsOf, type PostToSend } from './post-to-send.ts';

interface Stored {
  readonly id: number;
  readonly post: PostToSend;
  readonly state: RemoteState;
}

/** A site that lives as long as the test: what stands on it, and how it is to fail. */
export interface MemorySite {
  readonly posts: Map<number, Stored>;
  readonly assets: Map<string, { readonly remoteId: string; readonly bytes: number }>;
  /** Changes what stands there behind the desk's back. */
  readonly edit: (key: string, change: Partial<Pick<PostToSend, 'headline'>>) => void;
  readonly trash: (key: string) => void;
}

export function createMemorySite(): MemorySite {
  const posts = new Map<number, Stored>();
  const change = (key: string, how: (stored: Stored) => Stored): void => {
    for (const stored of posts.values()) if (stored.post.key === key) posts.set(stored.id, how(stored));
  };
  return {
    posts,
    assets: new Map(),
    edit: (key, words) => change(key, (stored) => ({ ...stored, post: { ...stored.post, ...words } })),
    trash: (key) => change(key, (stored) => ({ ...stored, state: 'trashed' })),
  };
}

/** Where an operation can be made to fail: before anything happened, or after it did. */
export type MemoryFault = (
  operation: string,
) => { readonly when: 'before' | 'after'; readonly error: PortalError } | null;

/** `careful`: one post under a key whatever happens; `stock`: creates whenever it is asked to, as most systems do. */
export type MemoryServer = 'careful' | 'stock';

const guaranteesOf = (server: MemoryServer): PortalGuarantees => ({
  conditionalWrite: true,
  idempotentByKey: server === 'careful',
  atomicPage: true,
  serverClock: true,
  schedule: true,
  keepsCredit: true,
  keepsByline: true,
});

const fingerprintOf = ({ post, state }: Stored): string =>
  createHash('sha256')
    .update(JSON.stringify([post, state]))
    .digest('hex');

const remoteOf = (stored: Stored): RemotePost => ({
  remoteId: String(stored.id),
  url: stored.state === 'published' ? `memory://site/${stored.id}` : null,
  state: stored.state,
  fingerprint: fingerprintOf(stored),
  etag: null,
  serverTime: null,
});

const contentOf = (stored: Stored): RemoteContent => ({
  post: remoteOf(stored),
  headline: stored.post.headline,
  paragraphs: paragraphsOf(stored.post),
  figures: figuresOf(stored.post).map(({ caption, credit, alt }) => ({ caption, credit, alt })),
  bylines: stored.post.bylines.map(({ text }) => text),
  related: stored.post.related.flatMap(({ title, url }) => (url === null ? [] : [{ title, url }])),
  canonical: null,
  pageText: null,
});

const refuse = (code: PortalError['code']): PortalError => portalFailure('final', code).error;

/** What the server does with what stands on it. */
function createShelf({ posts }: MemorySite) {
  const byKey = (key: string): Stored | null =>
    [...posts.values()].filter(({ post }) => post.key === key).toSorted((a, b) => a.id - b.id)[0] ?? null;
  /** Changes one stored post if what stands there is what the caller knows. */
  const change = (
    remoteId: string,
    expected: string | null,
    how: (stored: Stored) => Stored,
  ): RemotePost | PortalError => {
    const stored = posts.get(Number(remoteId));
    if (stored === undefined || stored.state === 'trashed') return refuse('gone');
    if (fingerprintOf(stored) !== expected) return refuse('conflict');
    const next = how(stored);
    posts.set(next.id, next);
    return remoteOf(next);
  };
  const create = (post: PostToSend): RemotePost => {
    const stored: Stored = { id: posts.size + 1, post, state: 'draft' };
    posts.set(stored.id, stored);
    return remoteOf(stored);
  };
  const read = (remoteId: string): RemoteContent | PortalError => {
    const stored = posts.get(Number(remoteId));
    return stored === undefined ? refuse('gone') : contentOf(stored);
  };
  return { byKey, change, create, read };
}

/** Asks for the planned failure before and after the work. */
const createAnswering =
  (fault: MemoryFault) =>
  async <T>(operation: string, signal: AbortSignal, work: () => T | PortalError) => {
    if (signal.aborted) return portalFailure('not-done', 'cancelled');
    const planned = fault(operation);
    if (planned?.when === 'before') return { ok: false, error: planned.error } as const;
    const done = work();
    if (planned?.when === 'after') return { ok: false, error: planned.error } as const;
    const isError = typeof done === 'object' && done !== null && 'outcome' in done;
    return isError ? ({ ok: false, error: done } as const) : ok(done);
  };

/** The port without a network: what the contract's tests and the outbox's own tests run against. */
export function createMemoryPortal(
  site: MemorySite,
  server: MemoryServer = 'careful',
  fault: MemoryFault = () => null,
  clock: { readonly skewMs?: number; readonly schedules?: boolean } = {},
): Portal {
  const { assets } = site;
  const { byKey, change, create, read } = createShelf(site);
  const answer = createAnswering(fault);
  return {
    kind: 'memory',
    guarantees: { ...guaranteesOf(server), schedule: clock.schedules ?? true },
    probe: (signal) =>
      answer('probe', signal, () => ({
        siteName: 'Báo trong bộ nhớ',
        account: 'thu-nghiem',
        can: ['draft', 'publish', 'schedule', 'withdraw', 'upload'] as const,
        limits: { maxAssetBytes: null, mediaTypes: null },
        clockSkewMs: clock.skewMs ?? 0,
        loses: [],
      })),
    findByKey: (key, signal) =>
      answer('findByKey', signal, () => {
        const stored = byKey(key);
        return stored === null ? null : remoteOf(stored);
      }),
    putAsset: ({ sha256 }, bytes, signal) =>
      answer('putAsset', signal, (): RemoteAsset => {
        const remoteId = assets.get(sha256)?.remoteId ?? String(assets.size + 1);
        assets.set(sha256, { remoteId, bytes: bytes.byteLength });
        return { sha256, remoteId, url: `memory://site/asset/${remoteId}` };
      }),
    putDraft: (post, given, expected, signal) =>
      answer('putDraft', signal, () => {
        if (post.assets.some(({ sha256 }) => !given.has(sha256))) return refuse('rejected');
        const stored = byKey(post.key);
        const state = stored?.state === 'published' ? 'published' : 'draft';
        if (expected !== null) return change(String(stored?.id ?? ''), expected, (old) => ({ ...old, post, state }));
        if (stored !== null && server === 'careful') return refuse('conflict');
        return create(post);
      }),
    publish: (remote, at, expected, signal) =>
      answer('publish', signal, () =>
        change(remote.remoteId, expected, (stored) => ({
          ...stored,
          state: at === null ? 'published' : 'scheduled',
        })),
      ),
    withdraw: (remote, _how, expected, signal) =>
      answer('withdraw', signal, () =>
        change(remote.remoteId, expected, (stored) => ({ ...stored, state: 'withdrawn' })),
      ),
    read: (remote, signal) => answer('read', signal, () => read(remote.remoteId)),
    verify: (remote, post, signal) =>
      answer('verify', signal, () => {
        const content = read(remote.remoteId);
        return 'outcome' in content ? content : { content, verification: comparePost(post, content) };
      }),
  };
}
