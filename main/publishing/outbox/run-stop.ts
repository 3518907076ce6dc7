import type { PortalAnswer, RemotePost } from '../../portals/portal.ts';
import type { PortalError } from '../../portals/portal-error.ts';
import type { MailingStep, PostDifference, WaitReason } from '../../../shared/portal/portal-trouble.ts';
import type { RemoteNote } from './job.ts';
import type { RunEnd } from './run-parts.ts';

/** Thrown inside a run to leave it from any depth; caught by `runJob`. */
export class RunStop extends Error {
  readonly end: RunEnd;
  constructor(end: RunEnd) {
    super(end.kind);
    this.end = end;
  }
}

export const stopWaiting = (
  step: MailingStep,
  reason: WaitReason,
  detail = '',
  differences: readonly PostDifference[] = [],
): RunStop =>
  new RunStop({ kind: 'waits', step, reason, detail, ...(differences.length === 0 ? {} : { differences }) });

export const stopFailed = (step: MailingStep, error: PortalError): RunStop =>
  new RunStop({ kind: 'failed', step, error });

export async function must<T>(step: MailingStep, answer: PortalAnswer<T>): Promise<T> {
  const got = await answer;
  if (!got.ok) throw stopFailed(step, got.error);
  return got.value;
}

export const noteOf = ({ remoteId, url, fingerprint }: RemotePost): RemoteNote => ({ remoteId, url, fingerprint });
