import { effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { Article } from '../../shared/article/schema.ts';
import type { DeskBridge } from '../../shared/ipc/contract.ts';
import type { DeskInfo } from '../../shared/ipc/wire.ts';
import type { Notices } from '../state/notices.ts';

/** A second article, to be read beside the one that is written: nobody holds it, and nothing in it can be changed here. */
export interface Beside {
  readonly shown: ReadonlySignal<Article | null>;
  readonly show: (articleId: string) => Promise<void>;
  readonly close: () => void;
}

/** The pane's width, as its style sheet has it. */
export const BESIDE_PX = 400;

/** Colleagues' work comes in in batches: the text is asked for again once. */
const REST_MS = 300;

export function createBeside(bridge: DeskBridge, notices: Notices, desk: ReadonlySignal<DeskInfo | null>): Beside {
  const shown = signal<Article | null>(null);
  let wanted: string | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const close = (): void => {
    wanted = null;
    if (timer !== null) clearTimeout(timer);
    timer = null;
    shown.value = null;
  };
  async function read(articleId: string): Promise<void> {
    const answer = await bridge.request('article:open', { articleId });
    // Another article, or none, is wanted by now.
    if (wanted !== articleId) return;
    if (answer.ok) shown.value = answer.value.article;
    else {
      notices.showError(answer.error);
      close();
    }
  }
  bridge.on('article:changed', ({ id }) => {
    if (id !== wanted || timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      if (wanted === id) void read(id);
    }, REST_MS);
  });
  let deskId: string | null = null;
  effect(() => {
    const next = desk.value?.id ?? null;
    if (next !== deskId) close();
    deskId = next;
  });
  return {
    shown,
    show: (articleId) => {
      wanted = articleId;
      return read(articleId);
    },
    close,
  };
}
