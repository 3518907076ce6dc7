import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** Photos drawn for the tests, and the metadata segments that real cameras and agencies put around them. Used by tests only. */

/** A little scene with an unmistakable top left corner, so that a wrong orientation shows. */
export const drawnPhoto = (width: number, height: number): Sharp =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
        `<rect width="100%" height="100%" fill="#7fb069"/>` +
        `<rect width="${width / 2}" height="${height / 2}" fill="#c1121f"/>` +
        `<circle cx="${(width * 3) / 4}" cy="${(height * 3) / 4}" r="${height / 6}" fill="#fdf0d5"/></svg>`,
    ),
  ).flatten({ background: '#ffffff' });

const uint16 = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** One JPEG segment; `marker` is the second byte. */
export const segment = (marker: number, content: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker]), uint16(content.byteLength + 2), content]);

/** Puts segments right behind a JPEG's first marker. */
export const withSegments = (jpeg: Uint8Array, ...segments: readonly Uint8Array[]): Buffer =>
  Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);

/** A value of an IFD: text in the bytes given (a zero is added), a short, or rationals. */
export type ExifValue =
  | { readonly text: Uint8Array | string }
  | { readonly short: number }
  | { readonly rationals: readonly (readonly [number, number])[] };

type Ifd = Readonly<Record<number, ExifValue>>;

function encoded(value: ExifValue): { readonly type: number; readonly count: number; readonly bytes: Buffer } {
  if ('short' in value) return { type: 3, count: 1, bytes: Buffer.concat([uint16(value.short), uint16(0)]) };
  if ('rationals' in value) {
    const bytes = Buffer.concat(value.rationals.flatMap(([top, bottom]) => [uint32(top), uint32(bottom)]));
    return { type: 5, count: value.rationals.length, bytes };
  }
  const bytes = Buffer.concat([Buffer.from(value.text), Buffer.from([0])]);
  return { type: 2, count: bytes.byteLength, bytes };
}

function ifdBytes(ifd: Ifd, pointers: Readonly<Record<number, number>>, start: number): Buffer {
  const tags = [...Object.keys(ifd), ...Object.keys(pointers)].map(Number).toSorted((a, b) => a - b);
  let valuesAt = start + 2 + tags.length * 12 + 4;
  const entries: Buffer[] = [];
  const values: Buffer[] = [];
  for (const tag of tags) {
    const pointer = pointers[tag];
    const value =
      pointer === undefined ? encoded(ifd[tag] ?? { short: 0 }) : { type: 4, count: 1, bytes: uint32(pointer) };
    const inline = value.bytes.byteLength <= 4;
    const cell = inline ? Buffer.concat([value.bytes, Buffer.alloc(4 - value.bytes.byteLength)]) : uint32(valuesAt);
    entries.push(Buffer.concat([uint16(tag), uint16(value.type), uint32(value.count), cell]));
    if (!inline) {
      values.push(value.bytes);
      valuesAt += value.bytes.byteLength;
    }
  }
  return Buffer.concat([uint16(tags.length), ...entries, uint32(0), ...values]);
}

/** An APP1 segment with EXIF: the main directory, the camera's (`exif`) and the place's (`gps`). */
export function exifSegment({ main = {}, exif = {}, gps = {} }: { main?: Ifd; exif?: Ifd; gps?: Ifd }): Buffer {
  const sizeOfMain = ifdBytes(main, { 0x8769: 0, 0x8825: 0 }, 8).byteLength;
  const exifAt = 8 + sizeOfMain;
  const exifPart = ifdBytes(exif, {}, exifAt);
  const gpsAt = exifAt + exifPart.byteLength;
  const tiff = Buffer.concat([
    Buffer.from('MM\0*', 'latin1'),
    uint32(8),
    ifdBytes(main, { 0x8769: exifAt, 0x8825: gpsAt }, 8),
    exifPart,
    ifdBytes(gps, {}, gpsAt),
  ]);
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]));
}

/** An APP13 segment with IPTC records; `utf8` adds the record that says so. */
export function iptcSegment(
  records: readonly (readonly [dataset: number, value: Uint8Array | string])[],
  utf8: boolean,
): Buffer {
  const record = (group: number, dataset: number, value: Uint8Array) =>
    Buffer.concat([Buffer.from([0x1c, group, dataset]), uint16(value.byteLength), value]);
  const data = Buffer.concat([
    ...(utf8 ? [record(1, 90, Buffer.from('\u001b%G', 'latin1'))] : []),
    ...records.map(([dataset, value]) => record(2, dataset, Buffer.from(value))),
  ]);
  const padded = data.byteLength % 2 === 0 ? data : Buffer.concat([data, Buffer.from([0])]);
  const resource = Buffer.concat([
    Buffer.from('8BIM', 'latin1'),
    uint16(0x0404),
    uint16(0),
    uint32(data.byteLength),
    padded,
  ]);
  return segment(0xed, Buffer.concat([Buffer.from('Photoshop 3.0\0', 'latin1'), resource]));
}

/** An XMP packet around the given properties (RDF inside one description). */
export const xmpPacket = (properties: string): string =>
  `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">` +
  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""` +
  ` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"` +
  ` xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">` +
  `${properties}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

/** An APP1 segment with such a packet. */
export const xmpSegment = (properties: string): Buffer =>
  segment(
    0xe1,
    Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1'), Buffer.from(xmpPacket(properties))]),
  );

/** A text in several languages, as XMP writes it. */
export const inLanguages = (property: string, texts: Readonly<Record<string, string>>): string =>
  `<${property}><rdf:Alt>${Object.entries(texts)
    .map(([lang, text]) => `<rdf:li xml:lang="${lang}">${text}</rdf:li>`)
    .join('')}</rdf:Alt></${property}>`;

/** A C2PA box in an APP11 segment, as far as a reader that only wants to know whether there is one. */
export const credentialsSegment = (): Buffer =>
  segment(0xeb, Buffer.from('JP\0\u0001\0\0\0\u0001\0\0\0\u0040jumb\0\0\0\u0020jumdc2pa\0\u0011\0\u0010', 'latin1'));

const gpsTags: Ifd = {
  1: { text: 'N' },
  2: {
    rationals: [
      [21, 1],
      [35, 1],
      [3012, 100],
    ],
  },
  3: { text: 'E' },
  4: {
    rationals: [
      [105, 1],
      [50, 1],
      [1234, 100],
    ],
  },
};

/** What a reporter's camera writes: place, serial number, clock with its zone. */
export const cameraSegment = (orientation = 1): Buffer =>
  exifSegment({
    main: { 0x010f: { text: 'TestCam' }, 0x0112: { short: orientation } },
    exif: {
      0x9003: { text: '2024:05:17 15:04:05' },
      0x9011: { text: '+07:00' },
      0xa431: { text: 'SERIAL-8842-XYZ' },
    },
    gps: gpsTags,
  });

/** One chunk of a PNG with its check sum. */
export function pngChunk(name: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  return Buffer.concat([uint32(content.byteLength), named, uint32(crc32(named))]);
}
