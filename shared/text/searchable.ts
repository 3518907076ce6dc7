import { foldText, type FoldedText } from './fold.ts';

// A character with its marks: what a reader sees as one letter, and what is never split.
const LETTER_WITH_MARKS = /\P{M}\p{M}*|\p{M}+/gsu;
// Spaces that look like one: what portals and word processors put between words to keep them together.
const WIDE_SPACES = /[\u00a0\u2000-\u200a\u202f\u3000]/g;

/**
 * A text as find compares it, with the way back to the original: NFD letter by letter, spaces alike, and without the differences that the options
 * allow. All positions of one letter and its marks share one start.
 */
export function searchable(
  text: string,
  options: { readonly matchCase: boolean; readonly matchAccents: boolean },
): FoldedText {
  const known = new Map<string, string>();
  const parts: string[] = [];
  const starts: number[] = [];
  let offset = 0;
  for (const [letter] of text.matchAll(LETTER_WITH_MARKS)) {
    let part = known.get(letter);
    if (part === undefined) known.set(letter, (part = compared(letter, options)));
    for (let unit = 0; unit < part.length; unit += 1) starts.push(offset);
    parts.push(part);
    offset += letter.length;
  }
  starts.push(offset);
  return { text: parts.join(''), starts: Uint32Array.from(starts) };
}

function compared(
  letter: string,
  { matchCase, matchAccents }: { readonly matchCase: boolean; readonly matchAccents: boolean },
): string {
  const plain = letter.normalize('NFD').replace(WIDE_SPACES, ' ');
  if (matchAccents) return matchCase ? plain : plain.toLowerCase().replace(/ς/g, 'σ');
  if (!matchCase) return foldText(plain);
  const folded = foldText(plain);
  return plain === plain.toLowerCase() ? folded : folded.toUpperCase();
}
