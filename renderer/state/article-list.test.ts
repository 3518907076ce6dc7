import { signal } from '@preact/signals-core';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createArticle } from '../../shared/article/create-article.ts';
import type { Answer, Channel, DeskBridge, DeskEvent, DeskEvents, RequestInput } from '../../shared/ipc/contract.ts';
import { NO_FILTERS } from '../../shared/ipc/list-wish.ts';
import type { ArticleSummary } from '../../shared/ipc/wire.ts';
import { fail, ok } from '../../shared/result.ts';
import { createBridgeTwin } from '../bridge/bridge-twin.ts';
import { listAnswers } from '../bridge/list-twin.ts';
import { NO_COMMISSION } from '../../shared/workflow/commission.ts';
import { NO_FLOW } from '../../shared/workflow/flow.ts';
import { createArticleList } from './article-list.ts';
import { createKnownArticles } from './known-articles.ts';
import { createNotices } from './notices.ts';

const idOf = (n: number): string => `01J${String(n).padStart(23, '0')}`;

const rowOf = (n: number, minute: number, isMine = true): ArticleSummary => ({
  id: idOf(n),
  headline: `Bài ${n}`,
  section: null,
  bylines: [],
  updatedAt: new Date(Date.UTC(2026, 1, 1, 0, minute)).toISOString(),
  site: 'absent',
  missingPhoto: false,
  heads: 1,
  holder: null,
  talk: { open: 0, said: 0, mentioned: [] },
  proposals: 0,
  workflow: {
    state: 'draft',
    owner: isMine ? NO_FLOW.owner : 'p9',
    reviewer: null,
    submittedAt: null,
    publishAt: null,
    isApproved: false,
    isEdited: false,
    owes: false,
    commission: NO_COMMISSION,
  },
});

/** A main whose answers come late and whose rows change meanwhile; of pages that wait only the newest is answered. */
function createSlowMain(first: readonly ArticleSummary[]) {
  const rows = new Map(first.map((row) => [row.id, row]));
  const listeners = new Map<DeskEvent, ((payload: never) => void)[]>();
  const answers = listAnswers(() => [...rows.values()], 'p1');
  let pages = 0;
  const bridge: DeskBridge = {
    on: (event, listener) => {
      listeners.set(event, [...(listeners.get(event) ?? []), listener]);
      return () => {};
    },
    request: async <C extends Channel>(channel: C, input: RequestInput<C>): Promise<Answer<C>> => {
      const isPage = channel === 'list:page';
      const mine = isPage ? (pages += 1) : 0;
      await new Promise((resolve) => setTimeout(resolve, 30));
      if (isPage && mine !== pages) return fail({ code: 'cancelled' });
      const answer = (answers as unknown as Record<string, (given: unknown) => unknown>)[channel]?.(input);
      await new Promise((resolve) => setTimeout(resolve, 20));
      return ok(answer) as Answer<C>;
    },
  };
  const tell = <E extends DeskEvent>(event: E, payload: DeskEvents[E]): void => {
    for (const listener of listeners.get(event) ?? []) (listener as (given: DeskEvents[E]) => void)(payload);
  };
  return {
    bridge,
    put: (row: ArticleSummary) => {
      rows.set(row.id, row);
      tell('article:changed', row);
    },
    remove: (id: string) => {
      rows.delete(id);
      tell('archive:changed', { isComplete: true, done: 0, total: null });
    },
    mine: () => answers['list:page']({ ...LOOK, limit: 200 }).rows.map(({ summary }) => summary.id),
  };
}

const LOOK = {
  queue: { kind: 'step', step: 'mine' },
  query: '',
  filters: NO_FILTERS,
  sort: 'updated',
  offset: 0,
  limit: 200,
} as const;

describe('the list', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('[W60] whatever arrives while somebody scrolls, in the end the rows that are seen and the counts are those that there are', async () => {
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('put' as const),
        n: fc.integer({ min: 1, max: 260 }),
        minute: fc.nat(400),
        isMine: fc.boolean(),
      }),
      fc.record({ kind: fc.constant('remove' as const), n: fc.integer({ min: 1, max: 260 }) }),
      fc.record({ kind: fc.constant('look' as const), from: fc.nat(180) }),
      fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(300) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const main = createSlowMain(Array.from({ length: 150 }, (_, n) => rowOf(n + 1, n + 1)));
        const known = createKnownArticles(main.bridge, signal(null));
        const list = createArticleList(main.bridge, createNotices(), known);
        const loading = list.load();
        await vi.runAllTimersAsync();
        await loading;
        let seen = { from: 0, until: 10 };
        for (const each of steps) {
          if (each.kind === 'put') main.put(rowOf(each.n, each.minute, each.isMine));
          else if (each.kind === 'remove') main.remove(idOf(each.n));
          else if (each.kind === 'wait') await vi.advanceTimersByTimeAsync(each.ms);
          else seen = { from: each.from, until: each.from + 10 };
          list.look(seen.from, seen.until);
        }
        await vi.runAllTimersAsync();
        // The window looks again whenever the list became another one.
        list.look(seen.from, seen.until);
        await vi.runAllTimersAsync();
        const there = main.mine();
        const view = list.view.peek();
        const shown = there.slice(seen.from, seen.until).map((_, at) => view?.rows.get(seen.from + at)?.summary.id);
        expect([view?.total, shown]).toEqual([there.length, there.slice(seen.from, seen.until)]);
        expect(list.counts.peek()?.steps.mine).toBe(there.length);
        // Nothing that is shown elsewhere in the list is out of date either.
        for (const [index, { summary }] of view?.rows ?? []) expect(summary.id).toBe(there[index]);
      }),
      { numRuns: 60 },
    );
  });

  test('[W61] each queue remembers its filters and its order; one key takes the search and the filters away', async () => {
    const twin = createBridgeTwin({ articles: [{ ...createArticle(idOf(1)), headline: 'Chợ phiên' }] });
    const list = createArticleList(twin, createNotices(), createKnownArticles(twin, signal(null)));
    const review = { kind: 'step', step: 'review' } as const;
    const loading = list.load();
    await vi.runAllTimersAsync();
    await loading;
    list.filter({ ...NO_FILTERS, person: 'Mai Lê' });
    list.sort('headline');
    list.showQueue(review);
    // [CO4] Editors begin with what is due first.
    expect([list.filters.peek(), list.sortBy.peek()]).toEqual([NO_FILTERS, 'deadline']);
    list.showQueue(LOOK.queue);
    expect([list.filters.peek().person, list.sortBy.peek()]).toEqual(['Mai Lê', 'headline']);
    list.search('cho');
    await vi.runAllTimersAsync();
    expect(list.view.peek()?.total).toBe(0);
    expect([list.clear(), list.clear(), list.query.peek(), list.sortBy.peek()]).toEqual([true, false, '', 'headline']);
    await vi.runAllTimersAsync();
    expect(list.view.peek()?.total).toBe(1);
  });

  test('[W62] while the index is built the list says so, and stops saying so', async () => {
    const twin = createBridgeTwin();
    const list = createArticleList(twin, createNotices(), createKnownArticles(twin, signal(null)));
    twin.tell('archive:changed', { isComplete: false, done: 3, total: 40 });
    expect(list.archive.peek()).toEqual({ isComplete: false, done: 3, total: 40 });
    twin.tell('archive:changed', { isComplete: true, done: 0, total: null });
    expect(list.archive.peek()).toBeNull();
    await vi.runAllTimersAsync();
  });
});
