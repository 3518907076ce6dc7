import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { MAX_PHOTO_BYTES } from '../../shared/ipc/requests/photo-requests.ts';
import { takePhoto } from './take-photo.ts';
import {
  cameraSegment,
  credentialsSegment,
  drawnPhoto,
  exifSegment,
  inLanguages,
  iptcSegment,
  pngChunk,
  segment,
  withSegments,
  xmpPacket,
  xmpSegment,
} from './test-photos.ts';

const jpeg = await drawnPhoto(64, 40).jpeg().toBuffer();
const png = await drawnPhoto(64, 40).png().toBuffer();
const webp = await drawnPhoto(64, 40).webp().toBuffer();
const gif = await drawnPhoto(64, 40).gif().toBuffer();

const take = (bytes: Uint8Array, fileName = 'anh.jpg') => takePhoto({ bytes, fileName });

async function refusal(bytes: Uint8Array, fileName = 'anh.jpg') {
  const result = await take(bytes, fileName);
  return result.ok ? 'taken' : result.error.code === 'photo-refused' ? result.error.reason : result.error.code;
}

async function imported(bytes: Uint8Array, fileName?: string) {
  const result = await take(bytes, fileName);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.imported;
}

const suggested = async (...segments: readonly Uint8Array[]) =>
  (await imported(withSegments(jpeg, ...segments))).suggested;

const nothing = { caption: '', alt: '', photographer: '', source: '', rights: '', takenAt: null };

describe('[P1] the bytes decide what a photo is', () => {
  test.each([
    ['jpeg', jpeg, 'image/jpeg'],
    ['png', png, 'image/png'],
    ['webp', webp, 'image/webp'],
    ['gif', gif, 'image/gif'],
  ] as const)('a %s with a lying name', async (_kind, bytes, mediaType) => {
    const result = await take(bytes, 'bảng lương.docx');
    expect(result).toEqual({
      ok: true,
      value: {
        imported: {
          photo: {
            blob: createHash('sha256').update(bytes).digest('hex'),
            mediaType,
            width: 64,
            height: 40,
            fileName: 'bảng lương.docx',
          },
          suggested: nothing,
          hadLocation: false,
          hasCredentials: false,
        },
        originalBytes: bytes,
      },
    });
  });

  const box = (brand: string, ...others: readonly string[]) =>
    Buffer.concat([
      Buffer.from([0, 0, 0, 32]),
      Buffer.from(`ftyp${brand}\0\0\0\0${others.join('')}`, 'latin1'),
      Buffer.alloc(40),
    ]);

  test.each([
    ['a text named .jpg', Buffer.from('Chào cả nhà, đây không phải là ảnh'), 'not-a-photo'],
    ['nothing', Buffer.alloc(0), 'not-a-photo'],
    ['zeros', Buffer.alloc(5000), 'not-a-photo'],
    ['a web page', Buffer.from('<!doctype html><html><body>Ảnh</body></html>'), 'not-a-photo'],
    ['a video', box('isom', 'mp42'), 'not-a-photo'],
    [
      'an SVG with a script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'svg',
    ],
    ['an SVG behind a declaration', Buffer.from('\ufeff<?xml version="1.0"?><!-- vẽ -->\n<svg width="9"/>'), 'svg'],
    ['an SVG in UTF-16', Buffer.from('\ufeff<svg width="9"></svg>', 'utf16le'), 'svg'],
    ['an iPhone photo', box('heic', 'mif1'), 'heic'],
    ['a HEIF sequence', box('msf1', 'hevc'), 'heic'],
    ['an AVIF', box('avif', 'mif1', 'miaf'), 'unsupported'],
    ['a TIFF', Buffer.from('II*\0aaaaaaaa', 'latin1'), 'unsupported'],
    ['a Photoshop file', Buffer.from('8BPS\0\u0001'), 'unsupported'],
  ])('%s is refused: %#', async (_name, bytes, reason) => {
    expect(await refusal(bytes)).toBe(reason);
  });
});

