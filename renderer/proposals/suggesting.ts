import { effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { DeskBridge } from '../../shared/ipc/contract.ts';
import type { ArticleProposals } from '../../shared/ipc/requests/proposal-requests.ts';
import type { ArticleDesk } from '../state/article-desk.ts';
import type { Notices } from '../state/notices.ts';

/** The suggestions of the article in the window, and the one being written. */
export interface Suggesting {
  /** Null until it is known. */
  readonly known: ReadonlySignal<ArticleProposals | null>;
  readonly isBusy: ReadonlySignal<boolean>;
  /** The window asks why, before a suggestion is sent. */
  readonly isAsking: ReadonlySignal<boolean>;
  readonly ask: (isAsking: boolean) => void;
  /** Opens the suggestion in the article's place. */
  readonly begin: () => Promise<boolean>;
  /** Back to the article; what was written is kept on this machine. */
  readonly leave: () => Promise<boolean>;
  /** Signs what is written; false when nothing was suggested or it was refused, which was then said. */
  readonly send: (note: string) => Promise<boolean>;
  /** Throws away what is written and was not sent. */
  readonly discard: () => Promise<boolean>;
  /** Takes back what this person sent. */
  readonly withdraw: (proposal: string) => Promise<boolean>;
  readonly take: (answer: ArticleProposals) => void;
  readonly dispose: () => void;
}

interface Parts {
  readonly bridge: DeskBridge;
  readonly notices: Notices;
  readonly articles: ArticleDesk;
}

/** What is known of the open article's suggestions, asked again whenever somebody made or answered one. */
function followProposals({ bridge, articles: { current } }: Parts) {
  const known = signal<ArticleProposals | null>(null);
  let rows = '';
  const take = (answer: ArticleProposals): void => {
    if (current.peek()?.id === answer.articleId) known.value = answer;
  };
  const refresh = async (articleId: string): Promise<void> => {
    const answer = await bridge.request('proposals:of', { articleId });
    if (answer.ok) take(answer.value);
  };
  const stopOpening = effect(() => {
    const open = current.value;
    rows = '';
    if (known.peek()?.articleId !== open?.id) known.value = null;
    if (open !== null) void refresh(open.id);
  });
  const stopRows = bridge.on('article:changed', ({ id, proposals, workflow }) => {
    const now = JSON.stringify([proposals, workflow]);
    if (current.peek()?.id !== id || now === rows) return;
    rows = now;
    void refresh(id);
  });
  const dispose = (): void => {
    stopOpening();
    stopRows();
  };
  return { known, take, dispose };
}

export function createSuggesting(parts: Parts): Suggesting {
  const { bridge, notices, articles } = parts;
  const { known, take, dispose } = followProposals(parts);
  const isBusy = signal(false);
  const isAsking = signal(false);

  const busily = async (work: (articleId: string) => Promise<boolean>): Promise<boolean> => {
    const open = articles.current.peek();
    if (open === null || isBusy.peek()) return false;
    isBusy.value = true;
    try {
      return await work(open.id);
    } finally {
      isBusy.value = false;
    }
  };
  const taken = (answer: Awaited<ReturnType<typeof bridge.request<'proposals:of'>>>): boolean => {
    if (answer.ok) take(answer.value);
    else notices.showError(answer.error);
    return answer.ok;
  };
  return {
    known,
    isBusy,
    isAsking,
    take,
    dispose,
    ask: (next) => void (isAsking.value = next),
    begin: articles.suggest,
    leave: articles.reopen,
    send: (note) =>
      busily(async (articleId) => {
        const open = articles.current.peek();
        if (open === null || !open.isSuggestion || !(await open.flush())) return false;
        // Main answers a save of the base's own words with that revision.
        if (open.saved.peek().last.kind === 'revision') {
          notices.showInfo((words) => words.proposals.nothing);
          return false;
        }
        if (!taken(await bridge.request('proposals:send', { articleId, note }))) return false;
        notices.showInfo((words) => words.proposals.sent);
        return articles.reopen();
      }),
    discard: () =>
      busily(async (articleId) => {
        const open = articles.current.peek();
        if (open?.isSuggestion === true && !(await open.flush())) return false;
        if (!taken(await bridge.request('proposals:discardDraft', { articleId }))) return false;
        return open?.isSuggestion === true ? articles.reopen() : true;
      }),
    withdraw: (proposal) =>
      busily(async (articleId) =>
        taken(await bridge.request('proposals:answer', { articleId, proposal, verdict: 'withdrawn', note: '' })),
      ),
  };
}
