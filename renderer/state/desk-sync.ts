import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { DeskBridge } from '../../shared/ipc/contract.ts';
import type { NewerArticle, SyncState } from '../../shared/ipc/desk-sync.ts';

/** How the desk stands to its shared folder, and which articles were continued elsewhere since they were opened. */
export interface DeskSync {
  /** Null until main has said. */
  readonly state: ReadonlySignal<SyncState | null>;
  readonly newer: ReadonlySignal<ReadonlyMap<string, NewerArticle>>;
  /** Findings about the desk's files that somebody should look at. */
  readonly needsPerson: ReadonlySignal<number>;
  readonly load: () => Promise<void>;
  /** Main is asked for the article. Call the answer when it has come: what was newer by then is on the page; what came meanwhile may not be. */
  readonly asking: (articleId: string) => () => void;
}

export function createDeskSync(bridge: DeskBridge): DeskSync {
  const state = signal<SyncState | null>(null);
  const newer = signal<ReadonlyMap<string, NewerArticle>>(new Map());
  const needsPerson = signal(0);
  bridge.on('health:changed', (next) => void (needsPerson.value = next.needsPerson));
  bridge.on('sync:changed', (next) => void (state.value = next));
  bridge.on('article:newer', (next) => void (newer.value = new Map(newer.value).set(next.articleId, next)));
  return {
    state,
    newer,
    needsPerson,
    async load() {
      state.value = null;
      newer.value = new Map();
      needsPerson.value = 0;
      const answer = await bridge.request('sync:state', undefined);
      if (answer.ok) state.value = answer.value;
    },
    asking(articleId) {
      const before = newer.peek().get(articleId);
      return () => {
        if (before === undefined || newer.peek().get(articleId) !== before) return;
        newer.value = new Map([...newer.peek()].filter(([id]) => id !== articleId));
      };
    },
  };
}
