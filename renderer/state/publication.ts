import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { DeskBridge } from '../../shared/ipc/contract.ts';
import type { PublishProgress, PublishReceipt } from '../../shared/ipc/wire.ts';
import { isAbout, type Notices } from './notices.ts';
import type { OpenArticle } from './open-article.ts';

export type PublicationState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working'; readonly articleId: string; readonly progress: PublishProgress | null }
  | { readonly kind: 'done'; readonly receipt: PublishReceipt };

export interface Publication {
  readonly state: ReadonlySignal<PublicationState>;
  readonly publish: (open: OpenArticle) => Promise<void>;
  readonly cancel: () => Promise<void>;
  readonly dismissReceipt: () => void;
}

export function createPublication(bridge: DeskBridge, notices: Notices): Publication {
  const state = signal<PublicationState>({ kind: 'idle' });
  bridge.on('site:progress', (progress) => {
    const now = state.peek();
    if (now.kind === 'working' && now.articleId === progress.articleId) state.value = { ...now, progress };
  });
  return {
    state,
    dismissReceipt: () => void (state.value = { kind: 'idle' }),
    async publish(open) {
      if (state.peek().kind === 'working') return;
      state.value = { kind: 'working', articleId: open.id, progress: null };
      // Only what is durable is published: what the reader gets can never be ahead of what the desk keeps.
      if (!(await open.keepRevision())) {
        const saved = open.saved.peek();
        if (saved.kind === 'failed') notices.showError(saved.error);
        state.value = { kind: 'idle' };
        return;
      }
      notices.retract(isAbout('step'));
      const answer = await bridge.request('site:publish', { articleId: open.id });
      if (answer.ok) state.value = { kind: 'done', receipt: answer.value };
      else {
        state.value = { kind: 'idle' };
        if (answer.error.code === 'cancelled') notices.showInfo((words) => words.publishing.cancelled);
        else notices.showError(answer.error);
      }
      await open.refreshSite();
    },
    async cancel() {
      const now = state.peek();
      if (now.kind === 'working') await bridge.request('site:cancelPublish', { articleId: now.articleId });
    },
  };
}
