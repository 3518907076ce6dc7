/** A folded text that remembers where its characters came from. */
export interface FoldedText {
  readonly text: string;
  /**
   * For each UTF-16 position of `text` the offset, in the original, of the character it came from; one more entry at the end holds the original's
   * length. Never falls; a stripped mark belongs to the character before it.
   */
  readonly starts: Uint32Array;
}

// đ has no decomposition, so stripping marks would leave it; Ð (Icelandic eth) and Ɖ are what broken fonts and converters put in its place.
const foldMarkless = (decomposed: string): string =>
  decomposed
    .replace(/\p{M}/gu, '')
    .replace(/[đĐðÐɖƉ]/g, 'd')
    .toLowerCase()
    // JavaScript lower-cases Σ by its neighbours; one form keeps folding a matter of single characters.
    .replace(/ς/g, 'σ');

/**
 * The text as search sees it: no accents, no tone marks, no case, đ as d. Canonically equal texts (NFC, NFD) fold alike, and folding twice changes
 * nothing. Letters of other scripts stay, without their marks.
 */
export const foldText = (text: string): string => foldMarkless(text.normalize('NFD'));

/** `foldText`, with the way back: `foldWithMap(text).text === foldText(text)`. */
export function foldWithMap(text: string): FoldedText {
  const parts: string[] = [];
  const starts = new Uint32Array(foldedLengthAtMost(text) + 1);
  const known = new Map<string, string>();
  let length = 0;
  let offset = 0;
  for (const character of text) {
    let folded = known.get(character);
    if (folded === undefined) known.set(character, (folded = foldText(character)));
    for (let unit = 0; unit < folded.length; unit += 1) starts[length + unit] = offset;
    parts.push(folded);
    length += folded.length;
    offset += character.length;
  }
  starts[length] = offset;
  return { text: parts.join(''), starts: starts.slice(0, length + 1) };
}

// A Hangul syllable folds to at most three jamo; nothing else without its marks grows more.
const foldedLengthAtMost = (text: string): number => text.length * 3;

/** The stretch of the original behind the folded positions [start, end): whole characters, with their marks. */
export function originalRange(folded: FoldedText, start: number, end: number): readonly [start: number, end: number] {
  const from = folded.starts[start] ?? 0;
  if (end <= start) return [from, from];
  const lastFrom = folded.starts[end - 1] ?? from;
  let next = end;
  while (next < folded.text.length && folded.starts[next] === lastFrom) next += 1;
  return [from, folded.starts[next] ?? from];
}
