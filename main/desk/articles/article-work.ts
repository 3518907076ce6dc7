import type { AppError } from '../../../shared/app-error.ts';
import { canonicalBytes } from '../../../shared/article/canonical.ts';
import { createArticle } from '../../../shared/article/create-article.ts';
import type { Article } from '../../../shared/article/schema.ts';
import type { SavedState } from '../../../shared/ipc/wire.ts';
import type { ArticleState, Revision } from '../../../shared/records/fold.ts';
import type { RecordBody } from '../../../shared/records/record-kinds.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { nfcText } from '../../../shared/text/to-nfc.ts';
import { blobsOf } from './article-facts.ts';
import { isTemplate, openingOf, withRecords, type IndexEntry } from './article-index.ts';
import type { ArticleShelf } from './article-shelf.ts';
import { contentOf, readSentArticle, type ArticleTexts } from './article-texts.ts';
import type { Carrier } from '../carrier/carrier.ts';
import type { OpenedHere, SiteStanding } from '../desk.ts';
import type { Ledger } from '../ledger.ts';
import { keptAs } from '../working/resolve-copy.ts';
import type { SaveHistory } from '../working/save-history.ts';
import type { WorkingCopies, WorkingCopy } from '../working/working-copies.ts';

type Outcome<T> = Promise<Result<T, AppError>>;

const noArticle: AppError = { code: 'not-found', what: 'article' };

/** What has been proven of the text that opens. */
function savedState(entry: IndexEntry): SavedState {
  const opening = openingOf(entry);
  if (opening?.kind === 'revision')
    return { kind: 'revision', savedAt: opening.revision.at, content: opening.revision.content };
  return { kind: 'working-copy', savedAt: entry.copy?.savedAt ?? '' };
}

/** What has been proven of the text that was saved last: a revision of exactly these words, or the save itself. */
function savedCopyState(entry: IndexEntry): SavedState {
  const kept = entry.copy === null ? null : keptAs(entry.copy, entry.revisions);
  if (kept !== null) return { kind: 'revision', savedAt: kept.at, content: kept.content };
  return { kind: 'working-copy', savedAt: entry.copy?.savedAt ?? '' };
}

/** Writing, opening and keeping articles. */
export interface ArticleWork {
  readonly create: () => Outcome<OpenedHere>;
  readonly add: (article: Article) => Outcome<OpenedHere>;
  readonly open: (articleId: string) => Outcome<OpenedHere>;
  readonly duplicate: (articleId: string) => Outcome<OpenedHere>;
  readonly save: (articleId: string, articleJson: string) => Outcome<SavedState>;
  readonly keep: (articleId: string, note?: string) => Outcome<SavedState>;
}

interface Surroundings {
  readonly carrier: Carrier;
  readonly ledger: Ledger;
  readonly copies: WorkingCopies;
  readonly history: SaveHistory;
  readonly texts: ArticleTexts;
  readonly shelf: ArticleShelf;
  readonly session: string;
  readonly personId: string;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly siteInfo: (articleId: string) => Promise<SiteStanding>;
}

/** Remembers on which revision the text in the window stands, and saves it as such. */
function createSaving({ copies, history, texts, shelf, session, now }: Surroundings) {
  const bases = new Map<string, string | null>();
  const lastGiven = new Map<string, string>();

  function baseOf(entry: IndexEntry): string | null {
    const known = bases.get(entry.article);
    if (known !== undefined) return known;
    const opening = openingOf(entry);
    if (opening === null) return null;
    return opening.kind === 'copy' ? opening.base : opening.revision.record;
  }

  async function save(article: Article, base: string | null): Outcome<IndexEntry> {
    const content = contentOf(article);
    const known = await shelf.get(article.id);
    const isSaved = known?.copy?.content === content && known.copy.base === base;
    if (known !== null && isSaved && lastGiven.get(article.id) === content) return ok(known);
    lastGiven.set(article.id, content);
    const saved = await copies.save({ article, content, base, session, savedAt: now().toISOString() });
    if (!saved.ok) {
      lastGiven.delete(article.id);
      return saved;
    }
    // Where a newer text was written instead of this one, its own caller brings its facts.
    const isOwn = saved.value.content === content;
    if (isOwn) history.keep({ article, content, savedAt: saved.value.savedAt });
    const read = isOwn ? await texts.facts(article, content) : null;
    const entry = await shelf.change(
      article.id,
      (now) => ({ ...now, copy: saved.value, facts: read?.facts ?? now.facts }),
      () => read?.words ?? null,
    );
    return ok(entry);
  }

  return { save, baseOf, setBase: (articleId: string, base: string | null) => void bases.set(articleId, base) };
}

