import type { PortalTrouble } from '../../shared/portal/portal-trouble.ts';
import { fail } from '../../shared/result.ts';

/**
 * What is certain after a failure. `not-done`: nothing happened, it may be repeated. `unknown`: it may have happened (or still happen), so the portal
 * is asked by the article's key before anything is repeated. `final`: repeating cannot help, a person must act.
 */
export type PortalOutcome = 'not-done' | 'unknown' | 'final';

/** A failure of a portal as data. `detail` is for the person (what the server says of itself, bounded and cleaned), never a secret; may be empty. */
export interface PortalError {
  readonly outcome: PortalOutcome;
  readonly code: PortalTrouble;
  readonly retryAfterMs: number | null;
  readonly detail: string;
}

const PROXY = ['proxy-unreachable', 'proxy-refused', 'proxy-password', 'proxy-unknown'] as const;

/** Failures of the line or of the whole server: whatever is asked next would most likely meet them, too. */
const WHOLE_PORTAL: ReadonlySet<PortalTrouble> = new Set([
  'no-address',
  'refused',
  'tls',
  'redirected',
  'plain-http',
  'account-refused',
  'rate-limited',
  'unavailable',
  'no-account',
  ...PROXY,
  'folder-unusable',
  'disk-full',
]);

/** Whether the failure is the portal's and not one article's. */
export const concernsWholePortal = ({ code }: Pick<PortalError, 'code'>): boolean => WHOLE_PORTAL.has(code);

const LINE: ReadonlySet<PortalTrouble> = new Set([
  'no-address',
  'refused',
  'reset',
  'timeout',
  'folder-unusable',
  ...PROXY,
]);

/** Whether nothing but the way to the portal is missing: it is tried again, without end, until the network, or a shared folder, is back. */
export const isLineFailure = ({ code }: Pick<PortalError, 'code'>): boolean => LINE.has(code);

/** A failure with what is usual left out. */
export const portalFailure = (
  outcome: PortalOutcome,
  code: PortalTrouble,
  more: Partial<Pick<PortalError, 'retryAfterMs' | 'detail'>> = {},
): { readonly ok: false; readonly error: PortalError } =>
  fail({ outcome, code, retryAfterMs: more.retryAfterMs ?? null, detail: more.detail ?? '' });
