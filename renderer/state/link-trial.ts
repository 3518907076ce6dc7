import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { IsGone } from '../../shared/checks/link-checks.ts';
import type { DeskBridge } from '../../shared/ipc/contract.ts';
import { MOST_LINKS } from '../../shared/ipc/requests/check-requests.ts';

/** `idle`: not tried since the window opened this article. Counts are of links: all that were tried, those gone, those without an answer. */
export type LinkTrialState =
  | { readonly kind: 'idle' | 'trying' | 'failed' }
  | { readonly kind: 'tried'; readonly tried: number; readonly gone: number; readonly unknown: number };

/** The links of an article, asked for over the network when a person wishes it. */
export interface LinkTrials {
  readonly state: ReadonlySignal<LinkTrialState>;
  /** What the trials of this window have shown; links never tried are not gone. */
  readonly isGone: ReadonlySignal<IsGone>;
  readonly test: (urls: readonly string[]) => Promise<void>;
  /** Another article is on the page. */
  readonly leave: () => void;
}

export function createLinkTrials(bridge: DeskBridge): LinkTrials {
  const state = signal<LinkTrialState>({ kind: 'idle' });
  const gone = signal<ReadonlySet<string>>(new Set());
  let turn = 0;
  return {
    state,
    isGone: computed(() => {
      const known = gone.value;
      return (url) => known.has(url);
    }),
    async test(urls) {
      turn += 1;
      const own = turn;
      const asked = urls.slice(0, MOST_LINKS);
      state.value = { kind: 'trying' };
      const answer = await bridge.request('checks:testLinks', { urls: asked });
      if (answer.ok) {
        const others = [...gone.peek()].filter((url) => !asked.includes(url));
        gone.value = new Set([...others, ...answer.value.gone]);
      }
      if (own !== turn) return;
      state.value = answer.ok
        ? { kind: 'tried', tried: asked.length, gone: answer.value.gone.length, unknown: answer.value.unknown }
        : { kind: 'failed' };
    },
    leave() {
      turn += 1;
      state.value = { kind: 'idle' };
    },
  };
}