/** Signs the newest revision once more under a name: the same words, so no approval is touched. Only its writers may, since it makes one a writer. */
function named(
  state: ArticleState,
  revision: Revision,
  note: string,
  personId: string,
): Result<RecordBody | null, AppError> {
  if (note === '' || revision.note === note) return ok(null);
  if (state.latest?.record !== revision.record) return fail({ code: 'changed-meanwhile' });
  if (state.writers?.includes(personId) !== true) return fail({ code: 'not-writer' });
  const { content, blobs, record } = revision;
  return ok({ kind: 'revision', content, parents: [record], blobs, note });
}

/** Signs the saved text of one article as a revision; null: its exact words are one already, and it gets no other name. */
function createKeeping(
  { carrier, copies, personId }: Surroundings,
  { articleId, note }: { readonly articleId: string; readonly note: string },
  onRead: (copy: WorkingCopy) => void,
) {
  return async (state: ArticleState): Outcome<RecordBody | null> => {
    const read = await copies.read(articleId);
    if (!read.ok) return read;
    if (read.value === null)
      return state.latest === null ? fail(noArticle) : named(state, state.latest, note, personId);
    const { copy } = read.value;
    onRead(copy);
    const kept = keptAs(copy, state.revisions);
    if (kept !== null) return named(state, kept, note, personId);
    const content = await carrier.putContent(articleId, canonicalBytes(copy.article));
    if (!content.ok) return content;
    const parents = copy.base === null ? [] : [copy.base];
    return ok({ kind: 'revision', content: content.value, parents, blobs: blobsOf(copy.article), note });
  };
}

export function createArticleWork(surroundings: Surroundings): ArticleWork {
  const { ledger, copies, history, texts, shelf, personId, newId, siteInfo } = surroundings;
  const saving = createSaving(surroundings);

  async function addNew(article: Article): Outcome<OpenedHere> {
    if ((await shelf.get(article.id)) !== null) return fail({ code: 'invalid-input', fields: ['id'] });
    saving.setBase(article.id, null);
    const entry = await saving.save(article, null);
    if (!entry.ok) return entry;
    return ok({ article, saved: savedCopyState(entry.value), site: await siteInfo(article.id), template: null });
  }

  async function open(articleId: string): Outcome<OpenedHere> {
    await copies.settled(articleId);
    const entry = await shelf.get(articleId);
    if (entry === null) return fail(noArticle);
    const shown = await texts.shown(entry);
    if (!shown.ok) return shown;
    const opening = openingOf(entry);
    // A save that a crash cut off from the history is put there before another takes its place.
    if (opening?.kind === 'copy' && entry.copy !== null) {
      const { content, savedAt } = entry.copy;
      history.keep({ article: shown.value.article, content, savedAt });
    }
    saving.setBase(articleId, opening?.kind === 'revision' ? opening.revision.record : (opening?.base ?? null));
    const template = isTemplate(entry) ? entry.template.name : null;
    return ok({ article: shown.value.article, saved: savedState(entry), site: await siteInfo(articleId), template });
  }

  return {
    create: () => addNew(createArticle(newId())),
    add: addNew,
    open,
    duplicate: async (articleId) => {
      const entry = await shelf.get(articleId);
      if (entry === null) return fail(noArticle);
      const shown = await texts.shown(entry);
      if (!shown.ok) return shown;
      const own = { id: newId(), slug: '', embargo: null, scheduledFor: null, correctionNote: '', origin: null };
      return addNew({ ...shown.value.article, ...own });
    },
    save: async (articleId, articleJson) => {
      const entry = await shelf.get(articleId);
      if (entry === null) return fail(noArticle);
      const article = readSentArticle(articleId, articleJson);
      if (!article.ok) {
        const aside = await copies.keepRefused(articleId, articleJson);
        return aside.ok ? article : aside;
      }
      const saved = await saving.save(article.value, saving.baseOf(entry));
      return saved.ok ? ok(savedCopyState(saved.value)) : saved;
    },
    keep: async (articleId, note = '') => {
      await copies.settled(articleId);
      if ((await shelf.get(articleId)) === null) return fail(noArticle);
      let read: WorkingCopy | null = null;
      const keeping = createKeeping(surroundings, { articleId, note: nfcText(note).trim() }, (copy) => (read = copy));
      const checked = await ledger.append(articleId, personId, keeping);
      if (!checked.ok) return checked;
      const entry = await shelf.change(articleId, (now) => withRecords(now, checked.value));
      // What is typed meanwhile stands on the revision just kept, also when a newer save has come in between.
      const kept = read === null ? null : keptAs(read, entry.revisions);
      if (kept !== null) saving.setBase(articleId, kept.record);
      return ok(entry.copy === null ? savedState(entry) : savedCopyState(entry));
    },
  };
}
