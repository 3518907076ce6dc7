import { concernsWholePortal, isLineFailure, type PortalError } from '../../portals/portal-error.ts';
import { pauseMs, type Pace } from './backoff.ts';
import type { MailingStep } from '../../../shared/portal/portal-trouble.ts';

/** What is under way at one portal. */
export interface Sending {
  readonly jobId: string;
  readonly step: MailingStep;
  readonly done: number;
  readonly total: number;
}

/** One portal's turn: one job at a time, and a pause for all of them where the trouble is the portal's. */
export interface PortalLane {
  sending: Sending | null;
  running: Promise<void> | null;
  stop: AbortController | null;
  /** Failures in a row, of whatever job. */
  failures: number;
  /** In ms; nothing is sent before. */
  pausedUntil: number;
  /** What the portal's pause is about. With outcome `final` it lasts until a person has acted. */
  problem: PortalError | null;
}

export const newLane = (): PortalLane => ({
  sending: null,
  running: null,
  stop: null,
  failures: 0,
  pausedUntil: 0,
  problem: null,
});

/** So many failures in a row, of whatever jobs, are taken for the portal's own. */
const BREAKS_AFTER = 3;

/** Keeps the account of a failure: when this job may be tried again, in ms. */
export function noteFailure(
  lane: PortalLane,
  error: PortalError,
  attempt: number,
  pace: Pace,
  now: number,
  chance: number,
): number {
  lane.failures += 1;
  const again = now + pauseMs(error, Math.max(attempt, lane.failures), pace, chance);
  if (concernsWholePortal(error) || lane.failures >= BREAKS_AFTER) {
    lane.pausedUntil = error.outcome === 'final' ? Number.POSITIVE_INFINITY : again;
    lane.problem = error;
  }
  return again;
}

export function noteSuccess(lane: PortalLane): void {
  lane.failures = 0;
  lane.pausedUntil = 0;
  lane.problem = null;
}

/** The network may be back: what was missing only that need not wait any longer. A server that asked for time keeps it. */
export function endLinePause(lane: PortalLane): void {
  if (lane.problem !== null && isLineFailure(lane.problem)) noteSuccess(lane);
}

export function endRun(lane: PortalLane): void {
  lane.running = null;
  lane.sending = null;
  lane.stop = null;
}
