/** Controls, bidirectional overrides and invisible marks that could hide or reorder what a caption says. */
const UNSEEN = /[^\P{Cc}\n\t]|[\u200b\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/gu;

/** Cuts between characters, never inside a surrogate pair or between a letter and its mark. */
function cut(text: string, maxUnits: number): string {
  if (text.length <= maxUnits) return text;
  let end = maxUnits;
  while (end > 0 && /^[\p{M}\udc00-\udfff]/u.test(text.slice(end, end + 1))) end -= 1;
  return text.slice(0, end);
}

/** Foreign text as one or more clean lines: NFC, no control characters, spaces tidied, at most `maxUnits` UTF-16 units. */
export function cleanText(text: string, maxUnits: number): string {
  const lines = text
    .slice(0, maxUnits * 4)
    .replace(/[\ud800-\udfff]/gu, '')
    .replace(/\r\n?/g, '\n')
    .replace(UNSEEN, '')
    .normalize('NFC')
    .split('\n')
    .map((line) => line.replace(/[\s\u00a0]+/gu, ' ').trim());
  return cut(
    lines
      .join('\n')
      .replace(/\n{2,}/g, '\n')
      .trim(),
    maxUnits,
  ).trim();
}

/** The same as one line. */
export const cleanLine = (text: string, maxUnits: number): string =>
  cut(cleanText(text, maxUnits).replaceAll('\n', ' '), maxUnits).trim();
