import type { Article } from '../../shared/article/schema.ts';
import { joinArticles } from '../../shared/compare/join-articles.ts';
import { parseArticle } from '../../shared/article/parse-article.ts';
import type { AppError } from '../../shared/app-error.ts';
import type { Answers, RequestInput } from '../../shared/ipc/contract.ts';
import { waitingProposals, type Proposal } from '../../shared/records/fold-proposals.ts';

/** What was suggested before the window opened: the record, its words and those it was written on. */
export interface ProposalsWorld {
  readonly proposals: readonly { readonly proposal: Proposal; readonly base: Article; readonly text: Article }[];
}

const AT = '2026-03-02T02:00:00.000Z';
const NAMES = { p1: 'Lê Thị Mai', p2: 'Trần Văn Hải' };
const none: AppError = { code: 'not-found', what: 'article' };

/** The suggestions of articles in memory. */
export function createProposalsTwin(
  { proposals = [] }: Partial<ProposalsWorld> = {},
  articles: ReadonlyMap<string, Article>,
) {
  let known = proposals.map(({ proposal }) => proposal);
  let draft: Article | null = null;
  const of = (articleId: string): Answers['proposals:of'] => ({
    articleId,
    proposals: known,
    draftSavedAt: draft === null ? null : AT,
    names: NAMES,
  });
  return {
    waiting: () => waitingProposals(known).length,
    answers: {
      'proposals:of': ({ articleId }: RequestInput<'proposals:of'>) => of(articleId),
      'proposals:begin': ({ articleId }: RequestInput<'proposals:begin'>): Answers['proposals:begin'] | AppError => {
        const article = draft ?? articles.get(articleId);
        return article === undefined
          ? none
          : { article, saved: { kind: 'revision', savedAt: AT, content: 'a'.repeat(64) } };
      },
      'proposals:saveDraft': ({ articleJson }: RequestInput<'proposals:saveDraft'>): Answers['proposals:saveDraft'] => {
        const parsed = parseArticle(JSON.parse(articleJson));
        if (parsed.ok) draft = parsed.value;
        return { kind: 'working-copy', savedAt: AT };
      },
      'proposals:discardDraft': ({ articleId }: RequestInput<'proposals:discardDraft'>) => {
        draft = null;
        return of(articleId);
      },
      'proposals:send': ({ articleId, note }: RequestInput<'proposals:send'>) => {
        const record = String(known.length + 1).padStart(64, '0');
        const at = { at: AT, by: 'p1', content: 'c'.repeat(64), base: 'a'.repeat(64) };
        known = [...known, { record, ...at, note, answers: [] }];
        draft = null;
        return of(articleId);
      },
      'proposals:join': ({ proposal, articleJson }: RequestInput<'proposals:join'>) => {
        const suggested = proposals.find((one) => one.proposal.record === proposal);
        const mine = parseArticle(JSON.parse(articleJson));
        if (suggested === undefined || !mine.ok) return none;
        return joinArticles({ base: suggested.base, mine: mine.value, theirs: suggested.text });
      },
      'proposals:answer': ({ articleId, proposal, verdict, note }: RequestInput<'proposals:answer'>) => {
        const answer = { record: 'e'.repeat(64), by: 'p1', at: AT, verdict, revision: null, note };
        known = known.map((one) => (one.record === proposal ? { ...one, answers: [...one.answers, answer] } : one));
        return of(articleId);
      },
    },
  };
}
