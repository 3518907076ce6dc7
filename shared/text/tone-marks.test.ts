import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText } from './fold.ts';
import { repairToneMark, sameWord, toToneStyle } from './tone-marks.ts';
import { VIETNAMESE_LETTERS } from './vietnamese-letters.ts';

const oldStyle =
  'Tòa soạn khóa sổ; ỦY BAN; Thủy khỏe, xõa tóc, hủy – quý bà Thúy Hòa qua Hoàng Quỳnh, hoàn, uyển, khuỷu 🌾';
const newStyle =
  'Toà soạn khoá sổ; UỶ BAN; Thuỷ khoẻ, xoã tóc, huỷ – quý bà Thuý Hoà qua Hoàng Quỳnh, hoàn, uyển, khuỷu 🌾';

describe('[T22] the two styles of tone marks are one word, and each can be made the other', () => {
  test('both ways, in both forms, with case kept', () => {
    for (const form of ['NFC', 'NFD']) {
      expect(toToneStyle(newStyle.normalize(form), 'old')).toBe(oldStyle);
      expect(toToneStyle(oldStyle.normalize(form), 'new')).toBe(newStyle);
    }
    expect([toToneStyle(oldStyle, 'old'), toToneStyle(newStyle, 'new')]).toEqual([oldStyle, newStyle]);
  });

  test.each([
    ['khóa', 'khoá', true],
    ['Ủy ban', 'Uỷ ban', true],
    ['khóa', 'khoà', false],
    ['khóa', 'Khoá', false],
    ['quý', 'qúy', false],
    ['', '', true],
  ])('%s and %s', (a, b, same) => {
    expect([sameWord(a, b), sameWord(a.normalize('NFD'), b)]).toEqual([same, same]);
  });

  test('changes only where marks stand, whatever the text', () => {
    const unit = fc.constantFrom(
      ...VIETNAMESE_LETTERS,
      'o',
      'a',
      'u',
      'y',
      'e',
      'h',
      'q',
      ' ',
      '🍵',
      '\u200F',
      '\u0301',
    );
    fc.assert(
      fc.property(fc.string({ unit }), fc.constantFrom('old', 'new'), (text, style) => {
        const changed = toToneStyle(text, style);
        expect([foldText(changed), changed.length, toToneStyle(changed, style)]).toEqual([
          foldText(text),
          text.normalize('NFC').length,
          changed,
        ]);
      }),
    );
  });

  test('100,000 characters, one word or many', () => {
    expect(toToneStyle('hoà '.repeat(25_000), 'old')).toBe('hòa '.repeat(25_000));
    expect(toToneStyle('oà'.repeat(50_000), 'old')).toBe('oà'.repeat(50_000));
  });
});

test.each([
  ['vơí', 'với'],
  ['nhiêù', 'nhiều'],
  ['ĐIÊÙ', 'ĐIỀU'],
  ['qúy', 'quý'],
  ['gìa', 'già'],
  ['Hòang', 'Hoàng'],
  ['khuyển', null],
  ['khoá', null],
  ['iPhoné', null],
  ['', null],
])('[T23] a mark on the wrong letter is moved to the right one: %s', (word, repaired) => {
  expect(repairToneMark(word, 'old')).toBe(repaired);
  expect(repairToneMark(word.normalize('NFD'), 'old')).toBe(repaired);
});
