import type { HostTrouble } from '../../../shared/portal/host-trouble.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { cleanLine } from '../../media/clean-text.ts';

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

/** What a server or the network says when a connection fails, as the trouble it stands for; null: it stands for none of the line. */
export function lineTroubleOf(error: unknown): HostTrouble | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_FAIL':
    case 'EAI_NODATA':
    case 'EAI_NONAME':
      return 'no-address';
    case 'ECONNREFUSED':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EHOSTDOWN':
    case 'ENETDOWN':
      return 'refused';
    case 'ECONNRESET':
    case 'ECONNABORTED':
    case 'EPIPE':
      return 'reset';
    case 'ETIMEDOUT':
      return 'timeout';
    default:
      return null;
  }
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
