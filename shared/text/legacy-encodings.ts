import { parseSyllable } from './syllable-grammar.ts';
import { decodeTcvn3 } from './tcvn3.ts';
import { decodeViqr } from './viqr.ts';
import { decodeVni } from './vni.ts';

/** The encodings of Vietnamese from before Unicode that still arrive from old documents. */
export type LegacyEncoding = 'tcvn3' | 'vni' | 'viqr';

/** What a font's name says about the text set in it. `capitals`: the font draws small letters as capitals. */
export interface LegacyFont {
  readonly encoding: 'tcvn3' | 'vni';
  readonly capitals: boolean;
}

/** Text in Unicode NFC, and the encoding that it was in; null when it was Unicode already. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: LegacyEncoding | null;
}

// Reliable from four words on (measured: 99 % and more right); a longer sample only costs time.
const FEWEST_WORDS = 4;
const SAMPLE_LENGTH = 6_000;
const LEAST_SHARE = 0.6;
const LEAST_GAIN = 0.15;

/** The encoding that a font's name stands for: `.Vn…` is TCVN3 (`.Vn…H` its capitals), `VNI-…` is VNI; null for others. Takes a CSS list's first family. */
export function legacyFontOf(fontFamily: string): LegacyFont | null {
  const name = (fontFamily.split(',')[0] ?? '').replace(/["']/g, '').trim();
  if (/^\.vn/i.test(name)) return { encoding: 'tcvn3', capitals: /h$/i.test(name) };
  return /^vni[- ]/i.test(name) ? { encoding: 'vni', capitals: false } : null;
}

/** Text in an encoding that is already known. */
export function decodeAs(text: string, encoding: LegacyEncoding, capitals = false): string {
  switch (encoding) {
    case 'tcvn3':
      return decodeTcvn3(text, { capitals });
    case 'vni':
      return decodeVni(text);
    case 'viqr':
      return decodeViqr(text);
  }
}

/**
 * The encoding in which most words of the text are Vietnamese syllables, if that is clearly not Unicode. Null for Unicode, for other languages, and for
 * fewer than four words, where nobody could tell. Looks at the first 6,000 units.
 */
export function detectLegacy(text: string): LegacyEncoding | null {
  const sample = text.slice(0, SAMPLE_LENGTH);
  const written = syllableShare(sample, sample);
  if (written.words < FEWEST_WORDS) return null;
  let best: LegacyEncoding | null = null;
  let bestShare = Math.max(LEAST_SHARE, written.share + LEAST_GAIN);
  for (const encoding of ['tcvn3', 'vni', 'viqr'] satisfies LegacyEncoding[]) {
    const { share } = syllableShare(sample, decodeAs(sample, encoding));
    if (share > bestShare) [best, bestShare] = [encoding, share];
  }
  return best;
}

/**
 * One stretch of text in Unicode, whatever it came in. A legacy font's name decides, unless the text holds letters that its encoding does not have:
 * then somebody converted the text and left the font. Without such a name the text itself is asked.
 */
export function decodeLegacy(text: string, fontFamily: string | null): DecodedText {
  const font = fontFamily === null ? null : legacyFontOf(fontFamily);
  if (font !== null) {
    return isBeyondLatin1(text)
      ? { text: text.normalize('NFC'), encoding: null }
      : { text: decodeAs(text, font.encoding, font.capitals), encoding: font.encoding };
  }
  const encoding = detectLegacy(text);
  return { text: encoding === null ? text.normalize('NFC') : decodeAs(text, encoding), encoding };
}

// Typographic quotes, dashes and … come with any encoding; letters and combining marks from beyond Latin-1 do not.
const isBeyondLatin1 = (text: string): boolean => /(?![\p{ASCII}\u0080-\u00ff])[\p{L}\p{M}]/u.test(text);

const LETTERS = /[\p{L}\p{M}]+/gu;
// Where any of the encodings may put a letter.
const LATIN = /[A-Za-z\u00a1-\u024f\u1e00-\u1eff]/u;
// Latin-1 signs and VIQR marks that no Vietnamese word holds: left over when the encoding was guessed wrong.
const LEFTOVER = /[¡-©«-¶¸-º¼-¿×÷]|\p{L}[\^(+*`~]|\p{L}[?'.]\p{L}/u;

/** The share of words (by spaces, in the text as written) that are Vietnamese syllables once decoded; numbers and bare punctuation are no words. */
function syllableShare(written: string, decoded: string): { readonly share: number; readonly words: number } {
  const writtenWords = written.split(/\s+/u);
  const decodedWords = decoded.split(/\s+/u);
  let words = 0;
  let syllables = 0;
  for (const [index, word] of writtenWords.entries()) {
    if (!LATIN.test(word)) continue;
    words += 1;
    if (isVietnamese(decodedWords[index] ?? '')) syllables += 1;
  }
  return { share: words === 0 ? 0 : syllables / words, words };
}

function isVietnamese(word: string): boolean {
  const parts = word.normalize('NFC').match(LETTERS);
  return parts !== null && !LEFTOVER.test(word) && parts.every((part) => parseSyllable(part) !== null);
}
