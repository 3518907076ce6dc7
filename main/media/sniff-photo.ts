import type { PhotoRefusal } from '../../shared/app-error.ts';
import type { Photo } from '../../shared/article/schema.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

type MediaType = Photo['mediaType'];

const startsWith = (bytes: Uint8Array, magic: readonly number[], at = 0): boolean =>
  magic.every((byte, index) => bytes[at + index] === byte);

const ascii = (text: string): readonly number[] => Array.from(text, (letter) => letter.charCodeAt(0));

const textAt = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.slice(start, end)).toString('latin1');

/** HEIC and HEIF, which iPhones write; other brands of the same box format (AVIF, video) are judged apart. */
const HEIC_BRANDS = /^(heic|heix|heim|heis|hevc|hevx|hevm|hevs|mif1|msf1)$/;

/** Pictures that a newsroom meets and this program does not open: TIFF and camera raw, bitmap, Photoshop, JPEG 2000, JPEG XL, icon. */
const KNOWN_BUT_UNSUPPORTED: readonly (readonly number[])[] = [
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
  ascii('BM'),
  ascii('8BPS'),
  [0x00, 0x00, 0x00, 0x0c, 0x6a, 0x50, 0x20, 0x20],
  [0x00, 0x00, 0x00, 0x0c, 0x4a, 0x58, 0x4c, 0x20],
  [0xff, 0x0a],
  [0x00, 0x00, 0x01, 0x00],
];

function boxFormat(bytes: Uint8Array): PhotoRefusal {
  const brands = [textAt(bytes, 8, 12), ...(textAt(bytes, 16, 64).match(/.{4}/gs) ?? [])];
  if (brands.some((brand) => /^avi[fs]$/.test(brand))) return 'unsupported';
  return brands.some((brand) => HEIC_BRANDS.test(brand)) ? 'heic' : 'not-a-photo';
}

/** SVG is a program that draws: it may hold scripts and addresses, so it is refused by its own name. */
function looksLikeSvg(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4096);
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const text = Buffer.from(utf16 ? head.filter((byte) => byte !== 0) : head).toString('latin1');
  return /^[^<]{0,16}<(\?xml|!--|!doctype|svg)/i.test(text) && /<([a-z]{1,20}:)?svg[\s>]/i.test(text);
}

/** What the bytes are, by their first bytes alone: names and extensions lie. */
export function sniffPhoto(bytes: Uint8Array): Result<MediaType, PhotoRefusal> {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return ok('image/jpeg');
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return ok('image/png');
  if (startsWith(bytes, ascii('RIFF')) && startsWith(bytes, ascii('WEBP'), 8)) return ok('image/webp');
  if (startsWith(bytes, ascii('GIF87a')) || startsWith(bytes, ascii('GIF89a'))) return ok('image/gif');
  if (startsWith(bytes, ascii('ftyp'), 4)) return fail(boxFormat(bytes));
  if (KNOWN_BUT_UNSUPPORTED.some((magic) => startsWith(bytes, magic))) return fail('unsupported');
  return fail(looksLikeSvg(bytes) ? 'svg' : 'not-a-photo');
}
