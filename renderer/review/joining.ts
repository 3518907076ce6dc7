import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { Decision } from '../../shared/compare/join-value.ts';
import { resolveJoin, type JoinReading } from '../../shared/compare/resolve-join.ts';
import type { ArticleJoin } from '../../shared/compare/join-articles.ts';
import { articleToWire, type DeskBridge } from '../../shared/ipc/contract.ts';
import type { WrittenApart } from '../../shared/ipc/requests/compare-requests.ts';
import type { Notices } from '../state/notices.ts';
import type { OpenArticle } from '../state/open-article.ts';
import type { LastSeen } from '../state/reading.ts';

/** Two versions written apart, on the screen. */
export interface ShownJoin {
  readonly articleId: string;
  readonly apart: WrittenApart;
  readonly join: ArticleJoin;
}

/** The join of two versions that were written apart, by a person. */
export interface Joining {
  readonly shown: ReadonlySignal<ShownJoin | null>;
  readonly decisions: ReadonlySignal<ReadonlyMap<string, Decision>>;
  /** The joined article as far as it is decided, and what is still open. */
  readonly reading: ReadonlySignal<JoinReading | null>;
  /** Which versions stand apart; null: none, or it could not be found out. */
  readonly apart: (articleId: string) => Promise<WrittenApart | null>;
  /** False when there is nothing to join, which was then said. */
  readonly show: (open: OpenArticle) => Promise<boolean>;
  readonly decide: (id: string, decision: Decision) => void;
  /** Keeps the joined article; null while anything is open, or when it was refused, which was then said. */
  readonly finish: () => Promise<LastSeen | null>;
  readonly close: () => void;
}

export function createJoining(bridge: DeskBridge, notices: Notices, newId: () => string): Joining {
  const shown = signal<ShownJoin | null>(null);
  const decisions = signal<ReadonlyMap<string, Decision>>(new Map());
  const reading = computed(() => (shown.value === null ? null : resolveJoin(shown.value.join, decisions.value, newId)));
  return {
    shown,
    decisions,
    reading,
    async apart(articleId) {
      const known = await bridge.request('compare:revisions', { articleId });
      return known.ok ? known.value.apart : null;
    },
    async show(open) {
      // What stands in the window is one of the two: it must be a revision before it can be joined.
      if (!(await open.keepRevision())) return false;
      const answer = await bridge.request('compare:apart', { articleId: open.id });
      if (!answer.ok) {
        notices.showError(answer.error);
        return false;
      }
      if (answer.value === null) {
        notices.showInfo((words) => words.joining.alone);
        return false;
      }
      const { apart } = answer.value;
      const before = shown.peek()?.apart;
      // Put off and taken up again, the same two keep what was chosen.
      if (before?.mine.record !== apart.mine.record || before.theirs.record !== apart.theirs.record)
        decisions.value = new Map();
      shown.value = { articleId: open.id, ...answer.value };
      return true;
    },
    decide: (id, decision) => void (decisions.value = new Map([...decisions.peek(), [id, decision]])),
    async finish() {
      const [joined, result] = [shown.peek(), reading.peek()];
      if (joined === null || result === null || result.open.length > 0) return null;
      const { articleId, apart } = joined;
      const answer = await bridge.request('compare:join', {
        articleId,
        parents: [apart.mine.record, apart.theirs.record],
        articleJson: articleToWire(result.article),
      });
      if (!answer.ok) {
        notices.showError(answer.error);
        return null;
      }
      shown.value = null;
      return { articleId, content: answer.value.content };
    },
    close: () => void (shown.value = null),
  };
}
