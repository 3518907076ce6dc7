import { createHash } from 'node:crypto';
import type { Article } from '../../../shared/article/schema.ts';
import { publicUrl } from '../../../shared/rendering/site-paths.ts';
import type { OnSiteProgress, PageTimes, PublishedArticle, SitePublication } from '../portal-site.ts';
import { pagesOf } from './output-order.ts';
import { outputPath, renderOutput, type OutputContext } from './outputs.ts';
import { pageChange } from './page-change.ts';
import { photosOf, planPublication, type PublicationPlan } from './plan-publication.ts';
import type { SiteReader } from './site-folder.ts';
import { siteProblem } from './site-problem.ts';
import { beginIntent, finishIntent, type SiteSession, type SiteSetting } from './site-session.ts';
import type { SiteEntry } from './site-state.ts';
import { STATE_PATHS } from './state-files.ts';
import { newTally, writeOutputs, type Tally, type Watch } from './write-outputs.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** An entry as others may see it. */
export const publishedArticle = (entry: SiteEntry, siteUrl: string | null): PublishedArticle => ({
  articleId: entry.article.id,
  content: entry.content,
  publishedAt: entry.publishedAt,
  updatedAt: entry.updatedAt,
  pagePath: entry.path,
  url: publicUrl({ url: siteUrl }, entry.path),
});

/** Puts the article's photos there that are not, and says what every one of them must read like. */
export async function writePhotos(
  article: Article,
  known: SiteEntry['photos'],
  { parts }: SiteSetting,
  { folder }: SiteSession,
  tally: Tally,
  watch: Watch,
): Promise<SiteEntry['photos']> {
  const photos = photosOf(article, (photo) => parts.photos.extension(photo));
  const hashes: Record<string, string> = {};
  for (const [index, planned] of photos.entries()) {
    if (watch.signal?.aborted) throw siteProblem({ code: 'cancelled' });
    const present = await folder.read(planned.path);
    const expected = known[planned.path];
    if (present !== null && (expected === undefined || sha256(present) === expected)) {
      hashes[planned.path] = sha256(present);
    } else {
      const made = await parts.photos.rendition(
        planned.photo,
        planned.width,
        watch.signal ?? new AbortController().signal,
      );
      if (!made.ok) throw siteProblem(made.error);
      if (await folder.write(planned.path, made.value)) tally.written.add(planned.path);
      hashes[planned.path] = sha256(made.value);
    }
    watch.onDone(index + 1, photos.length);
  }
  await folder.settle();
  return hashes;
}

/** Reads the article's page and photos back and compares them with what they must be. */
export async function verifyOnDisk(entry: SiteEntry, context: OutputContext, reader: SiteReader): Promise<void> {
  const isGone = entry.withdrawn?.how === 'removed';
  for (const output of pagesOf(entry.article.id, entry)) {
    const file = output.kind === 'moved' ? (entry.moved?.[output.index] ?? entry.path) : entry.path;
    const page = await reader.read(file);
    const expected = isGone ? null : await renderOutput(output, context);
    const isRight = page === null || expected === null ? page === expected : Buffer.compare(page, expected) === 0;
    if (!isRight) throw siteProblem({ code: 'damaged', what: 'site' });
  }
  for (const [file, hash] of Object.entries(entry.photos)) {
    const bytes = await reader.read(file);
    if (bytes === null || sha256(bytes) !== hash) throw siteProblem({ code: 'damaged', what: 'photo' });
  }
}

async function countNewFiles(plan: PublicationPlan, context: OutputContext, folder: SiteReader): Promise<number> {
  const files = await Promise.all(plan.outputs.map((output) => outputPath(output, context)));
  const missing = await Promise.all(
    [...new Set(files)].map(async (file) => file !== null && !(await folder.exists(file))),
  );
  return missing.filter(Boolean).length;
}

/** One article onto the site: photos, then the intent, then everything that shows it, then a look at what is really there. */
export async function publishOnSite(
  article: Article,
  times: PageTimes,
  setting: SiteSetting,
  session: SiteSession,
  onProgress: OnSiteProgress,
  signal: AbortSignal,
): Promise<SitePublication> {
  const { folder } = session;
  const { portal } = setting.parts;
  const tally = newTally();
  const view = session.freshView();
  const context = session.context(view);
  const theirs = await pageChange(article.id, context, folder);
  if (theirs !== null && !theirs.isMissing) throw siteProblem({ code: 'page-changed' });
  const { now, photoExtension } = context;
  const plan = await planPublication(article, times, { portal, photoExtension, now, reader: folder }, view);
  const step = (name: 'photos' | 'pages', stop: AbortSignal | null): Watch => ({
    onDone: (done, total) => onProgress({ step: name, done, total }),
    signal: stop,
  });
  const photos = await writePhotos(article, plan.entry.photos, setting, session, tally, step('photos', signal));
  if (signal.aborted) throw siteProblem({ code: 'cancelled' });
  const newPhotos = Object.keys(photos).filter((file) => tally.written.has(file)).length;
  view.set(STATE_PATHS.entry(article.id), { ...plan.entry, photos });
  const head = await view.head();
  const newFiles = await countNewFiles(plan, context, folder);
  if (plan.isRepeat) {
    await writeOutputs(plan.outputs, context, folder, tally, step('pages', null));
  } else {
    view.set(STATE_PATHS.head, { ...head, files: head.files + newFiles + newPhotos });
    await beginIntent(view.changes(), plan.outputs, folder);
    await finishIntent(session, tally, step('pages', null));
  }
  onProgress({ step: 'check', done: 0, total: 1 });
  const after = session.freshView();
  const entry = await after.entry(article.id);
  if (entry === null) throw siteProblem({ code: 'damaged', what: 'site' });
  await verifyOnDisk(entry, session.context(after), folder);
  onProgress({ step: 'check', done: 1, total: 1 });
  const { files } = await after.head();
  return {
    ...publishedArticle(entry, portal.url),
    written: tally.written.size,
    untouched: Math.max(0, files - tally.written.size),
  };
}

/** Writes the article's page as it was published over what a person was shown there. */
export async function putPageBack(articleId: string, fingerprint: string, session: SiteSession): Promise<null> {
  const { folder } = session;
  const view = session.freshView();
  const context = session.context(view);
  const theirs = await pageChange(articleId, context, folder);
  if (theirs === null) return null;
  if (theirs.fingerprint !== fingerprint) throw siteProblem({ code: 'changed-meanwhile' });
  const outputs = [{ kind: 'article' as const, id: articleId }];
  await writeOutputs(outputs, context, folder, newTally(), { onDone: () => undefined, signal: null }, true);
  const entry = await view.entry(articleId);
  if (entry !== null) await verifyOnDisk(entry, context, folder);
  return null;
}
