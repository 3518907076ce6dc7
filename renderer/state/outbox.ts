import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { DeskBridge } from '../../shared/ipc/contract.ts';
import type { OutboxCounts, OutboxRow } from '../../shared/ipc/requests/outbox-requests.ts';
import type { Notices } from './notices.ts';

/** What is on its way to portals. `rows` are null until somebody has looked. */
export interface OutboxView {
  readonly counts: ReadonlySignal<OutboxCounts>;
  readonly rows: ReadonlySignal<readonly OutboxRow[] | null>;
  readonly load: () => Promise<void>;
  /** Follows what is sent, until the answer is called. */
  readonly follow: () => () => void;
  readonly sendAgain: (jobId: string, over: boolean) => Promise<void>;
  readonly forget: (jobId: string) => Promise<void>;
  readonly openPage: (jobId: string) => Promise<void>;
}

const countsOf = (rows: readonly OutboxRow[]): OutboxCounts => ({
  waiting: rows.filter(({ phase }) => phase === 'waiting' || phase === 'sending').length,
  needsPerson: rows.filter(({ phase }) => phase === 'needs-person').length,
});

export function createOutboxView(bridge: DeskBridge, notices: Notices): OutboxView {
  const counts = signal<OutboxCounts>({ waiting: 0, needsPerson: 0 });
  const rows = signal<readonly OutboxRow[] | null>(null);
  let followers = 0;
  const load = async (): Promise<void> => {
    const answer = await bridge.request('outbox:list', undefined);
    if (!answer.ok) return;
    rows.value = answer.value;
    counts.value = countsOf(answer.value);
  };
  bridge.on('outbox:changed', (next) => {
    counts.value = next;
    if (followers > 0) void load();
  });
  // The engine knows first when the network is back.
  window.addEventListener('online', () => void bridge.request('outbox:poke', undefined));
  return {
    counts,
    rows,
    load,
    follow() {
      followers += 1;
      void load();
      return () => void (followers -= 1);
    },
    async sendAgain(jobId, over) {
      const answer = await bridge.request('outbox:sendAgain', { jobId, over });
      if (answer.ok) rows.value = answer.value;
      else notices.showError(answer.error);
    },
    async forget(jobId) {
      const answer = await bridge.request('outbox:forget', { jobId });
      if (answer.ok) rows.value = answer.value;
      else notices.showError(answer.error);
    },
    async openPage(jobId) {
      const answer = await bridge.request('outbox:openPage', { jobId });
      if (!answer.ok) notices.showError(answer.error);
    },
  };
}
