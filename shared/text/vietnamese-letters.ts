/** The six tones in the order in which Vietnamese grammars list them: none, huyền, hỏi, ngã, sắc, nặng. Their index is the tone's number. */
export const TONES = ['level', 'grave', 'hook', 'tilde', 'acute', 'dot'] as const;

export type Tone = (typeof TONES)[number];

/** A lower-case vowel letter taken apart: `ế` is `ê` with the acute tone. */
export interface TonedVowel {
  readonly vowel: string;
  readonly tone: Tone;
}

// Each row: one vowel letter, then the same letter under the five written tones, in the order of TONES.
const VOWEL_ROWS = [
  'aàảãáạ',
  'ăằẳẵắặ',
  'âầẩẫấậ',
  'eèẻẽéẹ',
  'êềểễếệ',
  'iìỉĩíị',
  'oòỏõóọ',
  'ôồổỗốộ',
  'ơờởỡớợ',
  'uùủũúụ',
  'ưừửữứự',
  'yỳỷỹýỵ',
];

const tonedVowels = new Map<string, TonedVowel>();
const lettersByVowel = new Map<string, string>();
for (const row of VOWEL_ROWS) {
  const vowel = row.charAt(0);
  lettersByVowel.set(vowel, row);
  for (const [index, tone] of TONES.entries()) tonedVowels.set(row.charAt(index), { vowel, tone });
}

/** The vowel letter and tone of one lower-case NFC character; null for consonants and everything else. */
export const tonedVowelOf = (letter: string): TonedVowel | null => tonedVowels.get(letter) ?? null;

/** Puts a tone on a bare lower-case vowel letter (`ê` + acute = `ế`); what is not a Vietnamese vowel comes back as it was. */
export const withTone = (vowel: string, tone: Tone): string =>
  lettersByVowel.get(vowel)?.charAt(TONES.indexOf(tone)) ?? vowel;

const lowerMarked = [...tonedVowels.keys(), 'đ'].filter((letter) => letter > '\u007f');

/** The 134 letters that Vietnamese adds to ASCII, NFC, lower case first. */
export const VIETNAMESE_LETTERS: readonly string[] = [
  ...lowerMarked,
  ...lowerMarked.map((letter) => letter.toUpperCase()),
];
