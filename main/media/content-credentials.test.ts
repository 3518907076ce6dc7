import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generatorIn } from './content-credentials.ts';
import { metadataBlocks } from './metadata-blocks.ts';

const text = (words: string): Buffer => {
  const bytes = Buffer.from(words, 'utf8');
  const head = bytes.length < 24 ? [0x60 + bytes.length] : [0x78, bytes.length];
  return Buffer.from([...head, ...bytes]);
};

const segment = (payload: Buffer): Buffer => {
  const size = payload.length + 2;
  return Buffer.concat([Buffer.from([0xff, 0xeb, size >> 8, size & 255]), payload]);
};

const box = (place: number, payload: Buffer): Buffer =>
  segment(Buffer.concat([Buffer.from([0x4a, 0x50, 0, 1, 0, 0, 0, place]), payload]));

const jpeg = (...segments: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xd8]), ...segments, Buffer.from([0xff, 0xda, 0, 2])]);

const claim = (generator: string): Buffer => Buffer.concat([text('claim_generator'), text(generator)]);

test('[P15] the generator of the newest claim is named, in its own words', () => {
  const old = Buffer.concat([Buffer.from('jumbc2pa'), claim('Máy ảnh Suối Bạc 1')]);
  const info = Buffer.concat([text('claim_generator_info'), Buffer.from([0xa1]), text('name'), text('Phòng tối Đò')]);
  expect(generatorIn(old)).toBe('Máy ảnh Suối Bạc 1');
  expect(generatorIn(Buffer.concat([old, claim('Bàn ảnh 2')]))).toBe('Bàn ảnh 2');
  expect(generatorIn(Buffer.concat([old, info]))).toBe('Phòng tối Đò');
  expect(generatorIn(Buffer.from('jumbc2pa'))).toBeNull();
});

test('[P15] boxes of a JPEG that are spread over its segments are one', () => {
  const first = box(1, Buffer.from('\0\0\0\x40jumb\0\0\0\x20jumdc2pa', 'latin1'));
  const { credentials } = metadataBlocks(jpeg(first, box(2, claim('Máy 1'))), 'image/jpeg');
  expect(credentials === null ? null : generatorIn(credentials)).toBe('Máy 1');
  expect(metadataBlocks(jpeg(box(1, Buffer.from('jumb khác'))), 'image/jpeg').credentials).toBeNull();
});

test('[P15] any bytes whatever give an answer, and never one that is not a line', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, hasKey) => {
      const said = generatorIn(hasKey ? Buffer.concat([text('claim_generator'), bytes]) : bytes);
      expect(said === null || (said.length <= 120 && !/\p{Cc}/u.test(said))).toBe(true);
    }),
  );
});
