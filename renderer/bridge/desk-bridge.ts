import type { DeskBridge } from '../../shared/ipc/contract.ts';
import { fail } from '../../shared/result.ts';

declare global {
  interface Window {
    /** Put there by the preload script; absent when the page is opened outside the program. */
    readonly desk?: DeskBridge;
  }
}

/** The bridge with one promise more: a bug on the other side arrives as the error `internal`, never as a rejection. */
export const withoutRejections = (bridge: DeskBridge): DeskBridge => ({
  on: bridge.on,
  request: async (channel, input) => {
    try {
      return await bridge.request(channel, input);
    } catch {
      return fail({ code: 'internal' });
    }
  },
});
