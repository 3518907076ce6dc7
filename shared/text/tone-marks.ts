import { hasTwoSpellings, isSyllable, parseSyllable, spellSyllable, type ToneStyle } from './syllable-grammar.ts';

const WORD = /[\p{L}\p{M}]+/gu;
// Only words that end in one of these can change; everything else is not even taken apart.
const TWO_SPELLINGS = /(?:[oOòỏõóọÒỎÕÓỌ][aAeEàảãáạÀẢÃÁẠèẻẽéẹÈẺẼÉẸ]|[uUùủũúụÙỦŨÚỤ][yYỳỷỹýỵỲỶỸÝỴ])$/u;

/** Moves the tone marks of open oa, oe, uy to where the style puts them (`khoá` → `khóa`); case is kept. The result is NFC. */
export const toToneStyle = (text: string, style: ToneStyle): string => restyled(text.normalize('NFC'), style);

/** `toToneStyle` for text that is NFC letter by letter: every character keeps its offset. */
export const restyled = (text: string, style: ToneStyle): string =>
  text.replace(WORD, (word) => {
    if (!TWO_SPELLINGS.test(word)) return word;
    const syllable = parseSyllable(word);
    return syllable === null || !hasTwoSpellings(syllable) ? word : withCaseOf(word, spellSyllable(syllable, style));
  });

/** Whether two texts differ at most in tone style and Unicode form: khóa and khoá are one word. Case counts. */
export const sameWord = (a: string, b: string): boolean => toToneStyle(a, 'old') === toToneStyle(b, 'old');

/**
 * The word with its tone mark moved to the right letter (`vơí` → `với`), in the style given; null when nothing is wrong with it or it is no Vietnamese
 * syllable. Broken converters leave such words behind.
 */
export function repairToneMark(word: string, style: ToneStyle): string | null {
  const syllable = parseSyllable(word);
  return syllable === null || isSyllable(word)
    ? null
    : withCaseOf(word.normalize('NFC'), spellSyllable(syllable, style));
}

// A syllable keeps its number of letters wherever its mark stands, so case goes by position.
const withCaseOf = (model: string, lower: string): string =>
  Array.from(lower, (letter, index) => {
    const shown = model.charAt(index);
    return shown === shown.toLowerCase() ? letter : letter.toUpperCase();
  }).join('');
