import { hunksBetween } from './hunks.ts';
import { isWord, wordsOf } from './words.ts';

/** A thing with text that can be found again in another version: `key` is equal only for equal things. */
export interface Alignable {
  readonly key: string;
  readonly text: string;
}

/** Which entry of one version is which of the other, in reading order; null: it is only on the other side. */
export interface Pair {
  readonly before: number | null;
  readonly after: number | null;
}

/** Two texts that share less of their words than this are two texts, not one that was changed. */
const LEAST_LIKENESS = 0.35;

/** Beyond so many pairs to weigh, what is left is shown as removed and added. */
const MOST_PAIRS = 40_000;

type Bag = ReadonlyMap<string, number>;

function bagOf(text: string): Bag {
  const bag = new Map<string, number>();
  for (const word of wordsOf(text)) if (isWord(word)) bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}

const sizeOf = (bag: Bag): number => [...bag.values()].reduce((sum, count) => sum + count, 0);

/** From 0 to 1: the share of words that two texts have in common. */
function likeness(a: Bag, b: Bag): number {
  const total = sizeOf(a) + sizeOf(b);
  if (total === 0) return 1;
  let common = 0;
  for (const [word, count] of a) common += Math.min(count, b.get(word) ?? 0);
  return (2 * common) / total;
}

/** In a gap between equal entries: the pairing in reading order that keeps the most words together. */
function alignGap(before: readonly Alignable[], after: readonly Alignable[]): readonly Pair[] {
  const [rows, columns] = [before.length, after.length];
  const apart: readonly Pair[] = [
    ...before.map((_, index) => ({ before: index, after: null })),
    ...after.map((_, index) => ({ before: null, after: index })),
  ];
  if (rows === 0 || columns === 0 || rows * columns > MOST_PAIRS) return apart;
  const [bagsBefore, bagsAfter] = [before, after].map((list) => list.map(({ text }) => bagOf(text)));
  const none: Bag = new Map();
  const weight = (row: number, column: number): number => {
    const value = likeness(bagsBefore?.[row] ?? none, bagsAfter?.[column] ?? none);
    return value < LEAST_LIKENESS ? 0 : value;
  };
  const weights = before.map((_, row) => after.map((__, column) => weight(row, column)));
  const best = Array.from({ length: rows + 1 }, () => Array.from({ length: columns + 1 }, () => 0));
  const at = (row: number, column: number): number => best[row]?.[column] ?? 0;
  const paired = (row: number, column: number): number => {
    const value = weights[row]?.[column] ?? 0;
    return value === 0 ? -1 : value + at(row + 1, column + 1);
  };
  for (let row = rows - 1; row >= 0; row -= 1)
    for (let column = columns - 1; column >= 0; column -= 1) {
      const line = best[row];
      if (line !== undefined) line[column] = Math.max(at(row + 1, column), at(row, column + 1), paired(row, column));
    }
  const pairs: Pair[] = [];
  let [row, column] = [0, 0];
  while (row < rows || column < columns) {
    if (row < rows && column < columns && at(row, column) === paired(row, column))
      pairs.push({ before: row++, after: column++ });
    else if (row < rows && (column === columns || at(row, column) === at(row + 1, column)))
      pairs.push({ before: row++, after: null });
    else pairs.push({ before: null, after: column++ });
  }
  return pairs;
}

const shifted = (pair: Pair, before: number, after: number): Pair => ({
  before: pair.before === null ? null : pair.before + before,
  after: pair.after === null ? null : pair.after + after,
});

/** Pairs two sequences in reading order: what is equal first, then in the gaps between what is most alike. */
export function align(before: readonly Alignable[], after: readonly Alignable[]): readonly Pair[] {
  const pairs: Pair[] = [];
  let [atBefore, atAfter] = [0, 0];
  const takeEqual = (until: number) => {
    while (atBefore < until) pairs.push({ before: atBefore++, after: atAfter++ });
  };
  const hunks = hunksBetween(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
  );
  for (const hunk of hunks) {
    takeEqual(hunk.before[0]);
    const gap = alignGap(before.slice(...hunk.before), after.slice(...hunk.after));
    pairs.push(...gap.map((pair) => shifted(pair, hunk.before[0], hunk.after[0])));
    [atBefore, atAfter] = [hunk.before[1], hunk.after[1]];
  }
  takeEqual(before.length);
  return pairs;
}
