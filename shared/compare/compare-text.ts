import { canonicalRuns, runsText } from '../article/runs.ts';
import type { Run } from '../article/schema.ts';
import { hunksBetween, type Hunk } from './hunks.ts';
import { isWord, wordsOf } from './words.ts';

/** How a stretch of text is set. */
export type TextFormat = Pick<Run, 'marks' | 'link'>;

/** A stretch of a compared text. `formatted`: the same words, set differently. */
export type TextPiece =
  | { readonly kind: 'same' | 'removed' | 'added'; readonly text: string; readonly format: TextFormat }
  | { readonly kind: 'formatted'; readonly text: string; readonly before: TextFormat; readonly after: TextFormat };

/** The older or the newer of two compared versions. */
export type Side = 'before' | 'after';

/** True when nothing differs, formats included. */
export const isSameText = (pieces: readonly TextPiece[]): boolean => pieces.every((piece) => piece.kind === 'same');

/** One side of a compared text, exactly as it was. */
export function sideOfText(pieces: readonly TextPiece[], side: Side): readonly Run[] {
  const left = side === 'before' ? 'added' : 'removed';
  return canonicalRuns(
    pieces.flatMap((piece): readonly Run[] => {
      if (piece.kind === left) return [];
      return [{ text: piece.text, ...(piece.kind === 'formatted' ? piece[side] : piece.format) }];
    }),
  );
}

/** Hands out a run list's text from left to right, each stretch with its format. */
function createTaker(runs: readonly Run[]) {
  let [run, offset] = [0, 0];
  return (length: number): readonly { readonly text: string; readonly format: TextFormat }[] => {
    const taken: { text: string; format: TextFormat }[] = [];
    for (let left = length; left > 0;) {
      const current = runs[run];
      if (current === undefined) break;
      const text = current.text.slice(offset, offset + left);
      taken.push({ text, format: { marks: current.marks, link: current.link } });
      left -= text.length;
      offset += text.length;
      if (offset >= current.text.length) [run, offset] = [run + 1, 0];
    }
    return taken;
  };
}

const sameFormat = (a: TextFormat, b: TextFormat): boolean => a.link === b.link && a.marks.join() === b.marks.join();

/** Equal words on both sides, cut wherever either side's format changes. */
function samePieces(
  before: ReturnType<ReturnType<typeof createTaker>>,
  after: ReturnType<ReturnType<typeof createTaker>>,
): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let [b, offset] = [0, 0];
  for (const piece of after) {
    for (let at = 0; at < piece.text.length;) {
      const old = before[b];
      if (old === undefined) break;
      const text = piece.text.slice(at, at + old.text.length - offset);
      if (sameFormat(old.format, piece.format)) pieces.push({ kind: 'same', text, format: piece.format });
      else pieces.push({ kind: 'formatted', text, before: old.format, after: piece.format });
      at += text.length;
      offset += text.length;
      if (offset >= old.text.length) [b, offset] = [b + 1, 0];
    }
  }
  return pieces;
}

/** Between two hunks only spaces stand: read as one change, a rewritten phrase does not fall into shreds. */
function withoutShreds(hunks: readonly Hunk[], words: readonly string[]): readonly Hunk[] {
  const joined: Hunk[] = [];
  for (const hunk of hunks) {
    const last = joined.at(-1);
    const between = last === undefined ? [] : words.slice(last.before[1], hunk.before[0]);
    const isReplacing = (one: Hunk) => one.before[0] < one.before[1] && one.after[0] < one.after[1];
    if (last !== undefined && isReplacing(last) && isReplacing(hunk) && !between.some(isWord) && between.length <= 2)
      joined[joined.length - 1] = {
        before: [last.before[0], hunk.before[1]],
        after: [last.after[0], hunk.after[1]],
      };
    else joined.push(hunk);
  }
  return joined;
}

const lengthOf = (words: readonly string[], start: number, end: number): number => {
  let length = 0;
  for (let index = start; index < end; index += 1) length += words[index]?.length ?? 0;
  return length;
};

/** Compares two texts by syllables, then the formats of what stayed. Both sides can be read back from the result exactly (`sideOfText`). */
export function compareText(before: readonly Run[], after: readonly Run[]): readonly TextPiece[] {
  const [oldWords, newWords] = [wordsOf(runsText(before)), wordsOf(runsText(after))];
  const [takeBefore, takeAfter] = [createTaker(before), createTaker(after)];
  const pieces: TextPiece[] = [];
  let at = { before: 0, after: 0 };
  const takeSame = (until: number) => {
    const length = lengthOf(oldWords, at.before, until);
    pieces.push(...samePieces(takeBefore(length), takeAfter(length)));
  };
  for (const hunk of withoutShreds(hunksBetween(oldWords, newWords), oldWords)) {
    takeSame(hunk.before[0]);
    const removed = takeBefore(lengthOf(oldWords, ...hunk.before));
    const added = takeAfter(lengthOf(newWords, ...hunk.after));
    pieces.push(...removed.map((piece) => ({ kind: 'removed' as const, ...piece })));
    pieces.push(...added.map((piece) => ({ kind: 'added' as const, ...piece })));
    at = { before: hunk.before[1], after: hunk.after[1] };
  }
  takeSame(oldWords.length);
  return pieces;
}
