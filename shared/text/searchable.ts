import { foldText, type FoldedText } from './fold.ts';
import { restyled } from './tone-marks.ts';

// A character with its marks: what a reader sees as one letter, and what is never split.
const LETTER_WITH_MARKS = /\P{M}\p{M}*|\p{M}+/gsu;
// Spaces that look like one: what portals and word processors put between words to keep them together.
const WIDE_SPACES = /[\u00a0\u2000-\u200a\u202f\u3000]/g;

export interface Comparison {
  readonly matchCase: boolean;
  readonly matchAccents: boolean;
  /** On: khoá is compared as khóa. */
  readonly oneToneStyle: boolean;
}

/**
 * A text as find compares it, with the way back to the original: NFD letter by letter, spaces alike, and without the differences that do not count. All
 * positions of one letter and its marks share one start.
 */
export function searchable(text: string, comparison: Comparison): FoldedText {
  const letters = Array.from(text.matchAll(LETTER_WITH_MARKS), ([letter]) => letter);
  const shown = comparison.oneToneStyle ? inOldStyle(letters) : letters;
  const known = new Map<string, string>();
  const parts: string[] = [];
  const starts: number[] = [];
  let offset = 0;
  for (const [index, letter] of shown.entries()) {
    let part = known.get(letter);
    if (part === undefined) known.set(letter, (part = compared(letter, comparison)));
    for (let unit = 0; unit < part.length; unit += 1) starts.push(offset);
    parts.push(part);
    offset += letters[index]?.length ?? 0;
  }
  starts.push(offset);
  return { text: parts.join(''), starts: Uint32Array.from(starts) };
}

// A mark moves from letter to letter, so the letters are joined for it and parted again at the same places.
function inOldStyle(letters: readonly string[]): readonly string[] {
  const composed = letters.map((letter) => letter.normalize('NFC'));
  const styled = restyled(composed.join(''), 'old');
  let offset = 0;
  return composed.map((letter) => styled.slice(offset, (offset += letter.length)));
}

function compared(letter: string, { matchCase, matchAccents }: Comparison): string {
  const plain = letter.normalize('NFD').replace(WIDE_SPACES, ' ');
  if (matchAccents) return matchCase ? plain : plain.toLowerCase().replace(/ς/g, 'σ');
  if (!matchCase) return foldText(plain);
  const folded = foldText(plain);
  return plain === plain.toLowerCase() ? folded : folded.toUpperCase();
}
