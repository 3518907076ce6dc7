import { effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { DeskBridge } from '../../shared/ipc/contract.ts';
import type { WithdrawalTold, WorkflowStory } from '../../shared/ipc/requests/workflow-requests.ts';
import type { OfferedAction } from '../../shared/workflow/propose-action.ts';
import { isAbout, type Notices } from './notices.ts';
import type { OpenArticle } from './open-article.ts';

/** A step that needs an answer first: a reason, or who is to review. */
export interface Asking {
  readonly action: OfferedAction;
  readonly urgent: boolean;
}

export interface StepDetails {
  readonly said?: string;
  readonly to?: string | null;
  readonly urgent?: boolean;
  readonly publishAt?: string;
}

/** Where the article in the window stands, and its next steps. */
export interface Workflow {
  readonly story: ReadonlySignal<WorkflowStory | null>;
  readonly isActing: ReadonlySignal<boolean>;
  /** Reads the records again. */
  readonly refresh: () => Promise<void>;
  readonly asking: ReadonlySignal<Asking | null>;
  readonly ask: (asking: Asking | null) => void;
  /** The article that was just taken off the site, until somebody has read it. */
  readonly withdrawn: ReadonlySignal<WithdrawalTold | null>;
  readonly showWithdrawn: (told: WithdrawalTold) => void;
  readonly dismissWithdrawn: () => void;
  /** Makes the words durable, then asks main for the step about exactly them; false when it was refused (and says why). */
  readonly act: (open: OpenArticle, action: OfferedAction, details?: StepDetails) => Promise<boolean>;
  /** The article was on the screen from its beginning to its end; an approval says so. */
  readonly sawWhole: (articleId: string) => void;
}

/** Follows the article in the window, and reads its records again when a step changed its row. */
function createStory(bridge: DeskBridge, current: ReadonlySignal<OpenArticle | null>) {
  const story = signal<WorkflowStory | null>(null);
  let known = '';
  const refresh = async (articleId: string): Promise<void> => {
    const answer = await bridge.request('workflow:of', { articleId });
    if (current.peek()?.id === articleId) story.value = answer.ok ? answer.value : null;
  };
  effect(() => {
    known = '';
    if (current.value === null) story.value = null;
    else void refresh(current.value.id);
  });
  // Another list of people: other roles, other rules, other buttons.
  bridge.on('people:changed', () => {
    const open = current.peek();
    if (open !== null) void refresh(open.id);
  });
  bridge.on('article:changed', ({ id, workflow, site, talk }) => {
    if (current.peek()?.id !== id) return;
    // Every save announces its row; only a step is a reason to read the records again.
    const now = JSON.stringify([workflow, site, talk]);
    if (now === known) return;
    known = now;
    void refresh(id);
  });
  return { story, refresh };
}

export function createWorkflow(
  bridge: DeskBridge,
  notices: Notices,
  current: ReadonlySignal<OpenArticle | null>,
): Workflow {
  const isActing = signal(false);
  const asking = signal<Asking | null>(null);
  const withdrawn = signal<WithdrawalTold | null>(null);
  const read = new Set<string>();
  const { story, refresh } = createStory(bridge, current);
  effect(() => {
    if (current.value !== null) read.clear();
    asking.value = null;
  });

  async function actNow(open: OpenArticle, action: OfferedAction, details: StepDetails): Promise<boolean> {
    if (!(await open.keepRevision())) {
      const saved = open.saved.peek();
      if (saved.kind === 'failed') notices.showError(saved.error);
      return false;
    }
    const { last } = open.saved.peek();
    const { said = '', to = null, urgent = false, publishAt } = details;
    const answer = await bridge.request('workflow:act', {
      articleId: open.id,
      action,
      said,
      to,
      urgent,
      ...(publishAt === undefined ? {} : { publishAt }),
      content: last.kind === 'revision' ? last.content : null,
      shown: read.has(open.id) ? 'whole' : 'part',
    });
    if (!answer.ok) {
      notices.showError(answer.error);
      await refresh(open.id);
      return false;
    }
    if (current.peek()?.id === open.id) story.value = answer.value;
    const isWaiting = action === 'approve' && answer.value.flow.state === 'review';
    notices.showInfo(({ workflow: words }) => (isWaiting ? words.done.approveMore : words.done[action]), 'step');
    return true;
  }

  return {
    story,
    isActing,
    asking,
    refresh: async () => {
      const open = current.peek();
      if (open !== null) await refresh(open.id);
    },
    ask: (next) => void (asking.value = next),
    withdrawn,
    showWithdrawn(told) {
      notices.retract(isAbout('step'));
      withdrawn.value = told;
    },
    dismissWithdrawn: () => void (withdrawn.value = null),
    async act(open, action, details = {}) {
      if (isActing.peek()) return false;
      isActing.value = true;
      try {
        return await actNow(open, action, details);
      } finally {
        isActing.value = false;
      }
    },
    sawWhole: (articleId) => void read.add(articleId),
  };
}
