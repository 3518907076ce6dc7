import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_TEASER_LENGTH, teaserOf } from './teaser.ts';
import { VIETNAMESE_LETTERS } from './vietnamese-letters.ts';

describe('[T11] a teaser ends at a word, with … and nothing dangling', () => {
  test.each([
    ['Bà con vui mừng', 15, 'Bà con vui mừng'],
    ['Bà con vui mừng', 14, 'Bà con vui…'],
    ['Bà con vui mừng', 11, 'Bà con vui…'],
    ['Bà con vui mừng', 10, 'Bà con…'],
    ['Chè, lúa, ngô và khoai', 10, 'Chè, lúa…'],
    ['Xã nói “không” với rác', 15, 'Xã nói “không”…'],
    ['Xã nói “không” với rác', 14, 'Xã nói…'],
    ['Giá chè tăng (15%) so với', 19, 'Giá chè tăng (15%)…'],
    ['Tăng 1,65% mỗi năm', 11, 'Tăng 1,65%…'],
    ['Đẹp quá! Sao thế? Ừ', 18, 'Đẹp quá! Sao thế…'],
    ['Hội thi “ Tiếng hát”', 12, 'Hội thi…'],
    ['Hội thi - phần một', 13, 'Hội thi…'],
    ['Mùa vàng 🌾🌾 về', 13, 'Mùa vàng…'],
    ['  Dòng một\n\nDòng\u00a0hai  ', 40, 'Dòng một Dòng hai'],
    ['Nghiêngngảkhôngdấucách nhé', 10, ''],
    ['Một hai', 0, ''],
    ['', 10, ''],
  ])('%j in %d', (text, maxLength, teaser) => {
    expect(teaserOf(text, maxLength)).toBe(teaser);
  });

  test('of any text: short enough, whole words from the beginning, the same for NFC and NFD', () => {
    const unit = fc.constantFrom(
      ...VIETNAMESE_LETTERS,
      ' ',
      ' ',
      ',',
      '.',
      '“',
      '”',
      '(',
      ')',
      '"',
      '–',
      '…',
      '\n',
      '👍🏽',
      '\u200F',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 80 }), fc.integer({ min: 0, max: 60 }), (text, maxLength) => {
        const teaser = teaserOf(text, maxLength);
        const line = text.replace(/\s+/gu, ' ').trim();
        expect(teaser.length).toBeLessThanOrEqual(maxLength);
        expect(teaserOf(text.normalize('NFD'), maxLength)).toBe(teaser);
        if (teaser === '' || teaser === line) return;
        const kept = teaser.slice(0, -1);
        expect(teaser.endsWith('…') && line.startsWith(kept)).toBe(true);
        expect(kept).not.toMatch(/[\s,.(“–…]$/u);
        // What follows is at most punctuation and then a space: no word was cut.
        expect(line.slice(kept.length)).toMatch(/^[\p{P}\s]*( |$)/u);
      }),
    );
  });

  test('100,000 characters, and as much punctuation', () => {
    expect(teaserOf('Cơn bão số 3 '.repeat(8_000)).length).toBeLessThanOrEqual(DEFAULT_TEASER_LENGTH);
    expect(teaserOf(`Bão ${'– '.repeat(50_000)}`, 90_000)).toBe('Bão…');
  });
});
