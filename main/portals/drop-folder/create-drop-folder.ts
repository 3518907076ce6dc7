import path from 'node:path';
import * as v from 'valibot';
import type { AppError } from '../../../shared/app-error.ts';
import type { Ninjs } from '../../../shared/exporting/ninjs-parts.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { nodeDurableFs, type DurableFs } from '../../desk/files/durable-file.ts';
import { comparePost } from '../compare-post.ts';
import type { Portal, PortalAnswer, PortalGuarantees, RemoteContent, RemotePost } from '../portal.ts';
import { portalFailure, type PortalError } from '../portal-error.ts';
import { asResult } from '../static-site/site-problem.ts';
import { aloneInFolder, type Dropped, type DroppedArticles } from './dropped-articles.ts';
import { canceledItem, itemOfPost } from './item-of-post.ts';
import { contentOfItem, ItemSchema } from './read-item.ts';

const GUARANTEES: PortalGuarantees = {
  conditionalWrite: true,
  idempotentByKey: true,
  atomicPage: true,
  serverClock: false,
  schedule: false,
  keepsCredit: true,
  keepsByline: true,
};

export interface DropFolderParts {
  /** The folder on this machine; null: none was chosen here. */
  readonly folder: () => string | null;
  /** How the newsroom calls it. */
  readonly name: string;
  readonly now: () => Date;
  /** Left out: the real one. */
  readonly fs?: DurableFs;
}

/** What a failure of the folder means; nothing is lost by it, since every attempt begins with a look. */
function failureOf(error: AppError) {
  switch (error.code) {
    case 'site-busy':
      return portalFailure('not-done', 'conflict');
    case 'disk-full':
      return portalFailure('not-done', 'disk-full');
    case 'read-only':
      return portalFailure('final', 'folder-unusable');
    case 'io':
      // A drive or a share that is not there may come back.
      return error.errno === 'ENOENT' || error.errno === 'ENOTDIR'
        ? portalFailure('not-done', 'folder-unusable')
        : portalFailure('unknown', 'folder-unusable', { detail: error.errno });
    default:
      return portalFailure('unknown', 'folder-unusable', { detail: error.code });
  }
}

type Answer<T> = Result<T, PortalError>;

const textOf = (item: Ninjs): string => `${JSON.stringify(item, null, 2)}\n`;

const remoteOf = (key: string, { state, fingerprint }: Dropped): RemotePost => ({
  remoteId: `${key}.json`,
  url: null,
  state,
  fingerprint,
  etag: null,
  serverTime: null,
});

const keyOf = ({ remoteId }: RemotePost): string => path.posix.basename(remoteId, '.json');

/** What stands there, if it is still what the caller knows. */
async function standing(articles: DroppedArticles, key: string, expected: string | null): Promise<Answer<Dropped>> {
  const found = await articles.find(key);
  if (found === null) return portalFailure('final', 'gone');
  return expected === null || found.fingerprint === expected ? ok(found) : portalFailure('final', 'conflict');
}

function contentOf(remote: RemotePost, { text }: Dropped): Answer<RemoteContent> {
  try {
    const parsed = v.safeParse(ItemSchema, JSON.parse(text));
    if (parsed.success) return ok({ post: remote, ...contentOfItem(parsed.output) });
  } catch {
    // No JSON: somebody has written something else there.
  }
  return portalFailure('final', 'strange-answer');
}

/** One piece of work in the folder, alone; failures as a portal tells them. */
async function inFolder<T>(
  { folder, fs = nodeDurableFs }: DropFolderParts,
  signal: AbortSignal,
  work: (articles: DroppedArticles) => Promise<Answer<T>>,
): PortalAnswer<T> {
  const root = folder();
  if (signal.aborted) return portalFailure('not-done', 'cancelled');
  if (root === null) return portalFailure('final', 'folder-unusable');
  const done = await asResult(() => aloneInFolder(root, fs, work));
  return done.ok ? done.value : failureOf(done.error);
}

/** The folder as a portal: articles as ninjs files with their photos beside them, for whatever program collects them there. */
export function createDropFolder(parts: DropFolderParts): Portal {
  const { name, now } = parts;
  const read = (remote: RemotePost, signal: AbortSignal): PortalAnswer<RemoteContent> =>
    inFolder(parts, signal, async (articles) => {
      const key = keyOf(remote);
      const found = await standing(articles, key, null);
      return found.ok ? contentOf(remoteOf(key, found.value), found.value) : found;
    });
  return {
    kind: 'drop-folder',
    guarantees: GUARANTEES,
    probe: (signal) =>
      inFolder(parts, signal, async (articles) => {
        await articles.tryOut();
        const account = path.basename(parts.folder() ?? '');
        const limits = { maxAssetBytes: null, mediaTypes: null };
        const can = ['draft', 'publish', 'withdraw', 'upload'] as const;
        return ok({ siteName: name, account, can, limits, clockSkewMs: null, loses: [] });
      }),
    findByKey: (key, signal) =>
      inFolder(parts, signal, async (articles) => {
        const found = await articles.find(key);
        return ok(found === null ? null : remoteOf(key, found));
      }),
    putAsset: ({ sha256, fileName }, bytes, signal) =>
      inFolder(parts, signal, async (articles) => {
        await articles.layBeside(fileName, bytes);
        return ok({ sha256, remoteId: fileName, url: fileName });
      }),
    putDraft: (post, _assets, expected, signal) =>
      inFolder(parts, signal, async (articles) => {
        const text = textOf(itemOfPost(post));
        const found = await articles.find(post.key);
        if ((found?.fingerprint ?? null) !== expected)
          return portalFailure('final', found === null ? 'gone' : 'conflict');
        const isPublic = found?.state === 'published';
        const put = isPublic ? articles.layDown(post.key, 'published', text) : articles.keep(post.key, text);
        return ok(remoteOf(post.key, await put));
      }),
    publish: (remote, at, expected, signal) =>
      inFolder(parts, signal, async (articles) => {
        const key = keyOf(remote);
        // Nobody here would lay it down at its time but the outbox itself.
        if (at !== null) return portalFailure('final', 'unsupported');
        const found = await standing(articles, key, expected);
        if (!found.ok) return found;
        const isThere = found.value.state === 'published';
        return ok(remoteOf(key, isThere ? found.value : await articles.layDown(key, 'published', found.value.text)));
      }),
    withdraw: (remote, withdrawal, expected, signal) =>
      inFolder(parts, signal, async (articles) => {
        const key = keyOf(remote);
        const found = await standing(articles, key, expected);
        if (!found.ok) return found;
        const notice = withdrawal.how === 'replaced-by-notice' ? withdrawal.notice : '';
        const item = v.parse(v.record(v.string(), v.unknown()), JSON.parse(found.value.text));
        const text = textOf(canceledItem(item, notice, now().toISOString()));
        return ok(remoteOf(key, await articles.layDown(key, 'withdrawn', text)));
      }),
    read,
    async verify(remote, post, signal) {
      const content = await read(remote, signal);
      return content.ok ? ok({ content: content.value, verification: comparePost(post, content.value) }) : content;
    },
  };
}
