import { effect, signal, untracked, type ReadonlySignal, type Signal } from '@preact/signals-core';
import { mentionsIn } from '../../shared/comments/mentions.ts';
import { WHOLE_ARTICLE } from '../../shared/comments/place-anchor.ts';
import type { DeskBridge } from '../../shared/ipc/contract.ts';
import type { ArticleComments } from '../../shared/ipc/requests/comment-requests.ts';
import type { CommentThread } from '../../shared/records/fold-comments.ts';
import type { CommentAnchor } from '../../shared/records/kinds/comment-record.ts';
import type { Notices } from '../state/notices.ts';
import type { OpenArticle } from '../state/open-article.ts';
import { createDraftSaver, type DraftSaver } from './draft-saver.ts';

/** The name under which the words of a talk that is only being begun are painted. */
export const BEGUN = 'begun';

/** The text field of a new talk, for whoever sends the focus there. */
export const NEW_COMMENT_ID = 'comment-new';

/** What people say about the article in the window. Nothing here touches the article. */
export interface Commenting {
  /** Null until it is known. */
  readonly talk: ReadonlySignal<ArticleComments | null>;
  /** What the next talk is about. */
  readonly about: ReadonlySignal<CommentAnchor>;
  /** What is written and not sent: by the talk it answers, `BEGUN` for a new one. */
  readonly texts: ReadonlySignal<ReadonlyMap<string, string>>;
  readonly showsSettled: ReadonlySignal<boolean>;
  /** The talk that was gone to last. */
  readonly chosen: ReadonlySignal<string | null>;
  readonly isSending: ReadonlySignal<boolean>;
  readonly setAbout: (anchor: CommentAnchor) => void;
  readonly write: (talk: string, text: string) => void;
  /** False when it was refused, which was then said; the text stays. */
  readonly send: (talk: string) => Promise<boolean>;
  readonly settle: (talk: string, isSettled: boolean) => Promise<boolean>;
  readonly showSettled: (shown: boolean) => void;
  readonly choose: (talk: string | null) => void;
  /** The next or the previous open talk in the order of the page, around the end; null: there is none. */
  readonly step: (by: 1 | -1) => string | null;
  /** Makes what is being written durable. */
  readonly flush: () => Promise<void>;
  readonly dispose: () => void;
}

/** Talks in the order in which the reader meets what they are about; what is about the whole article comes first, what is gone last. */
export function talksInOrder(threads: readonly CommentThread[], order: readonly string[]): readonly CommentThread[] {
  const rank = ({ id, anchor }: CommentThread): number => {
    if (anchor.on === 'article') return -1;
    const at = order.indexOf(id);
    return at === -1 ? order.length : at;
  };
  return threads.toSorted((a, b) => rank(a) - rank(b));
}

interface Parts {
  readonly bridge: DeskBridge;
  readonly notices: Notices;
  readonly current: ReadonlySignal<OpenArticle | null>;
}

/** The talks of the open article, read again when somebody said something; and the text begun here, seeded once for each opening. */
function createTalk({ bridge, current }: Parts) {
  const talk = signal<ArticleComments | null>(null);
  const about = signal<CommentAnchor>(WHOLE_ARTICLE);
  const texts = signal<ReadonlyMap<string, string>>(new Map());
  let known = '';

  const take = (answer: ArticleComments): void => {
    if (current.peek()?.id === answer.articleId) talk.value = answer;
  };
  const refresh = async (articleId: string): Promise<ArticleComments | null> => {
    const answer = await bridge.request('comments:of', { articleId });
    if (answer.ok) take(answer.value);
    return answer.ok ? answer.value : null;
  };
  const begin = async (open: OpenArticle): Promise<void> => {
    const answer = await refresh(open.id);
    if (answer === null || current.peek() !== open) return;
    const typed = texts.peek();
    texts.value = new Map([...answer.drafts.map(({ thread, text }) => [thread ?? BEGUN, text] as const), ...typed]);
    const begun = answer.drafts.find(({ thread }) => thread === null);
    if (begun !== undefined && !typed.has(BEGUN)) about.value = begun.anchor;
  };
  const stopOpening = effect(() => {
    const open = current.value;
    known = '';
    talk.value = null;
    about.value = WHOLE_ARTICLE;
    texts.value = new Map();
    if (open !== null) void begin(open);
  });
  const stopRows = bridge.on('article:changed', ({ id, talk: counts }) => {
    const now = JSON.stringify(counts);
    if (current.peek()?.id !== id || now === known) return;
    known = now;
    void refresh(id);
  });
  const dispose = (): void => {
    stopOpening();
    stopRows();
  };
  return { talk, about, texts, take, dispose };
}

