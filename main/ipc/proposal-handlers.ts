import type { AppError } from '../../shared/app-error.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { Comparer } from '../compare/comparer.ts';
import { readSentArticle } from '../desk/articles/article-texts.ts';
import type { ProposalDesk } from '../desk/articles/proposal-desk.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import type { HandlersOf } from './handlers.ts';

export interface ProposalHandlerParts {
  readonly newsroom: Newsroom;
  readonly comparer: Comparer;
}

export function proposalHandlers({ newsroom, comparer }: ProposalHandlerParts): HandlersOf<'proposals'> {
  const withDesk = async <T>(
    work: (proposals: ProposalDesk) => Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError>> => {
    const here = await newsroom.here();
    return here.ok ? work(here.value.desk.proposals) : here;
  };
  return {
    'proposals:of': ({ articleId }) => withDesk((proposals) => proposals.of(articleId)),
    'proposals:begin': ({ articleId }) => withDesk((proposals) => proposals.begin(articleId)),
    'proposals:saveDraft': ({ articleId, articleJson }) =>
      withDesk((proposals) => proposals.saveDraft(articleId, articleJson)),
    'proposals:discardDraft': ({ articleId }) => withDesk((proposals) => proposals.discardDraft(articleId)),
    'proposals:send': ({ articleId, note }) => withDesk((proposals) => proposals.send(articleId, note)),
    'proposals:join': ({ articleId, proposal, articleJson }) =>
      withDesk(async (proposals) => {
        const mine = readSentArticle(articleId, articleJson);
        if (!mine.ok) return mine;
        const suggested = await proposals.read(articleId, proposal);
        if (!suggested.ok) return suggested;
        const { base, text } = suggested.value;
        const join = await comparer.join({ base, mine: mine.value, theirs: text });
        return join === null ? fail<AppError>({ code: 'internal' }) : { ok: true, value: join };
      }),
    'proposals:answer': ({ articleId, ...verdict }) => withDesk((proposals) => proposals.answer(articleId, verdict)),
  };
}
