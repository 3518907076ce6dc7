import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { DeskBridge } from '../../shared/ipc/contract.ts';
import { OUTBOX_PAGE, type OutboxCounts, type OutboxPage } from '../../shared/ipc/requests/outbox-requests.ts';
import type { Notices } from './notices.ts';

/** What is on its way to portals. `page` is null until main has answered whoever looks. */
export interface OutboxView {
  readonly counts: ReadonlySignal<OutboxCounts>;
  readonly page: ReadonlySignal<OutboxPage | null>;
  /** Further rows are wanted. */
  readonly showMore: () => Promise<void>;
  readonly load: () => Promise<void>;
  /** Follows what is sent, until the answer is called. */
  readonly follow: () => () => void;
  readonly sendAgain: (jobId: string, over: boolean) => Promise<void>;
  readonly forget: (jobId: string) => Promise<void>;
  /** Asks the portals whether somebody changed what was sent, and says what was found. */
  readonly lookForChanges: () => Promise<void>;
  readonly openPage: (jobId: string) => Promise<void>;
}

export function createOutboxView(bridge: DeskBridge, notices: Notices): OutboxView {
  const counts = signal<OutboxCounts>({ waiting: 0, needsPerson: 0 });
  const page = signal<OutboxPage | null>(null);
  let limit = OUTBOX_PAGE;
  let followers = 0;
  const load = async (): Promise<void> => {
    const answer = await bridge.request('outbox:list', { limit });
    if (!answer.ok) return;
    page.value = answer.value;
    counts.value = answer.value.counts;
  };
  bridge.on('outbox:changed', (next) => {
    counts.value = next;
    if (followers > 0) void load();
  });
  // The engine knows first when the network is back.
  window.addEventListener('online', () => void bridge.request('outbox:poke', undefined));
  return {
    counts,
    page,
    showMore() {
      limit += OUTBOX_PAGE;
      return load();
    },
    load,
    follow() {
      followers += 1;
      limit = OUTBOX_PAGE;
      // What was there at an earlier look says nothing about now.
      page.value = null;
      void load();
      return () => void (followers -= 1);
    },
    async sendAgain(jobId, over) {
      const answer = await bridge.request('outbox:sendAgain', { jobId, over, limit });
      if (answer.ok) page.value = answer.value;
      else notices.showError(answer.error);
    },
    async forget(jobId) {
      const answer = await bridge.request('outbox:forget', { jobId, limit });
      if (answer.ok) page.value = answer.value;
      else notices.showError(answer.error);
    },
    async lookForChanges() {
      const answer = await bridge.request('outbox:lookForChanges', undefined);
      if (!answer.ok) return notices.showError(answer.error);
      const { looked, changed } = answer.value;
      notices.showInfo(({ outbox: words }) => words.lookedForChanges(looked, changed));
      await load();
    },
    async openPage(jobId) {
      const answer = await bridge.request('outbox:openPage', { jobId });
      if (!answer.ok) notices.showError(answer.error);
    },
  };
}
