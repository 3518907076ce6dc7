import type { HostStanding } from '../../shared/ipc/requests/host-requests.ts';

const FOLDER_ONLY: HostStanding = {
  host: null,
  custody: null,
  keyringTrouble: null,
  progress: {
    phase: 'none',
    trouble: null,
    detail: '',
    retryAt: null,
    done: 0,
    total: 0,
    wasWhole: false,
    awaiting: [],
  },
};

/** A machine from which the site goes nowhere, unless the world says how it stands. */
export const hostAnswers = (standing: HostStanding = FOLDER_ONLY) => ({
  'host:standing': () => standing,
  'host:look': () => ({ ok: true, fingerprint: 'SHA256:bãi-đò', isVouched: false }) as const,
  'host:use': () => ({ check: { ok: false, trouble: 'refused', detail: '' }, standing: null }) as const,
  'host:check': () => ({ ok: false, trouble: 'refused', detail: '' }) as const,
  'host:leave': () => FOLDER_ONLY,
  'host:send': () => null,
  'host:stop': () => null,
});
