import { setTimeout as wait } from 'node:timers/promises';

/** What the work gives, or null when it takes longer than `ms`; the work goes on. A folder on a network can hang without ever failing. */
export async function within<T extends object>(ms: number, work: Promise<T>): Promise<T | null> {
  const limit = new AbortController();
  const late = wait(ms, null, { signal: limit.signal, ref: false }).catch(() => null);
  try {
    return await Promise.race([work, late]);
  } finally {
    limit.abort();
  }
}
