import * as v from 'valibot';
import type { Answers, RequestInput } from '../../shared/ipc/contract.ts';
import { CommentDraftSchema, type CommentDraft } from '../../shared/ipc/requests/comment-requests.ts';
import { CommentAnchorSchema } from '../../shared/records/kinds/comment-record.ts';
import { countTalks, type CommentThread, type TalkCounts } from '../../shared/records/fold-comments.ts';

/** What was said before the window opened, and what was begun. */
export interface CommentsWorld {
  readonly threads: readonly CommentThread[];
  readonly drafts: readonly CommentDraft[];
}

const PEOPLE = [
  { id: 'p1', name: 'Lê Thị Mai' },
  { id: 'p2', name: 'Trần Văn Hải' },
] as const;

const AT = '2026-03-02T02:00:00.000Z';

/** The talks of articles in memory. */
export function createCommentsTwin({ threads = [], drafts = [] }: Partial<CommentsWorld> = {}) {
  const talks = new Map<string, readonly CommentThread[]>();
  let kept = drafts;
  let said = 0;
  const threadsOf = (articleId: string): readonly CommentThread[] => talks.get(articleId) ?? threads;
  const of = (articleId: string): Answers['comments:of'] => ({
    articleId,
    threads: threadsOf(articleId),
    people: PEOPLE,
    names: Object.fromEntries(PEOPLE.map(({ id, name }) => [id, name])),
    drafts: kept,
  });
  function write({ articleId, thread, anchor, text, mentions, resolved }: RequestInput<'comments:write'>) {
    said += 1;
    const record = String(said).padStart(64, '0');
    const now = threadsOf(articleId);
    const whole = v.parse(CommentAnchorSchema, anchor);
    const id = thread ?? record;
    const known = now.find((one) => one.id === id) ?? {
      id,
      anchor: whole,
      comments: [],
      resolved: false,
      resolvedBy: null,
    };
    const remark = { record, by: 'p1', at: AT, text, mentions };
    const comments = text === '' ? known.comments : [...known.comments, remark];
    const settling = resolved === null ? {} : { resolved, resolvedBy: 'p1' };
    talks.set(articleId, [...now.filter((one) => one.id !== id), { ...known, comments, ...settling }]);
    return of(articleId);
  }
  return {
    countsOf: (articleId: string): TalkCounts => countTalks(threadsOf(articleId)),
    drafts: () => kept,
    answers: {
      'comments:of': ({ articleId }: RequestInput<'comments:of'>) => of(articleId),
      'comments:write': write,
      'comments:saveDraft': ({ draft }: RequestInput<'comments:saveDraft'>) => {
        const whole = v.parse(CommentDraftSchema, draft);
        kept = [...kept.filter(({ thread }) => thread !== draft.thread), whole];
        return null;
      },
    },
  };
}
