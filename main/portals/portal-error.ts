import { fail } from '../../shared/result.ts';

/**
 * What is certain after a failure. `not-done`: nothing happened, it may be repeated. `unknown`: it may have happened (or still happen), so the portal
 * is asked by the article's key before anything is repeated. `final`: repeating cannot help, a person must act.
 */
export type PortalOutcome = 'not-done' | 'unknown' | 'final';

/** Why, for the window's words. */
export type PortalErrorCode =
  | 'no-address'
  | 'refused'
  | 'reset'
  | 'timeout'
  | 'tls'
  | 'redirected'
  | 'plain-http'
  | 'account-refused'
  | 'not-allowed'
  | 'conflict'
  | 'gone'
  | 'too-large'
  | 'unsupported'
  | 'rejected'
  | 'rate-limited'
  | 'unavailable'
  | 'server-failed'
  | 'strange-answer'
  | 'no-account'
  | 'cancelled';

/** A failure of a portal as data. `detail` is for the person (what the server says of itself, bounded and cleaned), never a secret; may be empty. */
export interface PortalError {
  readonly outcome: PortalOutcome;
  readonly code: PortalErrorCode;
  readonly retryAfterMs: number | null;
  readonly detail: string;
}

/** A failure with what is usual left out. */
export const portalFailure = (
  outcome: PortalOutcome,
  code: PortalErrorCode,
  more: Partial<Pick<PortalError, 'retryAfterMs' | 'detail'>> = {},
): { readonly ok: false; readonly error: PortalError } =>
  fail({ outcome, code, retryAfterMs: more.retryAfterMs ?? null, detail: more.detail ?? '' });
