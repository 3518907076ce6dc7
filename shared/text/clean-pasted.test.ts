import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanPasted, looksLikeTcvn3 } from './clean-pasted.ts';
import { decodeTcvn3 } from './tcvn3.ts';
import { VIETNAMESE_LETTERS } from './vietnamese-letters.ts';

describe('[T28] what cannot be seen is taken out of pasted text', () => {
  test.each([
    ['Thái\u00a0Nguyên\u202f2021\u2009%', 'Thái Nguyên 2021 %'],
    ['\ufeffChè\u200b Tân\u2060 Cương\u200c\u200d', 'Chè Tân Cương'],
    ['ngu\u00adyễn news\u00adpaper', 'nguyễn newspaper'],
    ['một\r\nhai\rba\u2028bốn\u2029năm\u0085sáu\tbảy', 'một\nhai\nba\nbốn\nnăm\nsáu\tbảy'],
    ['a\u0000b\u0007c\u001bd\u007fe\u0090f\ufffcg', 'abcdefg'],
    ['đảo \u202egiá\u202c \u2066x\u2069', 'đảo giá x'],
    ['chè\u200e ngon\u200f', 'chè ngon'],
    ['e\u200b\u0301', 'é'],
    ['nửa \ud83c biểu tượng', 'nửa \ufffd biểu tượng'],
    ['', ''],
  ])('%j', (pasted, clean) => {
    expect(cleanPasted(pasted)).toBe(clean);
  });

  test.each([
    ['joiners inside emoji', '👩‍👩‍👧 👨🏽‍🌾 ❤️‍🔥 🏳️‍🌈 🇻🇳 1️⃣'],
    ['joiners of other scripts', 'می‌خواهم क्‍ष'],
    ['direction marks of right-to-left text', 'مرحبا\u200f (123)\u200e'],
    ['all letters', VIETNAMESE_LETTERS.join('')],
    ['spaces as they were typed', ' hai  dấu cách \n\n\t'],
  ])('kept: %s', (_what, text) => {
    expect(cleanPasted(text)).toBe(text);
  });

  test('NFD comes out as NFC', () => {
    const letters = VIETNAMESE_LETTERS.join(' ');
    expect(cleanPasted(letters.normalize('NFD'))).toBe(letters);
  });

  test('of any text: clean twice is clean once, NFC, and nothing visible is lost', () => {
    const unit = fc.constantFrom(
      ...Array.from('aữé \u0301\u200b\u200d\u200c\u00ad\u200f\u00a0\u202e\r\n\u0000'),
      '👩',
      '🏽',
      'م',
      'क',
      '\ufe0f',
      '\ud83c',
    );
    const visible = (text: string): string =>
      text
        .replace(/\r\n?/g, '\n')
        .normalize('NFD')
        .replace(/[\s\p{Cf}\p{Cc}\ufffd\ud83c]/gu, '')
        .normalize('NFC');
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit }), fc.string({ unit: 'binary' })), (text) => {
        const clean = cleanPasted(text);
        expect([cleanPasted(clean), clean.normalize('NFC')]).toEqual([clean, clean]);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect(visible(cleanPasted(text))).toBe(visible(text));
      }),
    );
  });

  test('100,000 characters, one word or many', () => {
    expect(cleanPasted('ừ\u200b\u00ad'.repeat(30_000))).toBe('ừ'.repeat(30_000));
    expect(cleanPasted('\u200d'.repeat(100_000))).toBe('');
    expect(cleanPasted('x\u00a0'.repeat(50_000))).toBe('x '.repeat(50_000));
  });
});

describe('[T29] the ư of TCVN3 is not taken for a soft hyphen', () => {
  test.each([
    ['Tr\u00ad\u00eang \u00a7\u00b9i h\u00e4c', 'Trường Đại học'],
    ['t\u00ad', 'tư'],
    ['(m\u00ada)', '(mưa)'],
    ['“l\u00ad\u00eci” c\u00a9u', '“lưỡi” câu'],
  ])('%j', (pasted, text) => {
    expect(looksLikeTcvn3(pasted)).toBe(true);
    expect(decodeTcvn3(cleanPasted(pasted), { capitals: false })).toBe(text);
  });

  test.each([
    'news\u00adpaper',
    'Ngu\u00adyễn',
    'th\u00adông tin',
    'nhà\u00ad',
    'co\u00adoperate été\u00adrieur',
    '\u00ad',
    '\u00ad \u00ad',
    'chè',
  ])('%j is not TCVN3', (text) => {
    expect([looksLikeTcvn3(text), cleanPasted(text)]).toEqual([false, text.replaceAll('\u00ad', '')]);
  });
});
