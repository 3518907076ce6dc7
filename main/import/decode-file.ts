import type { AppError } from '../../shared/app-error.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { decodeWindows1252, guessSingleByte } from '../encoding/single-byte-text.ts';
import type { PageToImport } from './imported-article.ts';

/** 5 MB: a hundred times the largest page of a newspaper. */
export const MAX_PAGE_BYTES = 5_000_000;

/** A file's words, in NFC, and what they look like. */
export interface DecodedFile {
  readonly source: string;
  readonly format: PageToImport['format'];
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'windows-1258';

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

function encodingByMark(bytes: Uint8Array): Encoding | null {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8';
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  return startsWith(bytes, 0xfe, 0xff) ? 'utf-16be' : null;
}

/** UTF-16 without its mark: Latin letters and spaces leave a zero in every second byte, which no other text does. */
function encodingByZeros(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const many = sample.byteLength / 8;
  if (odd > many && even <= odd / 20) return 'utf-16le';
  return even > many && odd <= even / 20 ? 'utf-16be' : null;
}

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** What a page says of itself; only believed where the bytes are not UTF-8, since copies of pages keep the line and change the bytes. */
function declaredEncoding(bytes: Uint8Array): Encoding | null {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const label = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-z0-9_-]+)/i.exec(head)?.[1]?.toLowerCase() ?? '';
  if (/^(windows-|cp|x-cp)1258$/.test(label)) return 'windows-1258';
  if (/^(windows-1252|cp1252|iso-8859-1|latin1|us-ascii)$/.test(label)) return 'windows-1252';
  return /^utf-?8$/.test(label) ? 'utf-8' : null;
}

/** A file that says it is UTF-8 and nearly is (cut in the middle of a letter, one foreign quotation): only the broken letters are lost, and show. */
function isNearlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  const whole = text.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  return broken * 20 < whole;
}

function decode(bytes: Uint8Array): string {
  const encoding =
    encodingByMark(bytes) ?? encodingByZeros(bytes) ?? (isUtf8(bytes) ? 'utf-8' : declaredEncoding(bytes));
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return new TextDecoder(encoding).decode(bytes);
  if (encoding === 'windows-1252') return decodeWindows1252(bytes);
  if (encoding === 'windows-1258') return new TextDecoder('windows-1258').decode(bytes);
  return isUtf8(bytes) || isNearlyUtf8(bytes) ? new TextDecoder('utf-8').decode(bytes) : guessSingleByte(bytes);
}

/** Programs, pictures and word processor files: a control character that no text has. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const isBinary = (text: string): boolean => /[\u0000-\u0008\u000e-\u001a]/.test(text.slice(0, 200_000));

/** A page or a plain text: a tag that only pages have, near the beginning. */
export const formatOf = (text: string): PageToImport['format'] =>
  /<(!doctype\s+html|html|head|body|meta|title|div|table|article|p|h1|span|br)[\s/>]/i.test(text.slice(0, 20_000))
    ? 'html'
    : 'text';

/** The words of a file of unknown encoding: byte order mark, UTF-16, UTF-8, what the page declares, windows-1258. */
export function decodeFile(bytes: Uint8Array): Result<DecodedFile, AppError> {
  if (bytes.byteLength > MAX_PAGE_BYTES) return fail({ code: 'import-refused', reason: 'too-large' });
  const source = decode(bytes).normalize('NFC');
  if (source.trim() === '') return fail({ code: 'import-refused', reason: 'empty' });
  if (isBinary(source)) return fail({ code: 'import-refused', reason: 'not-text' });
  return ok({ source, format: formatOf(source) });
}
