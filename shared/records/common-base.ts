import type { Revision } from './fold.ts';

type Known = Pick<Revision, 'record' | 'parents'>;

function withAncestors(record: string, byRecord: ReadonlyMap<string, Known>): ReadonlySet<string> {
  const found = new Set<string>();
  const left = [record];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    left.push(...(byRecord.get(next)?.parents ?? []));
  }
  return found;
}

/** The newest revision that both continue (either itself counts); null: none of those that are here. `revisions` in causal order. */
export function commonBase<R extends Known>(revisions: readonly R[], a: string, b: string): R | null {
  const byRecord = new Map(revisions.map((revision) => [revision.record, revision]));
  const [ofA, ofB] = [withAncestors(a, byRecord), withAncestors(b, byRecord)];
  return revisions.findLast(({ record }) => ofA.has(record) && ofB.has(record)) ?? null;
}
