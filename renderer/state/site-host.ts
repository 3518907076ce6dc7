import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { DeskBridge } from '../../shared/ipc/contract.ts';
import type { HostStanding } from '../../shared/ipc/requests/host-requests.ts';

/** Where the site travels to from this machine, and how far it is; null until main has answered. */
export interface SiteHostView {
  readonly standing: ReadonlySignal<HostStanding | null>;
  readonly load: () => Promise<void>;
  readonly set: (standing: HostStanding) => void;
}

export function createSiteHostView(bridge: DeskBridge): SiteHostView {
  const standing = signal<HostStanding | null>(null);
  bridge.on('host:changed', (progress) => {
    const known = standing.peek();
    if (known !== null) standing.value = { ...known, progress };
  });
  return {
    standing,
    async load() {
      const answer = await bridge.request('host:standing', undefined);
      if (answer.ok) standing.value = answer.value;
    },
    set: (next) => void (standing.value = next),
  };
}
