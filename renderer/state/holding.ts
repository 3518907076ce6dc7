import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { DeskBridge } from '../../shared/ipc/contract.ts';
import type { ArticleSummary } from '../../shared/ipc/wire.ts';
import type { KnownArticles } from './known-articles.ts';
import type { Notices } from './notices.ts';
import type { OpenArticle } from './open-article.ts';
import type { Session } from './session.ts';

/** Somebody who works on an article; `name` null: nobody here knows who that is. */
export interface HeldBy {
  readonly name: string | null;
  readonly since: string;
}

/** Who has which article now, as far as it is known here. A hint: nothing is locked by it. */
export interface Holding {
  /** Somebody else who works on this article now. */
  readonly heldByOther: (summary: ArticleSummary | null | undefined, now: Date) => HeldBy | null;
  readonly takeOver: (articleId: string) => Promise<void>;
  /** The open article is left: others may have it. */
  readonly letGo: () => Promise<void>;
  readonly dispose: () => void;
}

/** While somebody writes, main is asked this often at most; whether a record is needed, it decides itself. */
const ASK_MS = 5 * 60_000;

export function createHolding(parts: {
  readonly bridge: DeskBridge;
  readonly notices: Notices;
  readonly session: Pick<Session, 'desk' | 'people'>;
  readonly current: ReadonlySignal<OpenArticle | null>;
  readonly known: Pick<KnownArticles, 'rows'>;
}): Holding {
  const { bridge, notices, session, current, known } = parts;
  const people = computed(() => new Map(session.people.value.map((person) => [person.personId, person.name])));
  const myId = computed(() => session.desk.value?.me.personId ?? null);
  let asked: { readonly articleId: string; readonly at: number } | null = null;

  const heldByOther = (summary: ArticleSummary | null | undefined, now: Date): HeldBy | null => {
    const holder = summary?.holder ?? null;
    if (holder === null || holder.personId === myId.value) return null;
    if (holder.until !== null && Date.parse(holder.until) <= now.getTime()) return null;
    return { name: people.value.get(holder.personId) ?? null, since: holder.since };
  };
  const letGo = async (): Promise<void> => {
    const left = asked;
    asked = null;
    if (left !== null) await bridge.request('hold:letGo', { articleId: left.articleId });
  };
  const keep = (articleId: string): void => {
    const at = Date.now();
    if (asked?.articleId === articleId && at - asked.at < ASK_MS) return;
    asked = { articleId, at };
    // Where it fails, the others simply do not know.
    void bridge.request('hold:keep', { articleId });
  };

  const stopWriting = effect(() => {
    const open = current.value;
    if (asked !== null && asked.articleId !== open?.id) void letGo();
    // A suggestion takes the article out of nobody's hands.
    if (open === null || open.isSuggestion) return undefined;
    const first = open.editor.version.peek();
    const stopKeys = open.editor.version.subscribe((version) => {
      if (version !== first) keep(open.id);
    });
    // Main names nobody in an article that is not shared yet; a revision shares it, and then the next key asks again.
    let last = open.saved.peek().last;
    const stopSaves = open.saved.subscribe((saved) => {
      if (saved.last === last) return;
      last = saved.last;
      if (last.kind === 'revision' && asked?.articleId === open.id) asked = { ...asked, at: 0 };
    });
    return () => {
      stopKeys();
      stopSaves();
    };
  });
  const stopTaken = watchTaken(current, known, (summary, before) => {
    const taken = heldByOther(summary, new Date());
    if (before !== myId.peek() || taken === null) return;
    asked = null;
    notices.showInfo((words) => words.holding.taken(taken.name ?? words.holding.somebody));
  });
  return {
    heldByOther,
    letGo,
    async takeOver(articleId) {
      const answer = await bridge.request('hold:takeOver', { articleId });
      if (answer.ok) asked = { articleId, at: Date.now() };
      else notices.showError(answer.error);
    },
    dispose() {
      stopWriting();
      stopTaken();
    },
  };
}

/** Calls when the open article's holder becomes another one than before. */
function watchTaken(
  current: ReadonlySignal<OpenArticle | null>,
  { rows }: Pick<KnownArticles, 'rows'>,
  onChange: (summary: ArticleSummary, before: string | null) => void,
): () => void {
  const holders = signal(new Map<string, string | null>());
  return effect(() => {
    const open = current.value;
    const summary = open === null ? null : (rows.value.get(open.id) ?? null);
    if (summary === null) return;
    const known = holders.peek();
    const holder = summary.holder?.personId ?? null;
    const before = known.get(summary.id);
    known.set(summary.id, holder);
    if (before !== undefined && before !== holder) onChange(summary, before);
  });
}
