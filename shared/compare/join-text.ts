import { canonicalRuns } from '../article/runs.ts';
import type { Run } from '../article/schema.ts';
import { hunksBetween, type Hunk } from './hunks.ts';
import { choice, settled, type Joined, type ThreeVersions } from './join-value.ts';
import { isWord, wordsOf } from './words.ts';

/** A text of which two versions were written apart, piece by piece. */
export type TextJoin = readonly Joined<readonly Run[]>[];

/**
 * Changes of the two sides with fewer unchanged words between them belong to one thought; taken both without asking they could double a word or turn a
 * sentence around, so together they are one choice.
 */
const WORDS_APART = 3;

type Range = readonly [start: number, end: number];

const tokensOf = (runs: readonly Run[]): readonly Run[] =>
  runs.flatMap((run) => wordsOf(run.text).map((text) => ({ ...run, text })));

const keyOf = (token: Run): string => `${token.text}\u0000${token.marks.join()}\u0000${token.link ?? ''}`;

interface SidedHunk extends Hunk {
  readonly side: 'mine' | 'theirs';
}

/** Hunks that must be looked at together: no word stands between them (a rewritten phrase is one change), or few do and they are of both sides. */
function groupHunks(hunks: readonly SidedHunk[], base: readonly Run[]): readonly (readonly SidedHunk[])[] {
  const groups: SidedHunk[][] = [];
  let end = -1;
  for (const hunk of hunks) {
    const group = groups.at(-1);
    const between = base.slice(Math.max(0, end), hunk.before[0]).filter((token) => isWord(token.text)).length;
    const isOfBoth = group?.some((other) => other.side !== hunk.side) ?? false;
    if (group !== undefined && between < (isOfBoth ? WORDS_APART : 1)) group.push(hunk);
    else groups.push([hunk]);
    end = Math.max(end, hunk.before[1]);
  }
  return groups;
}

/** What one side has where the base has `range`: its hunks, and around them what it left alone. */
function rangeOn(hunks: readonly SidedHunk[], all: readonly Hunk[], range: Range): Range {
  const [first, last] = [hunks[0], hunks.at(-1)];
  if (first !== undefined && last !== undefined)
    return [first.after[0] - (first.before[0] - range[0]), last.after[1] + (range[1] - last.before[1])];
  const before = all.findLast((hunk) => hunk.before[1] <= range[0]);
  const shift = before === undefined ? 0 : before.after[1] - before.before[1];
  return [range[0] + shift, range[1] + shift];
}

/**
 * Joins two versions of a text word by word. What one side changed is taken; where both changed the same place, or close to each other, a choice stands
 * that holds the words of both. `id` begins the ids of the choices.
 */
export function joinText(id: string, { base, mine, theirs }: ThreeVersions<readonly Run[]>): TextJoin {
  const tokens = { base: tokensOf(base), mine: tokensOf(mine), theirs: tokensOf(theirs) };
  const keys = { base: tokens.base.map(keyOf), mine: tokens.mine.map(keyOf), theirs: tokens.theirs.map(keyOf) };
  const hunks = { mine: hunksBetween(keys.base, keys.mine), theirs: hunksBetween(keys.base, keys.theirs) };
  const sided = (['mine', 'theirs'] as const)
    .flatMap((side) => hunks[side].map((hunk): SidedHunk => ({ ...hunk, side })))
    .toSorted((a, b) => a.before[0] - b.before[0] || a.before[1] - b.before[1]);
  const part = (side: keyof typeof tokens, range: Range) => canonicalRuns(tokens[side].slice(...range));
  const parts: Joined<readonly Run[]>[] = [];
  let at = 0;
  for (const group of groupHunks(sided, tokens.base)) {
    const start = Math.min(...group.map((hunk) => hunk.before[0]));
    const end = Math.max(...group.map((hunk) => hunk.before[1]));
    if (at < start) parts.push(settled('unchanged', part('base', [at, start])));
    const of = (side: 'mine' | 'theirs') => group.filter((hunk) => hunk.side === side);
    const ranges = {
      mine: rangeOn(of('mine'), hunks.mine, [start, end]),
      theirs: rangeOn(of('theirs'), hunks.theirs, [start, end]),
    };
    const [ofMine, ofTheirs] = [part('mine', ranges.mine), part('theirs', ranges.theirs)];
    if (of('theirs').length === 0) parts.push(settled('mine', ofMine));
    else if (of('mine').length === 0) parts.push(settled('theirs', ofTheirs));
    else if (keys.mine.slice(...ranges.mine).join('\u0001') === keys.theirs.slice(...ranges.theirs).join('\u0001'))
      parts.push(settled('both', ofMine));
    else
      parts.push(
        choice(`${id}:${String(start)}`, { base: part('base', [start, end]), mine: ofMine, theirs: ofTheirs }, true),
      );
    at = end;
  }
  if (at < tokens.base.length) parts.push(settled('unchanged', part('base', [at, tokens.base.length])));
  return parts;
}
