const ALPHABET = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz';
const TONES = '\u0300\u0309\u0303\u0301\u0323';
const SHAPES = /[\u0302\u0306\u031b]/u;

// Numbers whole, everything else letter by letter with its marks.
const PARTS = /\p{N}+|\P{M}\p{M}*/gsu;

/** Where a letter stands among letters: as one character, so that texts compare as plain strings. */
const places = new Map(Array.from(ALPHABET, (letter, index) => [letter, String.fromCharCode(0x100 + index)]));

/**
 * A text such that plain comparison of two of them orders as a Vietnamese dictionary does (letters first, tones where the letters are the same, numbers
 * by value): for an index, which cannot ask `Intl`. Case, and signs between words, do not count.
 */
export function vietnameseSortKey(text: string): string {
  let letters = '';
  let tones = '';
  for (const part of text.slice(0, 400).normalize('NFD').toLowerCase().match(PARTS) ?? []) {
    if (/^\p{N}/u.test(part)) {
      const value = part.replace(/^0+(?=.)/u, '');
      letters += `${String.fromCharCode(0x80 + Math.min(value.length, 90))}${value}`;
      tones += '0'.repeat(value.length);
    } else if (/^\p{L}/u.test(part)) {
      const base = part.charAt(0);
      const letter = `${base}${SHAPES.exec(part)?.[0] ?? ''}`.normalize('NFC');
      letters += places.get(letter) ?? places.get(base) ?? `\u0200${base}`;
      tones += String(Array.from(part.slice(1), (mark) => TONES.indexOf(mark) + 1).find((tone) => tone > 0) ?? 0);
    } else if (!letters.endsWith(' ')) letters += ' ';
  }
  return `${letters.trim()}\u0001${tones}`;
}
