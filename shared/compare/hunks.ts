import { diffArrays } from 'diff';

/** Places where two sequences differ: `before[start, end)` became `after[start, end)`. Between hunks the sequences are equal. */
export interface Hunk {
  readonly before: readonly [start: number, end: number];
  readonly after: readonly [start: number, end: number];
}

/** More edits than this and two texts have so little in common that looking further costs much and shows nothing. */
const MAX_EDITS = 3_000;

/** What differs between two sequences, in order; one hunk over everything where they have almost nothing in common. */
export function hunksBetween(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const changes = diffArrays([...before], [...after], { maxEditLength: MAX_EDITS });
  if (changes === undefined) return [{ before: [0, before.length], after: [0, after.length] }];
  const hunks: Hunk[] = [];
  let [atBefore, atAfter, isOpen] = [0, 0, false];
  for (const { added, removed, count } of changes) {
    const last = isOpen ? hunks.at(-1) : undefined;
    const start = last ?? { before: [atBefore, atBefore], after: [atAfter, atAfter] };
    if (!added) atBefore += count;
    if (!removed) atAfter += count;
    isOpen = added || removed;
    if (!isOpen) continue;
    const hunk: Hunk = { before: [start.before[0], atBefore], after: [start.after[0], atAfter] };
    if (last === undefined) hunks.push(hunk);
    else hunks[hunks.length - 1] = hunk;
  }
  return hunks;
}