describe('[P2] a photo is bounded before it is decoded', () => {
  const claimed = (width: number, height: number) => {
    const bytes = Buffer.from(png);
    bytes.writeUInt32BE(width, 16);
    bytes.writeUInt32BE(height, 20);
    return bytes;
  };

  test('30000 x 30000 and other bombs are refused by their header', async () => {
    const row = Buffer.alloc(1 + Math.ceil(30_000 / 8));
    const pixels = deflateSync(Buffer.concat(Array.from({ length: 30_000 }, () => row)));
    const header = Buffer.from([0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, 1, 0, 0, 0, 0]);
    const chunks = [pngChunk('IHDR', header), pngChunk('IDAT', pixels), pngChunk('IEND', Buffer.alloc(0))];
    const bomb = Buffer.concat([png.subarray(0, 8), ...chunks]);
    expect([await refusal(bomb), await refusal(bomb, 'anh.png'), bomb.byteLength < 200_000]).toEqual([
      'too-many-pixels',
      'too-many-pixels',
      true,
    ]);
  });

  test('a header that promises too much is enough', async () => {
    const wide = await sharp({ create: { width: 65_500, height: 2, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer();
    expect([await refusal(wide), await refusal(claimed(64, 40_000))]).toEqual(['too-many-pixels', 'damaged']);
  });

  test('more bytes than the window may hand over', async () => {
    const large = Buffer.concat([jpeg, Buffer.alloc(MAX_PHOTO_BYTES)]);
    expect(await refusal(large)).toBe('too-large');
  });
});

const noisy = await sharp({
  create: {
    width: 300,
    height: 200,
    channels: 3,
    background: '#888',
    noise: { type: 'gaussian', mean: 128, sigma: 60 },
  },
})
  .jpeg({ quality: 90 })
  .toBuffer();
const progressive = await sharp(noisy).jpeg({ progressive: true }).toBuffer();
const others = {
  png: await sharp(noisy).png().toBuffer(),
  webp: await sharp(noisy).webp().toBuffer(),
  gif: await sharp(noisy).gif().toBuffer(),
  progressive,
  baseline: noisy,
};

describe('[P3] half a photo is refused', () => {
  test.each(Object.entries(others))('%s cut at every tenth', async (_kind, bytes) => {
    expect(await refusal(bytes)).toBe('taken');
    for (let tenth = 1; tenth <= 9; tenth += 1)
      expect([tenth, await refusal(bytes.subarray(0, (bytes.byteLength * tenth) / 10))]).toEqual([tenth, 'damaged']);
  });

  test('bytes after the end of a photo are kept with the original', async () => {
    const bytes = Buffer.concat([noisy, Buffer.from('trailing')]);
    const result = await take(bytes);
    expect(result.ok && Buffer.compare(result.value.originalBytes, bytes)).toBe(0);
  });
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  '[P4] width and height are those of the upright photo: orientation %i',
  async (orientation) => {
    const { photo } = await imported(withSegments(jpeg, cameraSegment(orientation)));
    expect([photo.width, photo.height]).toEqual(orientation < 5 ? [64, 40] : [40, 64]);
  },
);

describe('[P5] captions, names and rights are read right', () => {
  const caption = 'Đồng chí Trần Thị Mỵ, Chủ tịch xã Ký Phú, trao quà cho các hộ khó khăn';

  test('IPTC in UTF-8', async () => {
    const records = [
      [120, caption],
      [80, 'Nguyễn Văn Ước'],
      [115, 'Báo Sông Công'],
      [116, '© Báo Sông Công'],
      [55, '20240517'],
      [60, '150405+0700'],
    ] as const;
    const expected = {
      caption,
      alt: '',
      photographer: 'Nguyễn Văn Ước',
      source: 'Báo Sông Công',
      rights: '© Báo Sông Công',
      takenAt: '2024-05-17T15:04:05+07:00',
    };
    expect([await suggested(iptcSegment(records, true)), await suggested(iptcSegment(records, false))]).toEqual([
      expected,
      expected,
    ]);
  });

  test('IPTC in the code pages of older programs', async () => {
    const windows1258 = Buffer.from([
      0x58, 0xe3, 0x20, 0x4b, 0xfd, 0x20, 0x50, 0x68, 0x75, 0xec, 0x20, 0x2d, 0x20, 0xd0, 0x61, 0xf2, 0x69,
    ]);
    const windows1252 = Buffer.from('Caf\u00e9 fran\u00e7ais \u2013 \u00ecle', 'latin1');
    windows1252[14] = 0x96;
    expect([
      (await suggested(iptcSegment([[120, windows1258]], false))).caption,
      (await suggested(iptcSegment([[120, windows1252]], false))).caption,
    ]).toEqual(['Xă Kư Phú - Đại', 'Café français – ìle']);
  });

  test('XMP before IPTC before EXIF, Vietnamese before other languages, NFD as NFC', async () => {
    const xmp = xmpSegment(
      inLanguages('dc:description', { 'x-default': 'A caption', en: 'A caption', vi: caption.normalize('NFD') }) +
        inLanguages('Iptc4xmpCore:AltTextAccessibility', { 'x-default': 'Hai người bắt tay' }) +
        inLanguages('dc:rights', { 'x-default': 'Bản quyền của tòa soạn' }) +
        '<dc:creator><rdf:Seq><rdf:li>Lê Thế Hiển</rdf:li><rdf:li>Phạm Thu</rdf:li></rdf:Seq></dc:creator>' +
        '<photoshop:Credit>TTXVN</photoshop:Credit><photoshop:DateCreated>2023-12-31T23:30:00Z</photoshop:DateCreated>',
    );
    const iptc = iptcSegment(
      [
        [120, 'Chú thích cũ'],
        [80, 'Tên cũ'],
      ],
      true,
    );
    const exif = exifSegment({ main: { 0x010e: { text: 'OLYMPUS' }, 0x013b: { text: 'Camera' } } });
    expect(await suggested(exif, iptc, xmp)).toEqual({
      caption,
      alt: 'Hai người bắt tay',
      photographer: 'Lê Thế Hiển, Phạm Thu',
      source: 'TTXVN',
      rights: 'Bản quyền của tòa soạn',
      takenAt: '2023-12-31T23:30:00Z',
    });
  });

  test('EXIF text in UTF-8, and several of IPTC’s names', async () => {
    const exif = exifSegment({ main: { 0x010e: { text: caption }, 0x8298: { text: 'Đỗ Hà' } } });
    const iptc = iptcSegment(
      [
        [80, 'Đỗ Hà'],
        [80, 'Vũ An'],
      ],
      true,
    );
    expect(await suggested(exif, iptc)).toEqual({ ...nothing, caption, rights: 'Đỗ Hà', photographer: 'Đỗ Hà, Vũ An' });
  });

  test('XMP in PNG and WebP', async () => {
    const xmp = xmpPacket(inLanguages('dc:description', { 'x-default': caption }));
    const text = Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0', 'latin1'), Buffer.from(xmp)]);
    const captions = [
      Buffer.concat([png.subarray(0, -12), pngChunk('iTXt', text), png.subarray(-12)]),
      await drawnPhoto(8, 8).withXmp(xmp).webp().toBuffer(),
    ];
    expect(await Promise.all(captions.map(async (bytes) => (await imported(bytes)).suggested.caption))).toEqual([
      caption,
      caption,
    ]);
  });

  test('too long, with controls and direction overrides', async () => {
    const long = `Mở đầu\u202e gpj.exe\u0000\u0007  và\r\n\r\ndòng hai ${'ế'.repeat(9_000)}`;
    const value = await suggested(
      iptcSegment(
        [
          [120, long],
          [80, `A\nB ${'ộ'.repeat(400)}`],
        ],
        true,
      ),
    );
    expect([
      value.caption.slice(0, 34),
      value.caption.length,
      value.photographer.slice(0, 6),
      value.photographer.length,
    ]).toEqual(['Mở đầu gpj.exe và\ndòng hai ếếếếếếế', 5_000, 'A B ộộ', 200]);
  });
});

describe('[P6] the moment of a photo', () => {
  const clock = async (text: string, offset?: string) =>
    (
      await suggested(
        exifSegment({ exif: { 0x9003: { text }, ...(offset === undefined ? {} : { 0x9011: { text: offset } }) } }),
      )
    ).takenAt;

  test('with its own zone, without one in GMT+7, and null where it never was', async () => {
    expect([
      await clock('2024:05:17 15:04:05', '+09:00'),
      await clock('2024:05:17 15:04:05'),
      await clock('2024:05:17 15:04:05', '+99:00'),
      await clock('2024:02:30 15:04:05'),
      await clock('0000:00:00 00:00:00'),
      await clock('    :  :     :  :  '),
      await clock('2024:05:17 25:04:05'),
    ]).toEqual([
      '2024-05-17T15:04:05+09:00',
      '2024-05-17T15:04:05+07:00',
      '2024-05-17T15:04:05+07:00',
      null,
      null,
      null,
      null,
    ]);
  });

  test('a day without a time is not an instant', async () => {
    expect([
      (await suggested(iptcSegment([[55, '20240517']], true))).takenAt,
      (await suggested(xmpSegment('<photoshop:DateCreated>2024-05-17</photoshop:DateCreated>'))).takenAt,
      (await suggested(xmpSegment('<photoshop:DateCreated>2024-05-17T08:30</photoshop:DateCreated>'))).takenAt,
    ]).toEqual([null, null, '2024-05-17T08:30:00+07:00']);
  });
});

test('[P7] place and credentials are reported', async () => {
  const xmpPlace = xmpSegment('<exif:GPSLatitude>21,35.5N</exif:GPSLatitude>');
  const png = await drawnPhoto(8, 8)
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 35/1 30/1' } })
    .png()
    .toBuffer();
  const photos = [
    withSegments(jpeg, cameraSegment()),
    withSegments(jpeg, xmpPlace),
    png,
    withSegments(jpeg, credentialsSegment()),
    withSegments(jpeg, segment(0xeb, Buffer.from('JP\0\u0001 something else', 'latin1'))),
  ];
  const found = await Promise.all(photos.map(async (bytes) => imported(bytes)));
  expect(found.map(({ hadLocation, hasCredentials }) => [hadLocation, hasCredentials])).toEqual([
    [true, false],
    [true, false],
    [true, false],
    [false, true],
    [false, false],
  ]);
});

describe('[P8] hostile metadata harms nothing', () => {
  const entities = `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(50)}">${Array.from(
    { length: 20 },
    (_, i) => `<!ENTITY a${i} "&a${i - 1};&a${i - 1};">`,
  ).join('')}]>`;
  const hostile: Readonly<Record<string, Uint8Array>> = {
    'an entity bomb': segment(
      0xe1,
      Buffer.from(
        `http://ns.adobe.com/xap/1.0/\0${entities}${xmpPacket('<dc:description>&a19;</dc:description>')}`,
        'latin1',
      ),
    ),
    'deep nesting': segment(
      0xe1,
      Buffer.from(`http://ns.adobe.com/xap/1.0/\0${xmpPacket('<a>'.repeat(15_000))}`, 'latin1'),
    ),
    'names of prototypes': xmpSegment('<dc:__proto__>x</dc:__proto__><dc:constructor>y</dc:constructor>'),
    'an IFD that points at itself': segment(
      0xe1,
      Buffer.from(
        'Exif\0\0MM\0*\0\0\0\u0008\0\u0001\u0087\u0069\0\u0004\0\0\0\u0001\0\0\0\u0008\0\0\0\u0008',
        'latin1',
      ),
    ),
    'an IPTC length beyond the end': segment(
      0xed,
      Buffer.from('Photoshop 3.0\x008BIM\u0004\u0004\0\0\x7f\xff\xff\xff\u001c\u0002\u0078\x7f\xff', 'latin1'),
    ),
  };

  test.each(Object.entries(hostile))('%s', async (_name, bytes) => {
    expect(await suggested(bytes)).toEqual(nothing);
  });

  test('any bytes in any segment', async () => {
    const marker = fc.constantFrom(0xe1, 0xed, 0xeb, 0xe2);
    const start = fc.constantFrom(
      'Exif\0\0MM\0*',
      'http://ns.adobe.com/xap/1.0/\0',
      'Photoshop 3.0\x008BIM\u0004\u0004\0\0',
      'JP',
    );
    await fc.assert(
      fc.asyncProperty(marker, start, fc.uint8Array({ maxLength: 300 }), async (byte, prefix, rest) => {
        const bytes = withSegments(jpeg, segment(byte, Buffer.concat([Buffer.from(prefix, 'latin1'), rest])));
        expect(['taken', 'damaged']).toContain(await refusal(bytes));
      }),
      { numRuns: 60 },
    );
  });

  test('any bytes at all', async () => {
    const prefix = fc.constantFrom(
      jpeg.subarray(0, 200),
      png.subarray(0, 60),
      Buffer.from('GIF89a'),
      Buffer.from('RIFF\0\0\0\0WEBP'),
      Buffer.alloc(0),
    );
    await fc.assert(
      fc.asyncProperty(prefix, fc.uint8Array({ maxLength: 400 }), async (head, rest) => {
        expect(await refusal(Buffer.concat([head, rest]))).not.toBe('taken');
      }),
      { numRuns: 80 },
    );
  });
});

test('[P9] a file’s name is the last name of any system’s path', async () => {
  const names = [
    'C:\\Users\\an\\Ảnh hội nghị.JPG',
    '/home/an/ảnh.jpg'.normalize('NFD'),
    '..',
    '',
    `${'ạ'.repeat(400)}.jpeg`,
    'a\nb\u202egpj.jpg',
  ];
  const results = await Promise.all(names.map(async (name) => (await imported(jpeg, name)).photo.fileName));
  expect(results).toEqual([
    'Ảnh hội nghị.JPG',
    'ảnh.jpg',
    'anh.jpg',
    'anh.jpg',
    `${'ạ'.repeat(250)}.jpeg`,
    'a bgpj.jpg',
  ]);
});

test('[P5] [P7] the photos of the end-to-end stories', async () => {
  const folder = path.resolve(import.meta.dirname, '../../e2e/fixtures/photos');
  const handshake = await imported(await readFile(path.join(folder, 'trao-giay-khen.jpg')), 'trao-giay-khen.jpg');
  const orchard = await imported(await readFile(path.join(folder, 'vuon-nhan-khe-lim.jpg')), 'vuon-nhan-khe-lim.jpg');
  expect([handshake, orchard]).toMatchObject([
    {
      photo: { width: 1200, height: 800, mediaType: 'image/jpeg' },
      suggested: {
        caption: 'Lãnh đạo phường Sông Cầu trao giấy khen cho các tổ dân phố tiêu biểu năm 2024',
        alt: 'Hai người đứng giữa hội trường, cùng cầm một tờ giấy khen',
        photographer: 'Đỗ Thế Hưởng',
        source: 'Báo Sông Cầu',
        rights: '© 2024 Báo Sông Cầu',
        takenAt: '2024-05-17T15:04:05+07:00',
      },
      hadLocation: true,
    },
    {
      photo: { width: 800, height: 1100 },
      suggested: { caption: 'Vườn nhãn muộn ở xóm Khe Lim đang vào vụ thu hoạch', photographer: 'Nguyễn Thị Mỵ' },
      hadLocation: true,
    },
  ]);
});
