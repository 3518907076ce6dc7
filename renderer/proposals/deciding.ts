import { signal, type ReadonlySignal, type Signal } from '@preact/signals-core';
import type { Article } from '../../shared/article/schema.ts';
import { listChanges, type ChangeRef } from '../../shared/compare/change-refs.ts';
import type { ArticleComparison } from '../../shared/compare/compare-articles.ts';
import { resolveJoin } from '../../shared/compare/resolve-join.ts';
import { restoreChange, takeChange } from '../../shared/compare/restore-change.ts';
import { articleToWire, type DeskBridge } from '../../shared/ipc/contract.ts';
import type { ArticleProposals } from '../../shared/ipc/requests/proposal-requests.ts';
import type { Proposal, ProposalVerdict } from '../../shared/records/fold-proposals.ts';
import type { Notices } from '../state/notices.ts';
import type { OpenArticle } from '../state/open-article.ts';

/** A suggestion beside the text in the window, as far as it is not decided yet. */
export interface ShownProposal {
  readonly articleId: string;
  readonly proposal: Proposal;
  /** What the text would be with everything that is still open. */
  readonly wanted: Article;
  readonly comparison: ArticleComparison;
  /** Places that the writer changed too since the suggestion was begun. */
  readonly both: ReadonlySet<string>;
  readonly taken: number;
  readonly refused: number;
}

/** A suggestion being decided, change by change or together. */
export interface Deciding {
  readonly shown: ReadonlySignal<ShownProposal | null>;
  readonly isBusy: ReadonlySignal<boolean>;
  /** False when it could not be read, which was then said. */
  readonly show: (open: OpenArticle, proposal: Proposal) => Promise<boolean>;
  /** Makes one change in the text, as one step of undo. */
  readonly accept: (open: OpenArticle, ref: ChangeRef) => Promise<void>;
  readonly refuse: (open: OpenArticle, ref: ChangeRef) => Promise<void>;
  /** All that is open, without the places that both changed: those are looked at one by one. */
  readonly acceptAll: (open: OpenArticle) => Promise<void>;
  readonly refuseAll: (open: OpenArticle) => Promise<void>;
  /** Keeps the text and signs what became of the suggestion; null while anything is open or when it was refused, which was then said. */
  readonly finish: (open: OpenArticle, note: string) => Promise<ArticleProposals | null>;
}

/** A name for the place of a change that stays when the comparison is made again. */
export const placeKey = (ref: ChangeRef): string => {
  if (ref.part === 'block') return `block ${ref.after ?? ref.before ?? ''}`;
  if (ref.part === 'field') return `field ${ref.field}`;
  return 'id' in ref ? `${ref.part} ${ref.id}` : ref.part;
};

export const verdictOf = ({ taken, refused }: Pick<ShownProposal, 'taken' | 'refused'>): ProposalVerdict =>
  refused === 0 ? 'accepted' : taken === 0 ? 'refused' : 'partly';

function createAsking(bridge: DeskBridge, notices: Notices) {
  const asText = (article: Article) => ({ kind: 'text', articleJson: articleToWire(article) }) as const;
  async function compare(before: Article, after: Article): Promise<ArticleComparison | null> {
    const articleId = before.id;
    const answer = await bridge.request('compare:articles', {
      articleId,
      before: asText(before),
      after: asText(after),
    });
    if (!answer.ok) notices.showError(answer.error);
    return answer.ok ? answer.value.comparison : null;
  }
  /** The suggestion on top of the text as it is now: what only it changed, and in places that both changed its own words. */
  async function place(now: Article, proposal: Proposal, newId: () => string) {
    const articleJson = articleToWire(now);
    const join = await bridge.request('proposals:join', { articleId: now.id, proposal: proposal.record, articleJson });
    if (!join.ok) {
      notices.showError(join.error);
      return null;
    }
    const mine = resolveJoin(join.value, new Map(), newId);
    const theirs = new Map(mine.open.map((choice) => [choice, 'theirs'] as const));
    const wanted = resolveJoin(join.value, theirs, newId).article;
    const contested = await compare(mine.article, wanted);
    return contested === null ? null : { wanted, both: new Set(listChanges(contested).map(placeKey)) };
  }
  return { compare, place };
}

/** Nothing is decided while something else is. */
const oneAtATime =
  (isBusy: Signal<boolean>) =>
  async <T>(work: () => Promise<T>): Promise<T | null> => {
    if (isBusy.peek()) return null;
    isBusy.value = true;
    try {
      return await work();
    } finally {
      isBusy.value = false;
    }
  };

export function createDeciding(bridge: DeskBridge, notices: Notices, newId: () => string): Deciding {
  const shown = signal<ShownProposal | null>(null);
  const isBusy = signal(false);
  const asking = createAsking(bridge, notices);

  const busily = oneAtATime(isBusy);
  /** Shows what is left between the text now and what is wanted. */
  async function settle(now: Article, next: Omit<ShownProposal, 'comparison'>): Promise<boolean> {
    const comparison = await asking.compare(now, next.wanted);
    if (comparison !== null) shown.value = { ...next, comparison };
    return comparison !== null;
  }
  const onShown = async (open: OpenArticle, work: (now: Article, at: ShownProposal) => Promise<unknown>) => {
    const at = shown.peek();
    if (at?.articleId === open.id) await busily(() => work(open.editor.readArticle(), at));
  };
  const take = async (open: OpenArticle, text: Article, at: ShownProposal, count: number) => {
    open.editor.restore(text);
    await settle(open.editor.readArticle(), { ...at, taken: at.taken + count });
  };
  return {
    shown,
    isBusy,
    show: async (open, proposal) =>
      (await busily(async () => {
        await open.flush();
        const now = open.editor.readArticle();
        const placed = await asking.place(now, proposal, newId);
        if (placed === null) return false;
        return settle(now, { articleId: open.id, proposal, ...placed, taken: 0, refused: 0 });
      })) ?? false,
    accept: (open, ref) => onShown(open, (now, at) => take(open, takeChange(now, at.wanted, ref), at, 1)),
    refuse: (open, ref) =>
      onShown(open, (now, at) =>
        settle(now, { ...at, wanted: restoreChange(at.wanted, now, ref), refused: at.refused + 1 }),
      ),
    acceptAll: (open) =>
      onShown(open, async (now, at) => {
        const changes = listChanges(at.comparison);
        const contested = changes.filter((ref) => at.both.has(placeKey(ref)));
        const text = contested.reduce((wanted, ref) => restoreChange(wanted, now, ref), at.wanted);
        if (contested.length < changes.length) await take(open, text, at, changes.length - contested.length);
      }),
    refuseAll: (open) =>
      onShown(open, (now, at) =>
        settle(now, { ...at, wanted: now, refused: at.refused + listChanges(at.comparison).length }),
      ),
    finish: async (open, note) => {
      const at = shown.peek();
      if (at?.articleId !== open.id || listChanges(at.comparison).length > 0) return null;
      return busily(async () => {
        // What was taken is a revision of the writer's own before the answer names it.
        if (!(await (at.taken > 0 ? open.keepRevision() : open.flush()))) return null;
        const verdict = verdictOf(at);
        const wish = { articleId: open.id, proposal: at.proposal.record, verdict, note };
        const answer = await bridge.request('proposals:answer', wish);
        if (!answer.ok) {
          notices.showError(answer.error);
          return null;
        }
        shown.value = null;
        return answer.value;
      });
    },
  };
}
