import type { AppError } from '../../../shared/app-error.ts';
import { canonicalBytes } from '../../../shared/article/canonical.ts';
import type { Article } from '../../../shared/article/schema.ts';
import type { ArticleProposals } from '../../../shared/ipc/requests/proposal-requests.ts';
import type { Me, SavedState } from '../../../shared/ipc/wire.ts';
import type { ArticleState } from '../../../shared/records/fold.ts';
import type { ProposalVerdict } from '../../../shared/records/fold-proposals.ts';
import type { RecordBody } from '../../../shared/records/record-kinds.ts';
import type { Roster } from '../../../shared/records/roster.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Carrier } from '../carrier/carrier.ts';
import type { CheckedArticle, Ledger } from '../ledger.ts';
import { namesIn } from '../people/names-in.ts';
import type { ProposalDraft, ProposalDrafts } from '../working/proposal-drafts.ts';
import { blobsOf } from './article-facts.ts';
import { withRecords } from './article-index.ts';
import type { ArticleShelf } from './article-shelf.ts';
import { contentOf, readSentArticle, type ArticleTexts } from './article-texts.ts';

type Outcome<T> = Promise<Result<T, AppError>>;

interface Verdict {
  readonly proposal: string;
  readonly verdict: ProposalVerdict;
  readonly note: string;
}

/** Words that people suggest: kept apart from the article, its heads and its working copy, until its writer takes them. */
export interface ProposalDesk {
  readonly of: (articleId: string) => Outcome<ArticleProposals>;
  readonly begin: (articleId: string) => Outcome<{ readonly article: Article; readonly saved: SavedState }>;
  readonly saveDraft: (articleId: string, articleJson: string) => Outcome<SavedState>;
  readonly discardDraft: (articleId: string) => Outcome<ArticleProposals>;
  readonly send: (articleId: string, note: string) => Outcome<ArticleProposals>;
  /** The text that was suggested, and the one it was written on; null where that is not here. */
  readonly read: (
    articleId: string,
    proposal: string,
  ) => Outcome<{ readonly base: Article | null; readonly text: Article }>;
  readonly answer: (articleId: string, verdict: Verdict) => Outcome<ArticleProposals>;
}

interface Surroundings {
  readonly carrier: Carrier;
  readonly ledger: Ledger;
  readonly shelf: ArticleShelf;
  readonly texts: ArticleTexts;
  readonly drafts: ProposalDrafts;
  readonly me: Me;
  readonly roster: () => Roster;
  readonly now: () => Date;
}

const noText: AppError = { code: 'not-found', what: 'revision' };
const nothingNew: AppError = { code: 'invalid-input', fields: ['text'] };

/** The record of an answer. What was taken must be a revision of the article by now: the newest one. */
function answerOf(state: ArticleState, { proposal: id, verdict, note }: Verdict): Result<RecordBody, AppError> {
  const proposal = state.proposals.find(({ record }) => record === id);
  if (proposal === undefined) return fail({ code: 'changed-meanwhile' });
  const isRefusing = verdict === 'refused' || verdict === 'partly';
  if (isRefusing && note.trim() === '') return fail({ code: 'invalid-input', fields: ['note'] });
  const isTaking = verdict === 'accepted' || verdict === 'partly';
  if (isTaking && state.latest === null) return fail(noText);
  const revision = isTaking ? (state.latest?.record ?? null) : null;
  return ok({ kind: 'answerProposal', proposal: id, verdict, revision, note: note.trim() });
}

