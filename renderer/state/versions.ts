import { signal, type ReadonlySignal } from '@preact/signals-core';
import { parseArticle } from '../../shared/article/parse-article.ts';
import type { Article } from '../../shared/article/schema.ts';
import type { DeskBridge } from '../../shared/ipc/contract.ts';
import type { ArticleVersions, RecoveredArticle, VersionRef } from '../../shared/ipc/requests/version-requests.ts';
import type { Notices } from './notices.ts';
import type { OpenArticle } from './open-article.ts';

/** An earlier text on the screen. */
export interface ShownVersion {
  readonly articleId: string;
  readonly kind: VersionRef['kind'];
  /** When it was saved or kept. */
  readonly at: string;
  readonly ref: VersionRef;
  /** Its content hash where the desk has it as a revision; null: only this machine has it. */
  readonly content: string | null;
  readonly article: Article;
}

/** What articles were before: lists, a look at one, and the way back to it. */
export interface Versions {
  readonly shown: ReadonlySignal<ShownVersion | null>;
  /** Null when it could not be read, which was then said. */
  readonly list: (articleId: string) => Promise<ArticleVersions | null>;
  readonly show: (articleId: string, version: VersionRef, at: string, content?: string) => Promise<void>;
  readonly close: () => void;
  /** What was found again after a crash, until it is put away. */
  readonly recovered: ReadonlySignal<readonly RecoveredArticle[]>;
  readonly loadRecovered: () => Promise<void>;
  readonly dismissRecovered: () => Promise<void>;
  /** Puts the shown text into the open article: the present text is kept as a revision first, then the restored one; undo takes it back. */
  readonly restore: (open: OpenArticle) => Promise<boolean>;
}

export function createVersions(bridge: DeskBridge, notices: Notices): Versions {
  const shown = signal<ShownVersion | null>(null);
  const recovered = signal<readonly RecoveredArticle[]>([]);
  const read = async (articleId: string, version: VersionRef): Promise<Article | null> => {
    const answer = await bridge.request('versions:read', { articleId, version });
    const parsed = answer.ok ? parseArticle(JSON.parse(answer.value)) : null;
    if (parsed?.ok === true) return parsed.value;
    notices.showError(answer.ok ? { code: 'damaged', what: 'article' } : answer.error);
    return null;
  };
  return {
    shown,
    async list(articleId) {
      const answer = await bridge.request('versions:list', { articleId });
      if (answer.ok) return answer.value;
      notices.showError(answer.error);
      return null;
    },
    async show(articleId, version, at, content) {
      const article = await read(articleId, version);
      if (article !== null)
        shown.value = { articleId, kind: version.kind, ref: version, at, content: content ?? null, article };
    },
    close: () => void (shown.value = null),
    recovered,
    async loadRecovered() {
      const answer = await bridge.request('versions:recovered', undefined);
      if (answer.ok) recovered.value = answer.value;
      else notices.showError(answer.error);
    },
    async dismissRecovered() {
      recovered.value = [];
      const answer = await bridge.request('versions:putRecoveredAway', undefined);
      if (!answer.ok) notices.showError(answer.error);
    },
    async restore(open) {
      const version = shown.peek();
      if (version === null || version.articleId !== open.id) return false;
      if (!(await open.keepRevision())) {
        const status = open.saved.peek();
        if (status.kind === 'failed') notices.showError(status.error);
        return false;
      }
      open.editor.restore(version.article);
      shown.value = null;
      return open.keepRevision();
    },
  };
}
