import { effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { DeskBridge } from '../../shared/ipc/contract.ts';
import { MAX_PAGE_ROWS } from '../../shared/ipc/list-wish.ts';
import type { ArticleSummary } from '../../shared/ipc/wire.ts';
import type { OpenArticle } from './open-article.ts';

/** Rows of articles by id, as far as anybody here has asked: the archive itself stays in main. Null: the desk has no such article. */
export interface KnownArticles {
  readonly rows: ReadonlySignal<ReadonlyMap<string, ArticleSummary | null>>;
  readonly put: (summaries: readonly ArticleSummary[]) => void;
}

/** More than anybody looks at; those heard of longest ago are forgotten. */
const MOST_KNOWN = 3_000;

/** The open article's row is always asked for. */
export function createKnownArticles(
  bridge: DeskBridge,
  current: ReadonlySignal<Pick<OpenArticle, 'id'> | null>,
): KnownArticles {
  const rows = signal<ReadonlyMap<string, ArticleSummary | null>>(new Map());
  const asked = new Set<string>();
  /** The desk did not know them yet. */
  const unanswered = new Set<string>();

  function take(heard: readonly (readonly [string, ArticleSummary | null])[]): void {
    const next = new Map(rows.peek());
    for (const [id, summary] of heard) {
      next.delete(id);
      next.set(id, summary);
    }
    for (const id of next.keys()) {
      if (next.size <= MOST_KNOWN) break;
      if (id !== current.peek()?.id) next.delete(id);
    }
    rows.value = next;
  }
  const put = (summaries: readonly ArticleSummary[]): void => {
    const isNews = (summary: ArticleSummary) => JSON.stringify(rows.peek().get(summary.id)) !== JSON.stringify(summary);
    const news = summaries.filter(isNews);
    if (news.length > 0) take(news.map((summary) => [summary.id, summary]));
  };
  async function ask(articleIds: readonly string[]): Promise<void> {
    for (const id of articleIds) asked.add(id);
    const answer = await bridge.request('list:rows', { articleIds });
    // What was told of an article meanwhile is newer than the answer.
    const heard = articleIds.filter((id) => asked.delete(id));
    if (!answer.ok) return;
    const { rows: found, isComplete } = answer.value;
    const byId = new Map(found.map((summary) => [summary.id, summary]));
    for (const id of heard) if (!byId.has(id) && !isComplete) unanswered.add(id);
    take(heard.filter((id) => !unanswered.has(id)).map((id) => [id, byId.get(id) ?? null]));
  }
  bridge.on('article:changed', (summary) => {
    asked.delete(summary.id);
    put([summary]);
  });
  // What the desk did not have may have come; what it had may be gone.
  bridge.on('archive:changed', () => {
    const id = current.peek()?.id;
    const missing = [...rows.peek()].flatMap(([known, summary]) => (summary === null ? [known] : []));
    const again = [...new Set([...(id === undefined ? [] : [id]), ...missing, ...unanswered])].slice(0, MAX_PAGE_ROWS);
    unanswered.clear();
    if (again.length > 0) void ask(again);
  });
  effect(() => {
    const id = current.value?.id;
    if (id !== undefined && !rows.peek().has(id) && !asked.has(id)) void ask([id]);
  });
  return { rows, put };
}