/** Sends what is said, after everything begun is durable. */
function createSaying(
  { bridge, notices, current }: Parts,
  { talk, about, texts, take }: ReturnType<typeof createTalk>,
  drafts: DraftSaver,
  isSending: Signal<boolean>,
) {
  const anchorOf = (id: string): CommentAnchor =>
    talk.peek()?.threads.find((thread) => thread.id === id)?.anchor ?? about.peek();
  const keepDraft = (id: string): void => {
    const open = current.peek();
    if (open === null) return;
    const thread = id === BEGUN ? null : id;
    drafts.keep(open.id, { thread, anchor: anchorOf(id), text: texts.peek().get(id) ?? '' });
  };
  async function say(id: string, text: string, resolved: boolean | null): Promise<boolean> {
    const [open, known] = [current.peek(), talk.peek()];
    if (open === null || known === null || isSending.peek()) return false;
    isSending.value = true;
    try {
      await drafts.flush();
      const answer = await bridge.request('comments:write', {
        articleId: open.id,
        thread: id === BEGUN ? null : id,
        anchor: anchorOf(id),
        text,
        mentions: mentionsIn(text, known.people).slice(0, 50),
        resolved,
      });
      if (answer.ok) take(answer.value);
      else notices.showError(answer.error);
      return answer.ok;
    } finally {
      isSending.value = false;
    }
  }
  return { say, keepDraft };
}

export function createCommenting(parts: Parts): Commenting {
  const { bridge, notices, current } = parts;
  const drafts = createDraftSaver(bridge, notices);
  const known = createTalk(parts);
  const { talk, about, texts, dispose } = known;
  const showsSettled = signal(false);
  const chosen = signal<string | null>(null);
  const isSending = signal(false);

  const stopLeaving = effect(() => {
    if (current.value === null) return undefined;
    chosen.value = null;
    return () => void drafts.flush();
  });
  const stopPainting = effect(() => {
    const open = current.value;
    if (open === null) return;
    const threads = talk.value?.threads ?? [];
    const begun = { id: BEGUN, anchor: about.value, isPainted: true };
    const shown = threads.map(({ id, anchor, resolved }) => ({ id, anchor, isPainted: !resolved }));
    untracked(() => open.editor.anchors.show([...shown, ...(begun.anchor.quote === '' ? [] : [begun])]));
  });
  const { say, keepDraft } = createSaying(parts, known, drafts, isSending);
  return {
    talk,
    about,
    texts,
    showsSettled,
    chosen,
    isSending,
    setAbout: (anchor) => {
      about.value = anchor;
      if ((texts.peek().get(BEGUN) ?? '') !== '') keepDraft(BEGUN);
    },
    write: (id, text) => {
      texts.value = new Map([...texts.peek(), [id, text]]);
      keepDraft(id);
    },
    send: async (id) => {
      const text = (texts.peek().get(id) ?? '').trim();
      const open = current.peek();
      if (text === '' || !(await say(id, text, null))) return false;
      if (current.peek() === open) {
        texts.value = new Map([...texts.peek()].filter(([other]) => other !== id));
        if (id === BEGUN) about.value = WHOLE_ARTICLE;
      }
      return true;
    },
    settle: (id, isSettled) => say(id, '', isSettled),
    showSettled: (shown) => void (showsSettled.value = shown),
    choose: (id) => {
      chosen.value = id;
      current.peek()?.editor.anchors.mark(id);
    },
    step: (by) => {
      const threads = talk.peek()?.threads.filter(({ resolved }) => !resolved) ?? [];
      const inOrder = talksInOrder(threads, current.peek()?.editor.anchors.order.peek() ?? []);
      const at = inOrder.findIndex(({ id }) => id === chosen.peek());
      const next = at === -1 ? (by === 1 ? 0 : inOrder.length - 1) : at + by;
      return inOrder.at(next % Math.max(1, inOrder.length))?.id ?? null;
    },
    flush: drafts.flush,
    dispose: () => {
      for (const stop of [dispose, stopLeaving, stopPainting]) stop();
    },
  };
}
