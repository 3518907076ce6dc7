import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countSyllables, createSyllableTally, readingMinutes } from './syllables.ts';
import { VIETNAMESE_LETTERS } from './vietnamese-letters.ts';

describe('[T8] tiếng are counted as a word processor counts', () => {
  test.each([
    ['Mưa lớn kéo dài ở Võ Nhai', 7],
    ['Ngày 23/02/2021, tăng 1,65% – mức cao', 6],
    ['TP.HCM ghi nhận Covid-19', 4],
    ['“Tự soi,\u00a0tự sửa”', 4],
    ['ban ngày—ban đêm…rồi sáng', 6],
    ['Thái\tNguyên\r\n\n  xanh', 3],
    ['🍵 👩‍👩‍👧 – … !? \u200F', 0],
    ['مرحبا بكم\u200F', 2],
    ['', 0],
  ])('%j is %d', (text, count) => {
    expect(countSyllables(text)).toBe(count);
  });

  test('NFD counts like NFC, and every letter is a syllable by itself', () => {
    const text = VIETNAMESE_LETTERS.join(' ');
    expect([countSyllables(text), countSyllables(text.normalize('NFD'))]).toEqual([134, 134]);
  });

  test('100,000 characters, with and without spaces', () => {
    expect([countSyllables('ừ '.repeat(50_000)), countSyllables('ừ'.repeat(100_000))]).toEqual([50_000, 1]);
    expect(countSyllables('– '.repeat(50_000))).toBe(0);
  });
});

test('[T9] reading time is whole minutes at 225 tiếng', () => {
  expect([0, 1, 225, 337, 338, 1343].map(readingMinutes)).toEqual([0, 1, 1, 1, 2, 6]);
});

test('[T10] the running total equals a count of the whole, whatever was changed in whatever order', () => {
  const step = fc.tuple(
    fc.constantFrom('a', 'b', 'c', 'd'),
    fc.option(fc.string({ unit: fc.constantFrom('ơ', ' ', '–', '1') })),
  );
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const tally = createSyllableTally();
      const blocks = new Map<string, string>();
      for (const [id, text] of steps) {
        if (text === null) blocks.delete(id);
        else blocks.set(id, text);
        const returned = text === null ? tally.remove(id) : tally.set(id, text);
        const whole = countSyllables([...blocks.values()].join('\n'));
        expect([returned, tally.total()]).toEqual([whole, whole]);
      }
    }),
  );
});
