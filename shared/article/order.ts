import { generateKeyBetween } from 'fractional-indexing';

type Ordered = { readonly order: string };

/** The entries of a map in reading order: by order key, and by id where two people chose the same key. */
export const inOrder = <T extends Ordered>(
  map: Readonly<Record<string, T>>,
): readonly (readonly [id: string, entry: T])[] =>
  Object.entries(map).toSorted(([idA, a], [idB, b]) =>
    a.order === b.order ? (idA < idB ? -1 : 1) : a.order < b.order ? -1 : 1,
  );

/**
 * An order key that places an entry at `index` among `others` (the entries in reading order without the one being placed).
 * Equal neighbouring keys, which two people offline can make, leave no room between them: the new entry then goes behind both.
 */
export function orderKeyAt(others: readonly Ordered[], index: number): string {
  const before = others[index - 1]?.order ?? null;
  let after = others[index]?.order ?? null;
  for (let next = index; before !== null && after !== null && after <= before; next += 1)
    after = others[next + 1]?.order ?? null;
  return generateKeyBetween(before, after);
}
