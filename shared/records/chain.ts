import type { RecordLinks } from './record-schema.ts';

/** A record with its place in its device's chain. */
export interface Linked {
  readonly hash: string;
  readonly links: RecordLinks;
}

/**
 * What a chain shows. `gap`: number `seq` of this device never arrived. `fork`: a device signed two records with one number (a restored backup, a
 * copied key). `broken`: a record names another predecessor than the one before it. `missing`: a record that others had seen is not here.
 */
export type ChainProblem =
  | { readonly kind: 'gap'; readonly dev: string; readonly seq: number }
  | { readonly kind: 'fork'; readonly dev: string; readonly seq: number }
  | { readonly kind: 'broken'; readonly dev: string; readonly seq: number }
  | { readonly kind: 'missing'; readonly hash: string };

function problemsOfDevice(dev: string, chain: readonly Linked[]): ChainProblem[] {
  const problems: ChainProblem[] = [];
  const bySeq = new Map<number, Linked[]>();
  for (const record of chain) bySeq.set(record.links.seq, [...(bySeq.get(record.links.seq) ?? []), record]);
  let expected = 1;
  for (const seq of [...bySeq.keys()].toSorted((a, b) => a - b)) {
    const here = bySeq.get(seq) ?? [];
    if (seq > expected) problems.push({ kind: 'gap', dev, seq: expected });
    if (here.length > 1) problems.push({ kind: 'fork', dev, seq });
    const before = bySeq.get(seq - 1)?.map((record) => record.hash);
    const fits = (prev: string | null): boolean =>
      seq === 1 ? prev === null : prev !== null && (before === undefined || before.includes(prev));
    if (!here.every((record) => fits(record.links.prev))) problems.push({ kind: 'broken', dev, seq });
    expected = seq + 1;
  }
  return problems;
}

/** Everything wrong in the chains of one article, in a fixed order. `present` also holds the hashes of records that could not be read. */
export function chainProblems(records: readonly Linked[], present: ReadonlySet<string>): readonly ChainProblem[] {
  const byDevice = new Map<string, Linked[]>();
  const named = new Set<string>();
  for (const record of records) {
    byDevice.set(record.links.dev, [...(byDevice.get(record.links.dev) ?? []), record]);
    for (const hash of Object.values(record.links.seen)) named.add(hash);
    if (record.links.prev !== null) named.add(record.links.prev);
  }
  const missing = [...named].filter((hash) => !present.has(hash)).toSorted();
  return [
    ...[...byDevice.keys()].toSorted().flatMap((dev) => problemsOfDevice(dev, byDevice.get(dev) ?? [])),
    ...missing.map((hash): ChainProblem => ({ kind: 'missing', hash })),
  ];
}
