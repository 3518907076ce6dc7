import { fail, ok } from '../../shared/result.ts';
import type { HostRoom } from './host-room.ts';

const refusal = { ok: false, trouble: 'no-account', detail: '' } as const;

/** A machine from whose folder the site goes nowhere, for tests. */
export const NO_HOST: HostRoom = {
  isSet: () => false,
  standing: () => Promise.reject(new Error('nobody asks')),
  look: async () => refusal,
  use: async () => fail({ code: 'internal' }),
  check: async () => refusal,
  leave: async () => fail({ code: 'internal' }),
  send: () => undefined,
  stop: () => undefined,
  expect: async () => ok(null),
  forgetProofs: async () => undefined,
  transfer: async () => undefined,
  settle: async () => ok(null),
  close: () => undefined,
};