/** What is written here and not sent yet. */
function createDrafting({ ledger, texts, drafts, now }: Surroundings) {
  const bases = new Map<string, string>();
  const looked = ledger.look;
  const contentOfBase = async (articleId: string, base: string): Outcome<string> => {
    const checked = await looked(articleId);
    if (!checked.ok) return checked;
    const revision = checked.value.state.revisions.find(({ record }) => record === base);
    return revision === undefined ? fail(noText) : ok(revision.content);
  };
  return {
    looked,
    begin: async (articleId: string): ReturnType<ProposalDesk['begin']> => {
      const draft = await drafts.read(articleId);
      if (draft !== null) {
        bases.set(articleId, draft.base);
        return ok({ article: draft.article, saved: { kind: 'working-copy', savedAt: draft.savedAt } });
      }
      const checked = await looked(articleId);
      if (!checked.ok) return checked;
      const { latest } = checked.value.state;
      if (latest === null) return fail(noText);
      const article = await texts.content(articleId, latest.content);
      if (!article.ok) return article;
      bases.set(articleId, latest.record);
      return ok({ article: article.value, saved: { kind: 'revision', savedAt: latest.at, content: latest.content } });
    },
    save: async (articleId: string, articleJson: string): Outcome<SavedState> => {
      const article = readSentArticle(articleId, articleJson);
      if (!article.ok) return article;
      const base = bases.get(articleId) ?? (await drafts.read(articleId))?.base;
      if (base === undefined) return fail({ code: 'changed-meanwhile' });
      const same = await contentOfBase(articleId, base);
      if (!same.ok) return same;
      const savedAt = now().toISOString();
      if (same.value === contentOf(article.value)) {
        const removed = await drafts.remove(articleId);
        return removed.ok ? ok({ kind: 'revision', savedAt, content: same.value }) : removed;
      }
      const saved = await drafts.save(articleId, { base, savedAt, article: article.value });
      return saved.ok ? ok({ kind: 'working-copy', savedAt }) : saved;
    },
  };
}

export function createProposalDesk(surroundings: Surroundings): ProposalDesk {
  const { carrier, ledger, shelf, texts, drafts, me, roster } = surroundings;
  const drafting = createDrafting(surroundings);

  async function tell({ article, state }: CheckedArticle): Promise<ArticleProposals> {
    const draft = await drafts.read(article);
    const names = namesIn(roster(), me);
    return { articleId: article, proposals: state.proposals, draftSavedAt: draft?.savedAt ?? null, names };
  }
  async function sign(articleId: string, decide: Parameters<Ledger['append']>[2]): Outcome<ArticleProposals> {
    const checked = await ledger.append(articleId, me.personId, decide);
    if (!checked.ok) return checked;
    await shelf.change(articleId, (entry) => withRecords(entry, checked.value));
    return ok(await tell(checked.value));
  }
  const toRecord = async (articleId: string, draft: ProposalDraft, note: string): Outcome<RecordBody> => {
    const content = await carrier.putContent(articleId, canonicalBytes(draft.article));
    if (!content.ok) return content;
    const blobs = blobsOf(draft.article);
    return ok({ kind: 'proposal', content: content.value, base: draft.base, blobs, note: note.trim() });
  };

  return {
    of: async (articleId) => {
      if ((await shelf.get(articleId)) === null) return fail({ code: 'not-found', what: 'article' });
      const checked = await drafting.looked(articleId);
      return checked.ok ? ok(await tell(checked.value)) : checked;
    },
    begin: drafting.begin,
    saveDraft: drafting.save,
    discardDraft: async (articleId) => {
      const removed = await drafts.remove(articleId);
      if (!removed.ok) return removed;
      const checked = await drafting.looked(articleId);
      return checked.ok ? ok(await tell(checked.value)) : checked;
    },
    send: async (articleId, note) => {
      const draft = await drafts.read(articleId);
      if (draft === null) return fail(nothingNew);
      const sent = await sign(articleId, async () => toRecord(articleId, draft, note));
      if (!sent.ok) return sent;
      // Signed and here: should putting the draft away fail, it only stands there once more.
      await drafts.remove(articleId);
      return ok({ ...sent.value, draftSavedAt: null });
    },
    read: async (articleId, id) => {
      const checked = await drafting.looked(articleId);
      if (!checked.ok) return checked;
      const { proposals, revisions } = checked.value.state;
      const proposal = proposals.find(({ record }) => record === id);
      if (proposal === undefined) return fail(noText);
      const text = await texts.content(articleId, proposal.content);
      if (!text.ok) return text;
      const base = revisions.find(({ record }) => record === proposal.base);
      const original = base === undefined ? null : await texts.content(articleId, base.content);
      return ok({ base: original?.ok === true ? original.value : null, text: text.value });
    },
    answer: (articleId, verdict) => sign(articleId, async (state) => answerOf(state, verdict)),
  };
}
