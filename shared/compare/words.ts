/**
 * One piece of a text for comparing: a syllable with its marks, a number with its separators, an emoji with what is joined to it, one space, or one
 * other character. Never `\b`, which takes đ and ế for the ends of words.
 */
const PIECE =
  /\p{L}[\p{L}\p{M}\p{N}]*|\p{N}+(?:[.,]\p{N}+)*|\s|\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?(?:\u200d\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?)*|[^]\p{M}*/gu;

const WORD = /[\p{L}\p{N}]/u;

/** Cuts a text into the pieces by which it is compared; joined again they are the text. */
export const wordsOf = (text: string): readonly string[] => text.match(PIECE) ?? [];

/** True for a syllable or a number, false for spaces and punctuation. */
export const isWord = (piece: string): boolean => WORD.test(piece);
