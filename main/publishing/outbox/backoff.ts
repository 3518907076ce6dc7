import { isLineFailure, type PortalError } from '../../portals/portal-error.ts';

export interface Pace {
  /** The first pause; each later one is twice as long. */
  readonly firstMs: number;
  readonly longestMs: number;
  /** The longest pause while only the network is missing: it may be back at any moment, and asking costs nothing. */
  readonly longestOfflineMs: number;
  /** How long a server may still be at work on a request whose answer was lost. */
  readonly settleMs: number;
  /** Failures of one job in a row, those of the line not counted, before a person is asked. */
  readonly maxAttempts: number;
}

export const USUAL_PACE: Pace = {
  firstMs: 4_000,
  longestMs: 15 * 60_000,
  longestOfflineMs: 30_000,
  settleMs: 90_000,
  maxAttempts: 10,
};

/** How long to wait after the `attempt`th failure (from 1); `chance` in [0, 1) spreads desks apart. Never shorter than the server asked for. */
export function pauseMs(error: PortalError, attempt: number, pace: Pace, chance: number): number {
  const longest = isLineFailure(error) ? pace.longestOfflineMs : pace.longestMs;
  const grown = Math.min(longest, pace.firstMs * 2 ** Math.min(attempt - 1, 20));
  return Math.max(error.retryAfterMs ?? 0, Math.round(grown * (0.5 + chance / 2)));
}
