import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { Answer, DeskBridge } from '../../shared/ipc/contract.ts';
import { ok } from '../../shared/result.ts';
import type { DeskSync } from './desk-sync.ts';
import type { Notices } from './notices.ts';
import { createOpenArticle, type CreateEditor, type OpenArticle } from './open-article.ts';

/** Which article is in the window, and the ways to another one. No way leaves unsaved words behind. */
export interface ArticleDesk {
  readonly current: ReadonlySignal<OpenArticle | null>;
  readonly isOpening: ReadonlySignal<boolean>;
  readonly open: (articleId: string) => Promise<boolean>;
  /** Opens the article in the window again, as it is now. What was typed is made durable first, and stays. */
  readonly reopen: () => Promise<boolean>;
  /** Opens a suggestion for the article in the window in its place: what was begun, or the article's newest revision to be changed. */
  readonly suggest: () => Promise<boolean>;
  readonly create: () => Promise<boolean>;
  /** Makes the open article's words durable; false: they could not be, and it stays open. */
  readonly leave: () => Promise<boolean>;
  /** Nothing is open any more: another newsroom is. */
  readonly clear: () => void;
  readonly duplicate: () => Promise<boolean>;
  /** A new article that begins as a house template. */
  readonly beginFrom: (templateId: string) => Promise<boolean>;
}

type Asked = Answer<'article:open'>;

/** What was known to be newer before main was asked is on the page with main's answer. */
async function askFor(bridge: DeskBridge, sync: Pick<DeskSync, 'asking'>, articleId: string): Promise<Asked> {
  const isHere = sync.asking(articleId);
  const answer = await bridge.request('article:open', { articleId });
  if (answer.ok) isHere();
  return answer;
}

/** What was begun as a suggestion for an article, else its newest revision to be changed. */
async function askForSuggestion(bridge: DeskBridge, { id, site }: OpenArticle): Promise<Asked> {
  const begun = await bridge.request('proposals:begin', { articleId: id });
  return begun.ok ? ok({ ...begun.value, site: site.peek(), template: null }) : begun;
}

/** Makes the words of the open article durable and keeps them as a revision; false: they could not be made durable, which was then said. */
async function leaveArticle(leaving: OpenArticle | null, notices: Notices): Promise<boolean> {
  if (leaving === null) return true;
  if (!(await leaving.flush())) {
    const status = leaving.saved.peek();
    if (status.kind === 'failed') notices.showError(status.error);
    return false;
  }
  // The words are durable; a revision that cannot be kept is told, and does not hold the person back.
  await leaving.keepRevision();
  return true;
}

/**
 * Keys that came while main answered belong to the page that is still there: they are durable before it goes, and on the page that comes in its place
 * when that is the same article. Null: they could not be made durable.
 */
async function afterTheLastKey(
  before: OpenArticle | null,
  depart: () => Promise<boolean>,
  answer: Asked,
  ask: () => Promise<Asked>,
): Promise<Asked | null> {
  let last = answer;
  while (before !== null && last.ok && before.saved.peek().kind !== 'saved') {
    if (!(await depart())) return null;
    if (last.value.article.id === before.id) last = await ask();
  }
  return last;
}

export function createArticleDesk(
  bridge: DeskBridge,
  notices: Notices,
  sync: Pick<DeskSync, 'asking'>,
  createEditor: CreateEditor,
): ArticleDesk {
  const current = signal<OpenArticle | null>(null);
  const isOpening = signal(false);
  let openings = 0;

  const leave = (): Promise<boolean> => leaveArticle(current.peek(), notices);
  const goTo = async (
    ask: () => Promise<Asked>,
    depart = leave,
    purpose: 'article' | 'suggestion' = 'article',
  ): Promise<boolean> => {
    if (isOpening.peek()) return false;
    isOpening.value = true;
    try {
      if (!(await depart())) return false;
      const before = current.peek();
      const answer = await afterTheLastKey(before, depart, await ask(), ask);
      if (answer === null) return false;
      if (!answer.ok) {
        notices.showError(answer.error);
        return false;
      }
      current.value = createOpenArticle(bridge, notices, createEditor, answer.value, (openings += 1), purpose);
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
      return goTo(() => askFor(bridge, sync, articleId));
    },
    async reopen() {
      const open = current.peek();
      if (open === null) return false;
      return goTo(() => askFor(bridge, sync, open.id), open.flush);
    },
    async suggest() {
      const open = current.peek();
      if (open === null || open.isSuggestion || open.template !== null) return false;
      return goTo(() => askForSuggestion(bridge, open), leave, 'suggestion');
    },
    leave,
    clear() {
      const before = current.peek();
      current.value = null;
      before?.dispose();
    },
    create: () => goTo(() => bridge.request('article:create', undefined)),
    beginFrom: (templateId) => goTo(() => bridge.request('template:begin', { templateId })),
    async duplicate() {
      const open = current.peek();
      return open !== null && goTo(() => bridge.request('article:duplicate', { articleId: open.id }));
    },
  };
}
