// TCVN 5712:1993, third variant, as fonts of the .Vn family draw it: each letter in the Latin-1 place where the clipboard delivers it. A row
// is a run of codes without a gap; the first holds the only seven capitals that the charset has.
const ROWS: readonly (readonly [firstCode: number, letters: string])[] = [
  [0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
  [0xb5, 'àảãáạ'],
  [0xbb, 'ằẳẵắ'],
  [0xc6, 'ặầẩẫấậè'],
  [0xce, 'ẻẽéẹềểễếệìỉ'],
  [0xdc, 'ĩíịò'],
  [0xe1, 'ỏõóọồổỗốộờởỡớợù'],
  [0xf1, 'ủũúụừửữứựỳỷỹýỵ'],
];

/** Each TCVN3 character and the letter that it stands for. U+00AD, the soft hyphen, is ư: convert before any cleaning. */
export const TCVN3_LETTERS: ReadonlyMap<string, string> = new Map(
  ROWS.flatMap(([firstCode, letters]) =>
    Array.from(letters, (letter, index) => [String.fromCharCode(firstCode + index), letter] as const),
  ),
);

/**
 * TCVN3 text as Unicode NFC. The charset has no capitals with tones: fonts named `.Vn…H` draw small letters as capitals, and text in them must be
 * decoded with `capitals`.
 */
export function decodeTcvn3(text: string, { capitals }: { readonly capitals: boolean }): string {
  const decoded = text.replace(/[\u00a1-\u00fe]/g, (code) => TCVN3_LETTERS.get(code) ?? code).normalize('NFC');
  return capitals ? decoded.toUpperCase() : decoded;
}
