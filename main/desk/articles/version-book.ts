import type { AppError } from '../../../shared/app-error.ts';
import type { Article } from '../../../shared/article/schema.ts';
import type { ArticleVersions, SharedVersion, VersionRef } from '../../../shared/ipc/requests/version-requests.ts';
import type { Me } from '../../../shared/ipc/wire.ts';
import type { Revision } from '../../../shared/records/fold.ts';
import type { Roster } from '../../../shared/records/roster.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ArticleShelf } from './article-shelf.ts';
import type { ArticleTexts } from './article-texts.ts';
import type { Ledger } from '../ledger.ts';
import type { SaveHistory } from '../working/save-history.ts';
import { thinSaves } from '../working/thin-saves.ts';

/** The earlier texts of an article, from the desk's records and from this machine's own history. */
export interface VersionBook {
  readonly list: (articleId: string) => Promise<Result<ArticleVersions, AppError>>;
  readonly read: (articleId: string, version: VersionRef) => Promise<Result<Article, AppError>>;
}

export function createVersionBook(surroundings: {
  readonly ledger: Ledger;
  readonly history: SaveHistory;
  readonly texts: ArticleTexts;
  readonly shelf: ArticleShelf;
  readonly me: Me;
  readonly roster: () => Roster;
  readonly now: () => Date;
}): VersionBook {
  const { ledger, history, texts, shelf, me, roster, now } = surroundings;

  const nameOf = (personId: string): string | null =>
    roster().people[personId]?.name ?? (personId === me.personId ? me.name : null);
  const asShared = ({ record, content, at, by, trust, note }: Revision): SharedVersion => ({
    record,
    content,
    at,
    by: nameOf(by),
    trust,
    note,
  });
  async function revisionsOf(articleId: string): Promise<Result<readonly Revision[], AppError>> {
    const looked = await ledger.look(articleId);
    return looked.ok ? ok(looked.value.state.revisions) : looked;
  }
  async function readRevision(articleId: string, record: string): Promise<Result<Article, AppError>> {
    const revisions = await revisionsOf(articleId);
    if (!revisions.ok) return revisions;
    const revision = revisions.value.find((known) => known.record === record);
    return revision === undefined
      ? fail({ code: 'not-found', what: 'revision' })
      : texts.content(articleId, revision.content);
  }

  async function readPresent(articleId: string): Promise<Result<Article, AppError>> {
    const entry = await shelf.get(articleId);
    if (entry === null) return fail({ code: 'not-found', what: 'article' });
    const shown = await texts.shown(entry);
    return shown.ok ? ok(shown.value.article) : shown;
  }

  return {
    list: async (articleId) => {
      const own = await history.list(articleId);
      if (!own.ok) return own;
      // The saves of this machine can be read also while the shared folder is away.
      const revisions = await revisionsOf(articleId);
      const { saves, damaged, missed } = own.value;
      return ok({
        shared: revisions.ok ? revisions.value.map(asShared).toReversed() : [],
        isSharedAway: !revisions.ok,
        own: thinSaves(saves, now()).map(({ id, savedAt, content }) => ({ id, savedAt, content })),
        kept: saves.length,
        damaged,
        missed,
      });
    },
    read: (articleId, version) => {
      switch (version.kind) {
        case 'save':
          return history.read(articleId, version.id);
        case 'revision':
          return readRevision(articleId, version.record);
        case 'present':
          return readPresent(articleId);
      }
    },
  };
}
