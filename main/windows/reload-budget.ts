const MOST = 3;
const WITHIN_MS = 60_000;

/** Whether a crashed page may be loaded again without asking: a page that dies at once on every load would do so for ever. */
export function createReloadBudget(now: () => number): () => boolean {
  let crashes: readonly number[] = [];
  return () => {
    const at = now();
    crashes = [...crashes.filter((time) => at - time < WITHIN_MS), at];
    return crashes.length <= MOST;
  };
}
