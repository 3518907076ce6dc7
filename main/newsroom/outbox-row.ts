import type { OutboxCounts, OutboxPage, OutboxRow } from '../../shared/ipc/requests/outbox-requests.ts';
import type { Outlet } from '../../shared/portal/schema.ts';
import type { JobView } from '../publishing/outbox/outbox.ts';

/** Waiting for the network, for a time or for a turn; or for somebody. */
function phaseOf({ job, sending, portalProblem }: JobView, hasPortal: boolean): OutboxRow['phase'] {
  if (job.phase !== 'waiting') return job.phase;
  if (sending !== null) return 'sending';
  return !hasPortal || portalProblem?.outcome === 'final' ? 'needs-person' : 'waiting';
}

/** A job as the window shows it; `outlet` null: the desk does not publish there any more. */
export function rowOf(view: JobView, outlet: Outlet | null): OutboxRow {
  const { job, sending, portalProblem } = view;
  const { created, failure, wait, held, verified, finishedAt } = job;
  const phase = phaseOf(view, outlet !== null);
  const isStuck = phase === 'waiting' || phase === 'needs-person';
  const why = wait?.reason ?? portalProblem?.code ?? failure?.code ?? null;
  const reason = isStuck && outlet === null ? 'no-portal' : why;
  const said = wait?.detail ?? portalProblem?.detail ?? failure?.detail ?? '';
  return {
    jobId: job.id,
    articleId: created.key,
    headline: created.headline,
    portalName: outlet?.name ?? created.portal,
    portalKind: outlet?.kind ?? null,
    task: created.withdrawal === null ? 'publish' : 'withdraw',
    queuedAt: created.at,
    phase,
    step: sending?.step ?? job.step,
    progress: sending === null ? null : { done: sending.done, total: sending.total },
    reason: isStuck ? reason : null,
    held:
      phase === 'waiting' && held !== null && why === null ? { until: held.publishAt, onServer: held.onServer } : null,
    // The fingerprint in front is for the outbox, not for people.
    detail: isStuck ? said.replace(/^[0-9a-f]{64} /, '') : '',
    differences: isStuck ? (wait?.differences ?? []) : [],
    retryAt: failure?.retryAt ?? null,
    url: verified?.url ?? null,
    finishedAt,
  };
}

/** How many go on by themselves, and how many wait for a person. */
export const countsOf = (rows: readonly OutboxRow[]): OutboxCounts => ({
  waiting: rows.filter(({ phase }) => phase === 'waiting' || phase === 'sending').length,
  needsPerson: rows.filter(({ phase }) => phase === 'needs-person').length,
});

const URGENCY: Readonly<Record<OutboxRow['phase'], number>> = {
  'needs-person': 0,
  sending: 1,
  waiting: 1,
  done: 2,
  superseded: 2,
};

/** The first rows; whatever waits for a person is among them before anything else. */
export const pageOf = (rows: readonly OutboxRow[], limit: number): OutboxPage => ({
  rows: rows.toSorted((a, b) => URGENCY[a.phase] - URGENCY[b.phase]).slice(0, limit),
  total: rows.length,
  counts: countsOf(rows),
});
