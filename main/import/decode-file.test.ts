import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeFile } from './decode-file.ts';

const TEXT = 'Nêu cao tinh thần “tự soi, tự sửa” – Tỉnh ủy Thái Nguyên, được ưu ái Ỷ Lan ỡ';

const source = (bytes: Uint8Array): string => {
  const result = decodeFile(bytes);
  return result.ok ? result.value.source : JSON.stringify(result.error);
};

const utf16 = (text: string, bigEndian: boolean): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

/** Letters of windows-1258 with the tone mark behind them, as Windows wrote Vietnamese. */
function windows1258(text: string): Buffer {
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1)
    table.set(new TextDecoder('windows-1258').decode(Uint8Array.of(byte)), byte);
  const bytes = Array.from(text.normalize('NFC')).flatMap((letter) => {
    const whole = table.get(letter);
    if (whole !== undefined) return [whole];
    const marks = letter.normalize('NFD');
    const tone = /[\u0300\u0301\u0303\u0309\u0323]/u.exec(marks)?.[0] ?? '';
    const base = marks.replace(tone, '').normalize('NFC');
    return [table.get(base), table.get(tone)].map((byte) => byte ?? 0x3f);
  });
  return Buffer.from(bytes);
}

describe('[I10] files of every encoding that newsrooms have', () => {
  test('UTF-8 and UTF-16, with and without their mark, composed and decomposed', () => {
    const files = [
      Buffer.from(TEXT),
      Buffer.from(`\ufeff${TEXT}`),
      Buffer.from(TEXT.normalize('NFD')),
      utf16(`\ufeff${TEXT}`, false),
      utf16(`\ufeff${TEXT}`, true),
      utf16(TEXT, false),
      utf16(TEXT, true),
    ];
    expect(files.map(source)).toEqual(files.map(() => TEXT));
  });

  test('windows-1258, named, unnamed and misnamed; windows-1252 where it is named or where 1258 makes no sense', () => {
    const vietnamese = windows1258(TEXT);
    const page = (charset: string, text: Buffer) =>
      Buffer.concat([
        Buffer.from(
          `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"></head><body>`,
        ),
        text,
      ]);
    const behind = (bytes: Buffer) => source(bytes).split('<body>').at(-1);
    const french = Buffer.from(
      'L\u2019\u00e9t\u00e9 \u00e0 la mer \u2013 na\u00efve'.replace('\u2019', '\u0092').replace('\u2013', '\u0096'),
      'latin1',
    );
    expect([
      source(vietnamese),
      behind(page('windows-1258', vietnamese)),
      behind(page('utf-8', vietnamese)),
      behind(page('windows-1258', Buffer.from(TEXT))),
      behind(page('iso-8859-1', french)),
      source(Buffer.from('\u00ccsland, Br\u00ccn, R\u00d2d', 'latin1')),
    ]).toEqual([TEXT, TEXT, TEXT, TEXT, 'L’été à la mer – naïve', 'Ìsland, BrÌn, RÒd']);
  });

  test('UTF-8 that is cut in the middle of a letter loses that letter only', () => {
    const bytes = Buffer.from(`${TEXT} ${TEXT} cuối cùng là chữ đ`);
    expect(source(bytes.subarray(0, -1))).toBe(`${TEXT} ${TEXT} cuối cùng là chữ \ufffd`);
  });

  test('what is no text is refused', () => {
    const zip = Buffer.concat([Buffer.from('PK\u0003\u0004\u0014\0\u0006\0', 'latin1'), Buffer.alloc(200, 7)]);
    expect(
      [
        zip,
        Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 1, 2, 3]),
        Buffer.alloc(0),
        Buffer.from(' \n\u00a0'),
        Buffer.alloc(5_000_001, 0x61),
      ].map(source),
    ).toEqual([
      '{"code":"import-refused","reason":"not-text"}',
      '{"code":"import-refused","reason":"not-text"}',
      '{"code":"import-refused","reason":"empty"}',
      '{"code":"import-refused","reason":"empty"}',
      '{"code":"import-refused","reason":"too-large"}',
    ]);
  });

  test('a page is told from a text', () => {
    const formats = [
      '<!DOCTYPE html><p>a',
      '<p>Chào',
      'Giá < 5 và > 3',
      'a <- b',
      '<?xml version="1.0"?><html>',
      'Thẻ <b> trong câu',
    ].map((text) => {
      const result = decodeFile(Buffer.from(text));
      return result.ok ? result.value.format : 'refused';
    });
    expect(formats).toEqual(['html', 'html', 'text', 'text', 'html', 'text']);
  });

  test('any bytes give an answer in NFC', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const result = decodeFile(bytes);
        expect(!result.ok || result.value.source === result.value.source.normalize('NFC')).toBe(true);
      }),
    );
  });
});
