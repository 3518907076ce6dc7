import { parseSyllable } from './syllable-grammar.ts';
import { decodeTcvn3 } from './tcvn3.ts';
import { nfcText } from './to-nfc.ts';

const SOFT_HYPHEN = '\u00ad';

/**
 * Pasted text without what cannot be seen: NFC, line ends as `\n`, no-break and fixed-width spaces as spaces, no zero-width characters, control
 * characters, byte order marks or direction overrides. Kept: joiners inside emoji and outside Latin script, direction marks where letters run right to
 * left, tabs. Soft hyphens go unless the text looks like TCVN3, where they are the letter ư.
 */
export function cleanPasted(text: string): string {
  const clean = nfcText(text)
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/(?![\t\n])\p{Cc}/gu, '')
    .replace(/[\u180e\u200b\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffc]/g, '');
  const oneWay = RIGHT_TO_LEFT.test(clean) ? clean : clean.replace(/[\u061c\u200e\u200f]/g, '');
  const joined = oneWay.replace(/[\u200c\u200d]/g, (joiner, offset: number) =>
    isJoining(oneWay, offset) ? joiner : '',
  );
  const visible = looksLikeTcvn3(joined) ? joined : joined.replaceAll(SOFT_HYPHEN, '');
  // What was removed may have stood between a letter and its mark.
  return visible.normalize('NFC');
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const NEEDS_NO_JOINER = /[\s\p{P}\p{Script=Latin}\p{N}]/u;
const EMOJI_PART = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]/u;

function isJoining(text: string, offset: number): boolean {
  const before = characterBefore(text, offset);
  const after = characterAt(text, offset + 1);
  if (before === '' || after === '') return false;
  if (EMOJI_PART.test(before) && EMOJI_PART.test(after)) return true;
  return !NEEDS_NO_JOINER.test(before) && !NEEDS_NO_JOINER.test(after) && !/\p{Cf}/u.test(before + after);
}

const characterAt = (text: string, offset: number): string => {
  const code = text.codePointAt(offset);
  return code === undefined ? '' : String.fromCodePoint(code);
};

const characterBefore = (text: string, offset: number): string =>
  /[\udc00-\udfff]/.test(text.charAt(offset - 1)) ? text.slice(offset - 2, offset) : text.charAt(offset - 1);

const LONGEST_TCVN3_WORD = 24;

/**
 * Whether the soft hyphens of a text are TCVN3's ư: some word that holds one is written in Latin-1 alone and becomes a Vietnamese syllable with ư by
 * TCVN3's table (`tr\u00adêng` → trường). Hyphenated English (`news\u00adpaper`) and Unicode Vietnamese (`ngu\u00adyễn`) do not.
 */
export function looksLikeTcvn3(text: string): boolean {
  if (!text.includes(SOFT_HYPHEN)) return false;
  for (const [word] of text.matchAll(/\S+/gu)) {
    if (word.length > LONGEST_TCVN3_WORD || !word.includes(SOFT_HYPHEN)) continue;
    // A lone soft hyphen says nothing; every other word with ư has a plain letter beside it.
    if (!/[A-Za-z]/.test(word)) continue;
    if (/[^\p{ASCII}\u0080-\u00ff“”‘’–—…]/u.test(word)) continue;
    const parts = decodeTcvn3(word, { capitals: false }).match(/[\p{L}\p{M}]+/gu) ?? [];
    if (parts.some((part) => part.includes('ư') && parseSyllable(part) !== null)) return true;
  }
  return false;
}
