import type { IsGone } from '../../../shared/checks/link-checks.ts';
import type { Me } from '../../../shared/ipc/wire.ts';
import type { Roster } from '../../../shared/records/roster.ts';
import type { Identity } from '../../identity/identity.ts';
import type { ArticleShelf } from './article-shelf.ts';
import type { Desk } from '../desk.ts';
import type { Ledger } from '../ledger.ts';
import { createWorkflowDesk } from './workflow-desk.ts';

type Articles = Pick<Desk, 'openArticle' | 'keepRevision' | 'readContent'>;

interface Surroundings {
  readonly ledger: Ledger;
  readonly shelf: ArticleShelf;
  readonly identity: Identity;
  readonly me: () => Me;
  readonly roster: () => Roster;
  readonly portal: Desk['portal'];
  readonly now: () => Date;
  readonly isGone: IsGone;
}

/** The steps of articles, and with them what the window was shown: only that can be approved. */
export function articlesWithSteps<A extends Articles>(
  articles: A,
  { identity, ...surroundings }: Surroundings,
): A & Pick<Desk, 'workflow'> {
  const workflow = createWorkflowDesk({
    ...surroundings,
    ownKeys: identity.ownKeys,
    keep: (articleId) => articles.keepRevision(articleId),
    readContent: articles.readContent,
  });
  return {
    ...articles,
    workflow,
    openArticle: async (articleId) => {
      const opened = await articles.openArticle(articleId);
      const saved = opened.ok ? opened.value.saved : null;
      if (saved?.kind === 'revision') workflow.wasShown(articleId, saved.content);
      return opened;
    },
    keepRevision: async (...asked) => {
      const kept = await articles.keepRevision(...asked);
      if (kept.ok && kept.value.kind === 'revision') workflow.wasShown(asked[0], kept.value.content);
      return kept;
    },
  };
}
