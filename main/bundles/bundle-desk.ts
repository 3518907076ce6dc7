import type { AppError } from '../../shared/app-error.ts';
import type { Article } from '../../shared/article/schema.ts';
import type { BundleFacts, SavedBundle, TakenBundle } from '../../shared/ipc/requests/exchange-requests.ts';
import { ok, type Result } from '../../shared/result.ts';
import { blobsOf } from '../desk/articles/article-facts.ts';
import type { Desk } from '../desk/desk.ts';
import { nodeDurableFs } from '../desk/files/durable-file.ts';
import { readForeignArticle, type ForeignArticle } from './foreign-article.ts';
import type { ReadBundle, Watched } from './read-bundle.ts';
import { rosterOnWay } from './roster-on-way.ts';
import { isOfDesk, newRecords, takeInBundle } from './take-in-bundle.ts';
import { writeBundle } from './write-bundle.ts';

type Outcome<T> = Promise<Result<T, AppError>>;

/** Writes an article of the desk into `file`; the newest saved words become a revision first, so that they go too. */
export async function saveBundle(
  desk: Desk,
  articleId: string,
  file: string,
  watched: Watched,
): Outcome<Omit<SavedBundle, 'fileName'>> {
  const kept = await desk.keepRevision(articleId);
  if (!kept.ok) return kept;
  const { carrier, file: deskFile } = desk.carried;
  const versions = await carrier.listVersions('roster');
  const chain = versions.ok ? await rosterOnWay(versions.value, deskFile) : versions;
  if (!chain.ok) return chain;
  const sending = { carrier, desk: deskFile, article: articleId, roster: chain.value.files };
  return writeBundle({ ...sending, fs: nodeDurableFs, file }, watched);
}

const missingPhotos = (bundle: ReadBundle, article: Article): number => {
  const here = new Set(bundle.photos.map(({ part }) => part.hash));
  return blobsOf(article).filter((hash) => !here.has(hash)).length;
};

const foreignFacts = (bundle: ReadBundle, foreign: ForeignArticle): NonNullable<BundleFacts['foreign']> => ({
  headline: foreign.article.headline,
  revisions: foreign.revisions,
  heads: foreign.heads,
  signedAt: foreign.revision.at,
  signers: foreign.signers,
  missingPhotos: missingPhotos(bundle, foreign.article),
});

/** What the person is told before anything is taken in. */
export async function bundleFacts(desk: Desk, bundle: ReadBundle): Outcome<Omit<BundleFacts, 'offerId' | 'fileName'>> {
  const { carrier, file } = desk.carried;
  const common = { deskName: bundle.desk.name, records: bundle.records.length, photos: bundle.photos.length };
  if (isOfDesk(bundle, file)) {
    const missing = await newRecords(bundle, carrier);
    return missing.ok ? ok({ ...common, newRecords: missing.value.length, foreign: null }) : missing;
  }
  const foreign = await readForeignArticle(bundle);
  if (!foreign.ok) return foreign;
  return ok({ ...common, newRecords: common.records, foreign: foreignFacts(bundle, foreign.value) });
}

/** The words and photos as an article of this desk: another id, nobody's approval, none of the other desk's people and sections. */
const asOwn = (article: Article, id: string, sections: ReadonlySet<string>): Article => ({
  ...article,
  id,
  slug: '',
  section: article.section !== null && sections.has(article.section) ? article.section : null,
  embargo: article.embargo,
  scheduledFor: null,
  correctionNote: '',
  bylines: Object.fromEntries(
    Object.entries(article.bylines).map(([entry, byline]) => [entry, { ...byline, personId: null }]),
  ),
});

async function takeInCopy(desk: Desk, bundle: ReadBundle, newId: () => string, watched: Watched): Outcome<TakenBundle> {
  const foreign = await readForeignArticle(bundle);
  if (!foreign.ok) return foreign;
  const { carrier } = desk.carried;
  const wanted = new Set(blobsOf(foreign.value.article));
  const photos = bundle.photos.filter(({ part }) => wanted.has(part.hash));
  for (const [index, photo] of photos.entries()) {
    if (watched.signal.aborted) return { ok: false, error: { code: 'cancelled' } };
    const bytes = await photo.read();
    const put = bytes.ok ? await carrier.putBlob(bytes.value, photo.part.ending) : bytes;
    if (!put.ok) return put;
    watched.onProgress(index + 1, photos.length + 1);
  }
  const sections = new Set(desk.portal().sections.map(({ id }) => id));
  const article = asOwn(foreign.value.article, newId(), sections);
  const added = await desk.addArticle(article);
  const kept = added.ok ? await desk.keepRevision(article.id) : added;
  return kept.ok ? ok({ articleId: article.id, as: 'copy', newRecords: 1 }) : kept;
}

/** Takes a bundle into the desk: a union with its own article, or a copy of another desk's. */
export async function takeIntoDesk(
  desk: Desk,
  bundle: ReadBundle,
  newId: () => string,
  watched: Watched,
): Outcome<TakenBundle> {
  const { carrier, file } = desk.carried;
  if (!isOfDesk(bundle, file)) return takeInCopy(desk, bundle, newId, watched);
  const taken = await takeInBundle(bundle, { carrier, desk: file }, watched);
  // Also when it stopped half-way: what is there by then is known at once, not at the next start.
  const people = await desk.refresh();
  const refreshed = people.ok ? await desk.carried.arrived(bundle.article) : people;
  if (!taken.ok) return taken;
  return refreshed.ok ? ok({ articleId: bundle.article, as: 'joined', newRecords: taken.value.records }) : refreshed;
}
