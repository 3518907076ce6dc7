/** What an operation that can fail in an expected way returns: bugs throw, expected failures are data. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** A success. */
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** An expected failure. */
export const fail = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error });

/** Closes a switch over a union: the compiler refuses a missing case, the running program names the stray value's type. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value of type ${typeof value}`);
}
