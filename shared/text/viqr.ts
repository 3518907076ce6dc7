import { parseSyllable } from './syllable-grammar.ts';
import { tonedVowelOf, withTone, type Tone } from './vietnamese-letters.ts';

// RFC 1456: marks typed after the letter, in ASCII.
const VOWEL_MARKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '^': { a: 'â', e: 'ê', o: 'ô' },
  '(': { a: 'ă' },
  '+': { o: 'ơ', u: 'ư' },
  '*': { o: 'ơ', u: 'ư' },
};
const TONE_MARKS: Readonly<Record<string, Tone>> = {
  '`': 'grave',
  '?': 'hook',
  '~': 'tilde',
  "'": 'acute',
  '.': 'dot',
};

const WORD = /[A-Za-z][A-Za-z^(+*'`?~.]*/g;
const TRAILING_SIGN = /[?'.]$/;
// Seven letters and at most three marks, or a syllable with its mark and a few full stops; longer runs are addresses or rulers.
const LONGEST_WORD = 16;

/**
 * VIQR text as Unicode NFC. Marks and punctuation are the same signs, so a mark is only taken where a Vietnamese syllable comes of it; addresses and
 * English stay. A last `.` or `?` that could be either is punctuation at the end of a paragraph and, after a word in small letters, before a capital.
 */
export const decodeViqr = (text: string): string =>
  text
    .replace(WORD, (word, offset: number) => {
      if (word.length > LONGEST_WORD || isInAddress(text, offset, word.length)) return word;
      const ends = isSentenceEnd(text, offset, word);
      return (ends ? null : decodedSyllable(word)) ?? decodedBeforePunctuation(word);
    })
    .replace(/(?<=\p{L})\\(?=[.?'])/gu, '')
    .normalize('NFC');

const isInAddress = (text: string, offset: number, length: number): boolean =>
  /[\w@/.]/.test(text.charAt(offset - 1)) || /[\w@/]/.test(text.charAt(offset + length));

const PARAGRAPH_ENDS = /^["')\]]*\s*?(?:$|\n\s*?\n)/;
// A single line end is a space: letters in VIQR were wrapped by hand.
const CAPITAL_FOLLOWS = /^["')\]]*\s+["'([]*[A-Z]/;

function isSentenceEnd(text: string, offset: number, word: string): boolean {
  if (!/[.?]$/.test(word)) return false;
  const end = offset + word.length;
  const next = text.slice(end, end + 40);
  return PARAGRAPH_ENDS.test(next) || (/^[a-z]/.test(word) && CAPITAL_FOLLOWS.test(next));
}

// Gives signs back from the end, one by one, until what remains is a syllable.
function decodedBeforePunctuation(word: string): string {
  for (let end = word.length - 1; end > 0 && TRAILING_SIGN.test(word.slice(0, end + 1)); end -= 1) {
    const syllable = decodedSyllable(word.slice(0, end));
    if (syllable !== null) return syllable + word.slice(end);
  }
  return word;
}

function decodedSyllable(word: string): string | null {
  let out = '';
  for (const sign of word) {
    const last = out.at(-1) ?? '';
    const joined = /^dd$/i.test(last + sign) ? 'đ' : marked(last, sign);
    if (joined !== null) out = out.slice(0, -1) + sameCase(joined, last);
    else if (/[A-Za-z]/.test(sign)) out += sign;
    else return null;
  }
  return parseSyllable(out) === null ? null : out;
}

function marked(letter: string, sign: string): string | null {
  const parts = tonedVowelOf(letter.toLowerCase());
  if (parts === null) return null;
  const tone = TONE_MARKS[sign];
  if (tone !== undefined) return parts.tone === 'level' ? withTone(parts.vowel, tone) : null;
  const vowel = VOWEL_MARKS[sign]?.[parts.vowel];
  return vowel === undefined ? null : withTone(vowel, parts.tone);
}

const sameCase = (letter: string, model: string): string =>
  model === model.toLowerCase() ? letter : letter.toUpperCase();
