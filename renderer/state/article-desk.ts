import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { Answer, DeskBridge } from '../../shared/ipc/contract.ts';
import type { Notices } from './notices.ts';
import { createOpenArticle, type CreateEditor, type OpenArticle } from './open-article.ts';

/** Which article is in the window, and the ways to another one. No way leaves unsaved words behind. */
export interface ArticleDesk {
  readonly current: ReadonlySignal<OpenArticle | null>;
  readonly isOpening: ReadonlySignal<boolean>;
  readonly open: (articleId: string) => Promise<boolean>;
  /** Opens the article in the window anew: something else than typing here changed it. */
  readonly reopen: () => Promise<boolean>;
  readonly create: () => Promise<boolean>;
  readonly duplicate: () => Promise<boolean>;
  /** A new article that begins as a house template. */
  readonly beginFrom: (templateId: string) => Promise<boolean>;
}

export function createArticleDesk(bridge: DeskBridge, notices: Notices, createEditor: CreateEditor): ArticleDesk {
  const current = signal<OpenArticle | null>(null);
  const isOpening = signal(false);

  const leave = async (): Promise<boolean> => {
    const leaving = current.peek();
    if (leaving === null) return true;
    if (!(await leaving.flush())) {
      const status = leaving.saved.peek();
      if (status.kind === 'failed') notices.showError(status.error);
      return false;
    }
    // The words are durable; a revision that cannot be kept is told, and does not hold the person back.
    await leaving.keepRevision();
    return true;
  };
  type Asked = Answer<'article:open'>;
  const goTo = async (ask: () => Promise<Asked>): Promise<boolean> => {
    if (isOpening.peek()) return false;
    isOpening.value = true;
    try {
      if (!(await leave())) return false;
      const answer = await ask();
      if (!answer.ok) {
        notices.showError(answer.error);
        return false;
      }
      const before = current.peek();
      current.value = createOpenArticle(bridge, notices, createEditor, answer.value);
      before?.dispose();
      void bridge.request('window:remember', { articleId: answer.value.article.id });
      return true;
    } finally {
      isOpening.value = false;
    }
  };
  return {
    current,
    isOpening,
    async open(articleId) {
      if (current.peek()?.id === articleId) return true;
      return goTo(() => bridge.request('article:open', { articleId }));
    },
    async reopen() {
      const open = current.peek();
      return open !== null && goTo(() => bridge.request('article:open', { articleId: open.id }));
    },
    create: () => goTo(() => bridge.request('article:create', undefined)),
    beginFrom: (templateId) => goTo(() => bridge.request('template:begin', { templateId })),
    async duplicate() {
      const open = current.peek();
      return open !== null && goTo(() => bridge.request('article:duplicate', { articleId: open.id }));
    },
  };
}
