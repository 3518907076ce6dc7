/** Syllables that a reader takes in per minute; newsroom practice for Vietnamese prose. */
export const SYLLABLES_PER_MINUTE = 225;

const PIECE = /[^\s–—…]+/gu;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/**
 * The number of tiếng: runs between spaces, dashes (– —) and … that hold a letter or digit, as word processors count. `23/02/2021`, `1,65%`, `TP.HCM`
 * and `Covid-19` are one each; a lone dash or emoji is none.
 */
export function countSyllables(text: string): number {
  let count = 0;
  for (const [piece] of text.matchAll(PIECE)) if (LETTER_OR_DIGIT.test(piece)) count += 1;
  return count;
}

/** Whole minutes of reading; at least one for any text at all, none for none. */
export const readingMinutes = (syllables: number): number =>
  syllables === 0 ? 0 : Math.max(1, Math.round(syllables / SYLLABLES_PER_MINUTE));

/** A running total over the blocks of an article, so that a key press costs the count of one block. */
export interface SyllableTally {
  /** Counts a block anew, or for the first time. Returns the new total. */
  readonly set: (blockId: string, text: string) => number;
  /** Forgets a block; one that was never counted is no error. Returns the new total. */
  readonly remove: (blockId: string) => number;
  readonly total: () => number;
}

/** An empty tally. It keeps one number per block, never the text. */
export function createSyllableTally(): SyllableTally {
  const counts = new Map<string, number>();
  let total = 0;
  const remove = (blockId: string): number => {
    total -= counts.get(blockId) ?? 0;
    counts.delete(blockId);
    return total;
  };
  return {
    set: (blockId, text) => {
      const count = countSyllables(text);
      remove(blockId);
      counts.set(blockId, count);
      total += count;
      return total;
    },
    remove,
    total: () => total,
  };
}
