import type { AppError } from '../../../shared/app-error.ts';
import type { ArticleComments, CommentDraft } from '../../../shared/ipc/requests/comment-requests.ts';
import type { Me } from '../../../shared/ipc/wire.ts';
import type { ArticleState } from '../../../shared/records/fold.ts';
import type { BodyOf, RecordBody } from '../../../shared/records/record-kinds.ts';
import type { Roster } from '../../../shared/records/roster.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { nfcText } from '../../../shared/text/to-nfc.ts';
import type { CheckedArticle, Ledger } from '../ledger.ts';
import { namesIn } from '../people/names-in.ts';
import type { CommentDrafts } from '../working/comment-drafts.ts';
import { withRecords } from './article-index.ts';
import type { ArticleShelf } from './article-shelf.ts';

type Outcome<T> = Promise<Result<T, AppError>>;

/** What the window wishes to be said. */
export type CommentWish = Omit<BodyOf<'comment'>, 'kind'>;

/** What people say about articles: records beside the words, which they never change. */
export interface CommentDesk {
  readonly of: (articleId: string) => Outcome<ArticleComments>;
  readonly write: (articleId: string, wish: CommentWish) => Outcome<ArticleComments>;
  readonly saveDraft: (articleId: string, draft: CommentDraft) => Outcome<null>;
}

interface Surroundings {
  readonly ledger: Ledger;
  readonly shelf: ArticleShelf;
  readonly drafts: CommentDrafts;
  readonly me: Me;
  readonly roster: () => Roster;
  readonly keep: (articleId: string) => Outcome<unknown>;
}

/** The record of a wish; a talk goes on about what it began about, whatever the window says. */
function recordOf(state: ArticleState, wish: CommentWish, roster: Roster): Result<RecordBody, AppError> {
  const { thread, mentions } = wish;
  const known = thread === null ? null : (state.comments.find(({ id }) => id === thread) ?? null);
  const text = nfcText(wish.text).trim();
  if (thread !== null && known === null) return fail({ code: 'changed-meanwhile' });
  if (text === '' && (thread === null || wish.resolved === null))
    return fail({ code: 'invalid-input', fields: ['text'] });
  if (mentions.some((id) => roster.people[id] === undefined))
    return fail({ code: 'invalid-input', fields: ['mentions'] });
  const anchor = known?.anchor ?? wish.anchor;
  return ok({ kind: 'comment', thread, anchor, text, mentions, resolved: wish.resolved });
}

export function createCommentDesk(surroundings: Surroundings): CommentDesk {
  const { ledger, shelf, drafts, me, roster, keep } = surroundings;

  async function tell({ article, state }: CheckedArticle): Promise<ArticleComments> {
    const { people } = roster();
    const active = Object.entries(people).filter(([, person]) => person.active);
    return {
      articleId: article,
      threads: state.comments,
      people: active.map(([id, { name }]) => ({ id, name })),
      names: namesIn(roster(), me),
      drafts: await drafts.of(article),
    };
  }
  /** Words that nobody else has yet are handed over with the first thing that is said about them. */
  const hasText = async (articleId: string): Outcome<unknown> => {
    const entry = await shelf.get(articleId);
    if (entry === null) return fail({ code: 'not-found', what: 'article' });
    return entry.revisions.length === 0 ? keep(articleId) : ok(null);
  };

  return {
    of: async (articleId) => {
      if ((await shelf.get(articleId)) === null) return fail({ code: 'not-found', what: 'article' });
      const looked = await ledger.look(articleId);
      return looked.ok ? ok(await tell(looked.value)) : looked;
    },
    write: async (articleId, wish) => {
      const kept = await hasText(articleId);
      if (!kept.ok) return kept;
      const checked = await ledger.append(articleId, me.personId, async (state) => recordOf(state, wish, roster()));
      if (!checked.ok) return checked;
      await shelf.change(articleId, (entry) => withRecords(entry, checked.value));
      // What was sent is no draft any more; should that fail, it is offered once more, and nothing is lost.
      if (wish.text.trim() !== '') await drafts.save(articleId, { thread: wish.thread, anchor: wish.anchor, text: '' });
      return ok(await tell(checked.value));
    },
    saveDraft: drafts.save,
  };
}
