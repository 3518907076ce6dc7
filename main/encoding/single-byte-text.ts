/** Windows-1252 where it differs from Latin-1; Node's own decoder gets these wrong since 20.18.3 (nodejs/node#60888). */
const WINDOWS_1252_80_TO_9F = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** Western European bytes (windows-1252, which also serves for ISO 8859-1) as text. */
export const decodeWindows1252 = (bytes: Uint8Array): string =>
  latin1(bytes).replace(/[\u0080-\u009f]/g, (letter) => WINDOWS_1252_80_TO_9F[letter.charCodeAt(0) - 0x80] ?? letter);

const TONE_MARK = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const VOWEL_WITH_TONE_MARK = /[aăâeêioôơuưy][\u0300\u0301\u0303\u0309\u0323]/giu;

/**
 * Bytes that are neither UTF-8 nor named: Vietnamese, the newsroom's own legacy, unless a tone mark would then stand where no Vietnamese word
 * has one, as in French or German read that way.
 */
export function guessSingleByte(bytes: Uint8Array): string {
  const marked = new TextDecoder('windows-1258').decode(bytes);
  const marks = marked.match(TONE_MARK)?.length ?? 0;
  const onVowels = marked.match(VOWEL_WITH_TONE_MARK)?.length ?? 0;
  return marks - onVowels <= onVowels * 0.1 ? marked.normalize('NFC') : decodeWindows1252(bytes);
}

/** UTF-8 where it is that, else the guess above. */
export function decodeUnnamed(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC');
  } catch {
    return guessSingleByte(bytes);
  }
}
