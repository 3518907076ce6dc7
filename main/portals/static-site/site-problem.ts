import type { AppError } from '../../../shared/app-error.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';

/** Carries an expected failure up to the one place that turns it into data. */
interface SiteProblem extends Error {
  readonly appError: AppError;
}

/** An expected failure, to be thrown inside the site and answered by `asResult`. */
export const siteProblem = (appError: AppError): SiteProblem =>
  Object.assign(new Error(`site: ${appError.code}`), { appError });

const isSiteProblem = (error: unknown): error is SiteProblem => error instanceof Error && 'appError' in error;

/** The system's own name of a file error, e.g. `ENOSPC`. */
export function errnoOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  return /^E[A-Z0-9]+$/.test(error.code) ? error.code : null;
}

function appErrorOf(error: unknown): AppError | null {
  if (isSiteProblem(error)) return error.appError;
  const errno = errnoOf(error);
  switch (errno) {
    case null:
      return null;
    case 'ENOSPC':
    case 'EDQUOT':
      return { code: 'disk-full' };
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return { code: 'read-only' };
    default:
      return { code: 'io', errno };
  }
}

/** Runs a piece of work on the site; what can be expected to fail becomes data, bugs go on as they are. */
export async function asResult<T>(work: () => Promise<T>): Promise<Result<T, AppError>> {
  try {
    return ok(await work());
  } catch (error) {
    const known = appErrorOf(error);
    if (known === null) throw error;
    return fail(known);
  }
}
