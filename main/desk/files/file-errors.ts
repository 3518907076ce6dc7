import type { AppError } from '../../../shared/app-error.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';

/** The system's own name for what went wrong (ENOSPC, …), or null for anything that is not a failed system call. */
export const errnoOf = (cause: unknown): string | null => {
  if (!(cause instanceof Error) || !('code' in cause)) return null;
  return typeof cause.code === 'string' && /^E[A-Z0-9]+$/.test(cause.code) ? cause.code : null;
};

/** A failed system call in the app's words; `missing` says what ENOENT means here. Anything else is a bug and is thrown on. */
export function fileError(cause: unknown, missing: AppError = { code: 'unreachable' }): AppError {
  const errno = errnoOf(cause);
  switch (errno) {
    case null:
      throw cause;
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return { code: 'disk-full' };
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return { code: 'read-only' };
    case 'ENOENT':
    case 'ENOTDIR':
      return missing;
    case 'EHOSTDOWN':
    case 'EHOSTUNREACH':
    case 'ENOTCONN':
    case 'ESTALE':
    case 'ETIMEDOUT':
    case 'ENODEV':
    case 'ENXIO':
      return { code: 'unreachable' };
    default:
      return { code: 'io', errno };
  }
}

/** Runs file work whose failures are expected. */
export async function tryFiles<T>(work: () => Promise<T>, missing?: AppError): Promise<Result<T, AppError>> {
  try {
    return ok(await work());
  } catch (cause) {
    return fail(fileError(cause, missing));
  }
}
