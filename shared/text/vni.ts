import { TONES, withTone } from './vietnamese-letters.ts';

// VNI for Windows: a plain letter followed by a second character for mark and tone; a few letters have one character of their own.
// The signs of each row stand for the tones in their usual order; the first of the level tone is missing where nothing is written.
const TONE_SIGNS = ['', 'ø', 'û', 'õ', 'ù', 'ï'];
const CIRCUMFLEX_SIGNS = ['â', 'à', 'å', 'ã', 'á', 'ä'];
const BREVE_SIGNS = ['ê', 'è', 'ú', 'ü', 'é', 'ë'];

const COMPOSED: readonly (readonly [written: string, vowel: string, signs: readonly string[]])[] = [
  ...Array.from('aeouy', (vowel) => [vowel, vowel, TONE_SIGNS] as const),
  ['a', 'â', CIRCUMFLEX_SIGNS],
  ['e', 'ê', CIRCUMFLEX_SIGNS],
  ['o', 'ô', CIRCUMFLEX_SIGNS],
  ['a', 'ă', BREVE_SIGNS],
  ['ô', 'ơ', TONE_SIGNS],
  ['ö', 'ư', TONE_SIGNS],
];
const SINGLE = { ñ: 'đ', ì: 'ì', æ: 'ỉ', ó: 'ĩ', í: 'í', ò: 'ị', î: 'ỵ' };

function lowerPairs(): [code: string, letter: string][] {
  const pairs: [string, string][] = Object.entries(SINGLE);
  for (const [written, vowel, signs] of COMPOSED) {
    for (const [index, tone] of TONES.entries()) {
      const code = written + (signs[index] ?? '');
      const letter = withTone(vowel, tone);
      if (code !== letter) pairs.push([code, letter]);
    }
  }
  return pairs;
}

/** Each VNI character or pair and the letter that it stands for; capitals are written with capital signs. */
export const VNI_LETTERS: ReadonlyMap<string, string> = new Map(
  lowerPairs().flatMap(([code, letter]) => [
    [code, letter] as const,
    [code.toUpperCase(), letter.toUpperCase()] as const,
  ]),
);

// People also typed a small sign after a capital letter at the beginning of a sentence.
const READABLE: ReadonlyMap<string, string> = new Map([
  ...lowerPairs().map(
    ([code, letter]) => [code.charAt(0).toUpperCase() + code.slice(1), letter.toUpperCase()] as const,
  ),
  ...VNI_LETTERS,
]);
const CODES = new RegExp([...READABLE.keys()].toSorted((a, b) => b.length - a.length).join('|'), 'g');

/** VNI text as Unicode NFC. */
export const decodeVni = (text: string): string =>
  text.replace(CODES, (code) => READABLE.get(code) ?? code).normalize('NFC');
