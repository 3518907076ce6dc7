import ExifReader from 'exifreader';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { createDarkroom, createQueue } from './darkroom.ts';
import { makeRendition, type RenditionFormat } from './renditions.ts';
import {
  cameraSegment,
  credentialsSegment,
  drawnPhoto,
  inLanguages,
  iptcSegment,
  withSegments,
  xmpSegment,
} from './test-photos.ts';

const plain = await drawnPhoto(600, 400).jpeg({ quality: 92 }).toBuffer();
const loaded = (orientation = 1) =>
  withSegments(
    plain,
    cameraSegment(orientation),
    xmpSegment(
      inLanguages('dc:description', { 'x-default': 'BIMATXMP' }) + '<exif:GPSLatitude>21,35N</exif:GPSLatitude>',
    ),
    iptcSegment([[120, 'BIMATIPTC']], true),
    credentialsSegment(),
  );

async function rendition(original: Uint8Array, width: number, format: RenditionFormat = 'jpeg') {
  const result = await makeRendition({ original, width, format });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const SECRETS = ['SERIAL-8842', 'TestCam', 'BIMAT', 'Exif', 'adobe', 'Photoshop', 'GPS', 'c2pa', 'jumb', '2024:05:17'];

describe('[P10] nothing of the metadata leaves with a rendition', () => {
  test.each(['jpeg', 'webp', 'png'] as const)('%s', async (format) => {
    const original = loaded();
    const { bytes, mediaType, width, height } = await rendition(original, 320, format);
    const text = Buffer.from(bytes).toString('latin1');
    const groups = Object.keys(ExifReader.load(Buffer.from(bytes), { expanded: true }));
    const before = Buffer.from(original).toString('latin1');
    expect({
      mediaType,
      size: [width, height],
      seenBefore: SECRETS.filter((secret) => before.includes(secret)).length,
      left: SECRETS.filter((secret) => text.includes(secret)),
      groups: groups.filter((group) => /exif|iptc|xmp|gps|makerNotes|Thumbnail/i.test(group)),
      header: (({ exif, iptc, xmp, icc, orientation }) => [exif, iptc, xmp, icc, orientation])(
        await sharp(bytes).metadata(),
      ),
    }).toEqual({
      mediaType: `image/${format}`,
      size: [320, 213],
      seenBefore: SECRETS.length,
      left: [],
      groups: [],
      header: [undefined, undefined, undefined, undefined, undefined],
    });
  });
});

describe('[P11] a rendition is the photo upright, smaller, in sRGB', () => {
  const cornerOf = async (bytes: Uint8Array, left: number, top: number) => {
    const [red = 0, green = 0] = await sharp(bytes)
      .extract({ left, top, width: 1, height: 1 })
      .removeAlpha()
      .raw()
      .toBuffer();
    return red > 150 && green < 90 ? 'red' : 'other';
  };

  test('every orientation is drawn upright', async () => {
    const corners: Record<number, readonly string[]> = {};
    for (const orientation of [1, 3, 6, 8]) {
      const { bytes, width, height } = await rendition(loaded(orientation), 200);
      corners[orientation] = [
        `${width}x${height}`,
        await cornerOf(bytes, 10, 10),
        await cornerOf(bytes, width - 10, 10),
        await cornerOf(bytes, 10, height - 10),
        await cornerOf(bytes, width - 10, height - 10),
      ];
    }
    expect(corners).toEqual({
      1: ['200x133', 'red', 'other', 'other', 'other'],
      3: ['200x133', 'other', 'other', 'other', 'red'],
      6: ['200x300', 'other', 'red', 'other', 'other'],
      8: ['200x300', 'other', 'other', 'red', 'other'],
    });
  });

  test('never enlarged', async () => {
    const { width, height } = await rendition(plain, 1600);
    expect([width, height]).toEqual([600, 400]);
  });

  test('CMYK and wide colours become sRGB, transparency becomes white in JPEG and stays elsewhere', async () => {
    const cmyk = await drawnPhoto(60, 40).toColourspace('cmyk').jpeg().toBuffer();
    const p3 = await drawnPhoto(60, 40).withIccProfile('p3').jpeg().toBuffer();
    const clear = await sharp({
      create: { width: 20, height: 20, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    const spaces = await Promise.all(
      [cmyk, p3].map(async (bytes) => {
        const header = await sharp((await rendition(bytes, 40)).bytes).metadata();
        return [header.space, header.channels, header.hasProfile];
      }),
    );
    const white = await sharp((await rendition(clear, 20)).bytes)
      .raw()
      .toBuffer();
    const webp = await sharp((await rendition(clear, 20, 'webp')).bytes).metadata();
    expect([spaces, Math.min(...white) > 250, webp.hasAlpha]).toEqual([
      [
        ['srgb', 3, false],
        ['srgb', 3, false],
      ],
      true,
      true,
    ]);
  });
});

test('[P12] the same order gives the same bytes', async () => {
  const darkroom = createDarkroom();
  const orders = Array.from({ length: 6 }, (_, index) => (['jpeg', 'webp', 'png'] as const)[index % 3] ?? 'jpeg');
  const first = await Promise.all(orders.map(async (format) => rendition(loaded(), 320, format)));
  const second = await Promise.all(
    orders.map((format) => darkroom.makeRendition({ original: loaded(), width: 320, format })),
  );
  expect(second).toEqual(first.map((value) => ({ ok: true, value })));
});

test('[P13] a batch waits its turn, and a failure frees its place', async () => {
  const queued = createQueue(2);
  let running = 0;
  let most = 0;
  const finished: number[] = [];
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) =>
      queued(async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((next) => setImmediate(next));
        running -= 1;
        if (index % 5 === 0) throw new Error('broken');
        finished.push(index);
      }),
    ),
  );
  expect([most, finished.length, outcomes.filter(({ status }) => status === 'rejected').length]).toEqual([2, 16, 4]);
});

test('[P14] a damaged original is an answer, not a crash', async () => {
  const results = await Promise.all(
    [plain.subarray(0, 500), Buffer.from('không phải ảnh'), Buffer.alloc(0)].map((original) =>
      makeRendition({ original, width: 320, format: 'jpeg' }),
    ),
  );
  expect(results).toEqual(Array.from({ length: 3 }, () => ({ ok: false, error: { code: 'damaged', what: 'photo' } })));
});
