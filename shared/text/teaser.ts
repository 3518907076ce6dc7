/** Length of a teaser on a list page, in UTF-16 units: about two lines on a phone. */
export const DEFAULT_TEASER_LENGTH = 160;

const DANGLING = /[\s,;:.!?…\-–—/&+=<([{“‘«‹„]/u;
const CLOSING = /["'”’»›)\]}>]/u;

/**
 * The beginning of a text as one line of at most `maxLength` UTF-16 units, NFC. A text that fits is kept whole; otherwise it ends at the end of a
 * word, without dangling punctuation or an opened quote, with `…`. Empty when not even the first word fits: half a word is never shown.
 */
export function teaserOf(text: string, maxLength: number = DEFAULT_TEASER_LENGTH): string {
  const line = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (line.length <= maxLength) return line;
  // The last place where a word ends with room for the ellipsis; a space just behind the limit counts.
  const end = maxLength < 1 ? -1 : line.lastIndexOf(' ', maxLength - 1);
  const kept = withoutDangling(line.slice(0, Math.max(0, end)));
  return kept === '' ? '' : `${kept}…`;
}

function withoutDangling(text: string): string {
  let end = text.length;
  while (end > 0 && isDangling(text, end - 1)) end -= 1;
  return text.slice(0, end);
}

function isDangling(text: string, index: number): boolean {
  const sign = text.charAt(index);
  // A closing sign belongs to the word that it touches; alone after a space it is an opener or a leftover.
  return CLOSING.test(sign) ? /^\s?$/u.test(text.charAt(index - 1)) : DANGLING.test(sign);
}
