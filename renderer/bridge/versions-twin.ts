import type { AppError } from '../../shared/app-error.ts';
import type { Article } from '../../shared/article/schema.ts';
import type { ArticleVersions, RecoveredArticle } from '../../shared/ipc/requests/version-requests.ts';
import type { SavedState } from '../../shared/ipc/wire.ts';

interface VersionsWorld {
  readonly versions?: Partial<ArticleVersions>;
  readonly recovered?: readonly RecoveredArticle[];
  readonly versionText?: Article;
}

/** What an article was before, in memory. */
export function versionAnswers({ versions, recovered, versionText }: VersionsWorld, now: string) {
  return {
    'versions:list': (): ArticleVersions => ({
      shared: [],
      isSharedAway: false,
      own: [],
      kept: versions?.own?.length ?? 0,
      damaged: 0,
      missed: 0,
      ...versions,
    }),
    'versions:name': (): SavedState => ({ kind: 'revision', savedAt: now, content: 'a'.repeat(64) }),
    'versions:recovered': () => recovered ?? [],
    'versions:putRecoveredAway': () => null,
    'versions:read': (): string | AppError =>
      versionText === undefined ? { code: 'not-found', what: 'revision' } : JSON.stringify(versionText),
  };
}
