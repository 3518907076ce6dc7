import type { Happened } from './causal-order.ts';

/** What each of the ordered things knew of the others: answers for the thing at `index` whether it knew the one at `other`. */
export interface CausalPast {
  readonly knew: (index: number, other: number) => boolean;
  /** Whether it knew everything that stands before it. */
  readonly knewAll: (index: number) => boolean;
}

const WORD = 32;

function countBits(words: Uint32Array): number {
  let count = 0;
  for (const word of words) for (let rest = word; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** Reads off a causal order, causes before effects, what everyone knew directly and through others. */
export function causalPast(ordered: readonly Happened[]): CausalPast {
  const places = new Map(ordered.map(({ hash }, index) => [hash, index]));
  const known = ordered.map(() => new Uint32Array(Math.ceil(ordered.length / WORD)));
  for (const [index, { before }] of ordered.entries()) {
    const mine = known[index];
    if (mine === undefined) continue;
    for (const cause of before) {
      const place = places.get(cause);
      const theirs = place === undefined || place >= index ? undefined : known[place];
      if (place === undefined || theirs === undefined) continue;
      for (const [word, bits] of theirs.entries()) mine[word] = (mine[word] ?? 0) | bits;
      const word = Math.floor(place / WORD);
      mine[word] = (mine[word] ?? 0) | (1 << (place % WORD));
    }
  }
  const counts = known.map(countBits);
  return {
    knew: (index, other) => (((known[index]?.[Math.floor(other / WORD)] ?? 0) >>> (other % WORD)) & 1) === 1,
    knewAll: (index) => counts[index] === index,
  };
}
