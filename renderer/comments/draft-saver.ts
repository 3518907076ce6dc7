import type { DeskBridge } from '../../shared/ipc/contract.ts';
import type { CommentDraft } from '../../shared/ipc/requests/comment-requests.ts';
import type { Notices } from '../state/notices.ts';

/** What is being written is made durable when it rests this long, never per key. */
const REST_MS = 600;

/** Keeps comments that are not sent yet where the end of the program does not reach them. */
export interface DraftSaver {
  readonly keep: (articleId: string, draft: CommentDraft) => void;
  /** Resolves when nothing waits to be written; a refusal was then said. */
  readonly flush: () => Promise<void>;
}

export function createDraftSaver(bridge: DeskBridge, notices: Notices): DraftSaver {
  const waiting = new Map<string, { readonly articleId: string; readonly draft: CommentDraft }>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let writing: Promise<void> = Promise.resolve();

  const writeAll = async (): Promise<void> => {
    const drafts = [...waiting.values()];
    waiting.clear();
    for (const draft of drafts) {
      const answer = await bridge.request('comments:saveDraft', draft);
      if (!answer.ok) notices.showError(answer.error);
    }
  };
  const flush = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    writing = writing.then(writeAll);
    return writing;
  };
  return {
    flush,
    keep: (articleId, draft) => {
      waiting.set(`${articleId} ${draft.thread ?? ''}`, { articleId, draft });
      timer ??= setTimeout(() => void flush(), REST_MS);
    },
  };
}
