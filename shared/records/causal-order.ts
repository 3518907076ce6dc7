/** A thing that happened: `before` names what its author already knew. */
export interface Happened {
  readonly hash: string;
  /** UTC instant in the fixed form of the records; '' where it is not known. */
  readonly at: string;
  readonly before: readonly string[];
}

const earlier = (a: Happened, b: Happened): number =>
  a.at === b.at ? (a.hash < b.hash ? -1 : 1) : a.at < b.at ? -1 : 1;

function insertSorted<T extends Happened>(ready: T[], item: T): void {
  let low = 0;
  let high = ready.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = ready[middle];
    if (other !== undefined && earlier(other, item) < 0) low = middle + 1;
    else high = middle;
  }
  ready.splice(low, 0, item);
}

/**
 * One order for everybody: causes before effects, and where neither knew of the other by (at, hash). The same set gives the same order however it
 * arrived; what names a missing thing stands as if it did not. (A cycle cannot be made of hashes; if one is fed in, it comes last.)
 */
export function causalOrder<T extends Happened>(items: readonly T[]): readonly T[] {
  const byHash = new Map(items.map((item) => [item.hash, item]));
  const waitingFor = new Map<string, number>();
  const effects = new Map<string, T[]>();
  const ready: T[] = [];
  for (const item of byHash.values()) {
    const causes = new Set(item.before.filter((hash) => byHash.has(hash)));
    waitingFor.set(item.hash, causes.size);
    for (const cause of causes) effects.set(cause, [...(effects.get(cause) ?? []), item]);
    if (causes.size === 0) insertSorted(ready, item);
  }
  const ordered: T[] = [];
  for (let next = ready.shift(); next !== undefined; next = ready.shift()) {
    ordered.push(next);
    for (const effect of effects.get(next.hash) ?? []) {
      const left = (waitingFor.get(effect.hash) ?? 0) - 1;
      waitingFor.set(effect.hash, left);
      if (left === 0) insertSorted(ready, effect);
    }
  }
  const placed = new Set(ordered.map((item) => item.hash));
  return [...ordered, ...[...byHash.values()].filter((item) => !placed.has(item.hash)).toSorted(earlier)];
}
