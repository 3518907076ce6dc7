/** A runtime that cannot be had, for a reason a person can act on: its message is shown alone, without a stack. */
export class RuntimeError extends Error {}
