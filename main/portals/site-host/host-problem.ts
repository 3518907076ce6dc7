import type { HostTrouble } from '../../../shared/portal/host-trouble.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { cleanLine } from '../../media/clean-text.ts';
import { codeOf, NO_ADDRESS, NOT_REACHED } from '../line-codes.ts';

/** An expected failure of the way to the host, as data. `detail` is what the server said, bounded and cleaned, or the fingerprint it showed; never a secret. */
export interface HostFailure {
  readonly trouble: HostTrouble;
  readonly detail: string;
}

interface HostProblem extends Error {
  readonly hostFailure: HostFailure;
}

/** An expected failure, to be thrown on the way to the host and answered by `asHostResult`. */
export const hostProblem = (trouble: HostTrouble, detail = ''): HostProblem =>
  Object.assign(new Error(`host: ${trouble}`), { hostFailure: { trouble, detail: cleanLine(detail, 300) } });

export const isHostProblem = (error: unknown): error is HostProblem => error instanceof Error && 'hostFailure' in error;

const LOST: ReadonlySet<string> = new Set(['ECONNRESET', 'ECONNABORTED', 'EPIPE']);

/** What a server or the network says when a connection fails, as the trouble it stands for; null: it stands for none of the line. */
export function lineTroubleOf(error: unknown): HostTrouble | null {
  const code = codeOf(error);
  if (NO_ADDRESS.has(code)) return 'no-address';
  if (NOT_REACHED.has(code)) return 'refused';
  if (LOST.has(code)) return 'reset';
  return code === 'ETIMEDOUT' ? 'timeout' : null;
}

/** Runs work on the host; what can be expected to fail becomes data, bugs go on as they are. */
export async function asHostResult<T>(work: () => Promise<T>): Promise<Result<T, HostFailure>> {
  try {
    return ok(await work());
  } catch (error) {
    if (isHostProblem(error)) return fail(error.hostFailure);
    throw error;
  }
}
