import { signal } from '@preact/signals-core';
import type { DeskBridge } from '../../shared/ipc/contract.ts';
import { MAX_PAGE_ROWS, type FoundArticle, type ListPage, type ListWish } from '../../shared/ipc/list-wish.ts';
import type { Notices } from './notices.ts';

/**
 * What is known of the list: how long it is, and the rows near the eye. `key` changes when it is another list. `isAsking`: another list was asked for and
 * is not known yet; this one is shown meanwhile, and says nothing about the other.
 */
export interface ListView extends Omit<ListPage, 'rows'> {
  readonly key: number;
  readonly isAsking: boolean;
  readonly rows: ReadonlyMap<number, FoundArticle>;
}

/** Rows asked for beyond those that are seen, on either side. */
const AROUND = 40;
const FIRST_SEEN = 30;

interface Span {
  readonly from: number;
  readonly until: number;
}

/** Asks for pages of one wish after another, and keeps what was answered of the newest. */
export function createListPages(
  bridge: DeskBridge,
  wish: () => Omit<ListWish, 'offset' | 'limit'>,
  heard: { readonly onPage: (page: ListPage) => void; readonly onError: Notices['showError'] },
) {
  const view = signal<ListView | null>(null);
  let seen: Span = { from: 0, until: FIRST_SEEN };
  let key = 0;
  /** Counts the moments at which rows may have become others; a page asked for before the last of them is out of date. */
  let edition = 0;
  let shownEdition = -1;
  let pending = '';

  async function ask(): Promise<void> {
    const offset = Math.max(0, seen.from - AROUND);
    const limit = Math.min(MAX_PAGE_ROWS, Math.max(1, seen.until + AROUND - offset));
    const question = JSON.stringify([key, edition, offset, limit]);
    if (question === pending) return;
    pending = question;
    const [ofKey, ofEdition] = [key, edition];
    const answer = await bridge.request('list:page', { ...wish(), offset, limit });
    if (pending === question) pending = '';
    if (ofKey !== key || ofEdition < shownEdition) return;
    if (!answer.ok) {
      if (answer.error.code === 'cancelled') return;
      heard.onError(answer.error);
      // The rows of another list would be taken for this one's.
      if (view.peek()?.key !== key) view.value = null;
      return;
    }
    const { rows, ...page } = answer.value;
    const before = view.peek();
    const kept = before?.key === key && ofEdition === shownEdition ? before.rows : [];
    const all = new Map(kept);
    for (const [index, row] of rows.entries()) all.set(offset + index, row);
    shownEdition = ofEdition;
    view.value = { ...page, key, isAsking: false, rows: all };
    heard.onPage(answer.value);
  }

  return {
    view,
    ask,
    /** The same list, whose rows may have become others. */
    again: (): Promise<void> => {
      edition += 1;
      return ask();
    },
    /** Another list, from its beginning. */
    begin: (): void => {
      key += 1;
      edition += 1;
      seen = { from: 0, until: FIRST_SEEN };
      const before = view.peek();
      if (before !== null) view.value = { ...before, isAsking: true };
    },
    look: (from: number, until: number): void => {
      seen = { from, until: Math.min(until, from + MAX_PAGE_ROWS - 2 * AROUND) };
      const now = view.peek();
      if (now === null || now.key !== key) return;
      for (let index = from; index < Math.min(until, now.total); index += 1)
        if (!now.rows.has(index)) return void ask();
    },
  };
}
