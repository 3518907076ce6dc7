import type { Photo } from '../../shared/article/schema.ts';

/** The part of a photo file that speaks about the photo, without its pixels, and its C2PA Content Credentials apart. */
export interface MetadataBlocks {
  /** A file of the same format that holds only the metadata; null when there is none worth reading. */
  readonly file: Uint8Array | null;
  /** The JUMBF boxes, as far as they are read; null: the photo has none. */
  readonly credentials: Uint8Array | null;
}

/** More metadata than this is no caption: the rest is not read, so that a hostile file cannot keep main busy. */
const MAX_BLOCK_BYTES = 512 * 1024;
const MAX_BLOCKS = 4_000;

const ascii = (bytes: Uint8Array, start: number, length: number): string =>
  Buffer.from(bytes.subarray(start, start + length)).toString('latin1');

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Collects blocks in order until their sum would pass the bound. */
function createCollector() {
  const kept: Uint8Array[] = [];
  let size = 0;
  return {
    keep(block: Uint8Array): void {
      if (size + block.byteLength > MAX_BLOCK_BYTES) return;
      size += block.byteLength;
      kept.push(block);
    },
    /** Everything kept; null when it was nothing. */
    all: (): Uint8Array | null => (kept.length === 0 ? null : new Uint8Array(Buffer.concat(kept))),
    file: (start: Uint8Array, end: Uint8Array): Uint8Array | null =>
      kept.length === 0 ? null : new Uint8Array(Buffer.concat([start, ...kept, end])),
  };
}

/** JPEG: APP1 (EXIF, XMP) and APP13 (IPTC) before the scan; JUMBF boxes stand in APP11. */
function jpegBlocks(bytes: Uint8Array): MetadataBlocks {
  const collector = createCollector();
  const boxes = createCollector();
  const data = view(bytes);
  let at = 2;
  for (let count = 0; count < MAX_BLOCKS && at + 4 <= bytes.byteLength && bytes[at] === 0xff; count += 1) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda || marker === 0xd9) break;
    const end = at + 2 + data.getUint16(at + 2);
    if (end > bytes.byteLength || end < at + 4) break;
    if (marker === 0xe1 || marker === 0xed) collector.keep(bytes.subarray(at, end));
    // ISO 19566-5: after `JP`, a number and a count.
    if (marker === 0xeb && ascii(bytes, at + 4, 2) === 'JP') boxes.keep(bytes.subarray(at + 12, end));
    at = end;
  }
  const found = boxes.all();
  return {
    file: collector.file(Uint8Array.of(0xff, 0xd8), Uint8Array.of(0xff, 0xd9)),
    credentials: found !== null && ascii(found, 0, found.byteLength).includes('c2pa') ? found : null,
  };
}

const PNG_TEXT = /^(IHDR|eXIf|iTXt|tEXt|tIME)$/;

/** PNG: text and EXIF chunks wherever they stand; credentials are a chunk of their own. */
function pngBlocks(bytes: Uint8Array): MetadataBlocks {
  const collector = createCollector();
  const boxes = createCollector();
  const data = view(bytes);
  let at = 8;
  for (let count = 0; count < MAX_BLOCKS && at + 12 <= bytes.byteLength; count += 1) {
    const end = at + 12 + data.getUint32(at);
    const name = ascii(bytes, at + 4, 4);
    if (end > bytes.byteLength || name === 'IEND') break;
    if (PNG_TEXT.test(name)) collector.keep(bytes.subarray(at, end));
    if (name === 'caBX') boxes.keep(bytes.subarray(at + 8, end - 4));
    at = end;
  }
  const iend = Uint8Array.of(0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82);
  return { file: collector.file(bytes.subarray(0, 8), iend), credentials: boxes.all() };
}

/** WebP: RIFF chunks `EXIF`, `XMP ` and `C2PA`, behind the picture. */
function webpBlocks(bytes: Uint8Array): MetadataBlocks {
  const collector = createCollector();
  const boxes = createCollector();
  const data = view(bytes);
  let at = 12;
  for (let count = 0; count < MAX_BLOCKS && at + 8 <= bytes.byteLength; count += 1) {
    const name = ascii(bytes, at, 4);
    const size = data.getUint32(at + 4, true);
    const end = at + 8 + size + (size % 2);
    if (at + 8 + size > bytes.byteLength) break;
    if (/^(VP8X|EXIF|XMP )$/.test(name)) collector.keep(bytes.subarray(at, end));
    if (name === 'C2PA') boxes.keep(bytes.subarray(at + 8, at + 8 + size));
    at = end;
  }
  const file = collector.file(bytes.subarray(0, 12), new Uint8Array());
  if (file !== null) view(file).setUint32(4, file.byteLength - 8, true);
  return { file, credentials: boxes.all() };
}

/** GIF: an application extension of its own. */
function gifCredentials(bytes: Uint8Array): Uint8Array | null {
  const at = ascii(bytes, 0, MAX_BLOCK_BYTES).indexOf('C2PA_GIF');
  return at < 0 ? null : bytes.subarray(at, at + MAX_BLOCK_BYTES);
}

/** What of a photo file may carry captions, places and credentials. Total: any bytes whatever give an answer. */
export function metadataBlocks(bytes: Uint8Array, mediaType: Photo['mediaType']): MetadataBlocks {
  switch (mediaType) {
    case 'image/jpeg':
      return jpegBlocks(bytes);
    case 'image/png':
      return pngBlocks(bytes);
    case 'image/webp':
      return webpBlocks(bytes);
    case 'image/gif':
      return { file: null, credentials: gifCredentials(bytes) };
  }
}
