import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText, foldWithMap, originalRange } from './fold.ts';
import { VIETNAMESE_LETTERS } from './vietnamese-letters.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...VIETNAMESE_LETTERS, 'a', 'D', ' ', 'Σ', '한', '\u0301', '👍🏽', '\u200F') }),
);

describe('[T3] folding removes accents, tone marks, case and the bar of đ', () => {
  test('all 134 letters, composed and decomposed, become plain letters', () => {
    const folded =
      'a'.repeat(17) + 'e'.repeat(11) + 'i'.repeat(5) + 'o'.repeat(17) + 'u'.repeat(11) + 'y'.repeat(5) + 'd';
    const lower = VIETNAMESE_LETTERS.slice(0, 67).join('');
    const upper = VIETNAMESE_LETTERS.slice(67).join('');
    for (const text of [lower, upper]) {
      expect([foldText(text), foldText(text.normalize('NFD'))]).toEqual([folded, folded]);
    }
  });

  test.each([
    ['ĐẠI HỘI ĐẢNG BỘ HUYỆN ĐỊNH HÓA', 'dai hoi dang bo huyen dinh hoa'],
    ['Ðồng Hỷ', 'dong hy'],
    ['khoá – khóa, thuỷ – thủy', 'khoa – khoa, thuy – thuy'],
    ['Chè 🍵 \u200Fngon\u200E', 'che 🍵 \u200Fngon\u200E'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['', ''],
  ])('%s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  test('is idempotent, blind to NFC and NFD, and leaves neither case nor marks', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = foldText(text);
        expect([foldText(folded), foldText(text.normalize('NFC')), foldText(text.normalize('NFD'))]).toEqual(
          Array(3).fill(folded),
        );
        expect(folded).not.toMatch(/\p{M}/u);
      }),
    );
  });
});

describe('[T4] folded positions lead back to the original', () => {
  test('marks belong to the letter before them, in both forms', () => {
    const word = 'Đường';
    const decomposed = word.normalize('NFD');
    expect(foldWithMap(word)).toEqual({ text: 'duong', starts: Uint32Array.of(0, 1, 2, 3, 4, 5) });
    expect(foldWithMap(decomposed)).toEqual({ text: 'duong', starts: Uint32Array.of(0, 1, 3, 6, 7, 8) });
    expect(originalRange(foldWithMap(decomposed), 2, 3)).toEqual([3, 6]);
  });

  test('the text is foldText, the map never falls and covers the whole original', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: folded, starts } = foldWithMap(text);
        expect(folded).toBe(foldText(text));
        expect(starts.length).toBe(folded.length + 1);
        expect(starts.at(-1)).toBe(text.length);
        expect(starts.every((start, index) => index === 0 || start >= (starts[index - 1] ?? 0))).toBe(true);
      }),
    );
  });

  test('any folded stretch comes from an original stretch that contains it once folded', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        const map = foldWithMap(text);
        const start = a % (map.text.length + 1);
        const end = Math.min(map.text.length, start + (b % 5));
        const [from, to] = originalRange(map, start, end);
        expect(from).toBeLessThanOrEqual(to);
        expect(foldText(text.slice(from, to))).toContain(map.text.slice(start, end));
      }),
    );
  });

  test('half a Hangul syllable leads to the whole one', () => {
    const map = foldWithMap('a한b');
    expect([map.text.length, originalRange(map, 1, 2), originalRange(map, 2, 5)]).toEqual([5, [1, 2], [1, 3]]);
  });
});

test('[T5] folding 200,000 characters keeps every position', () => {
  const text = 'Ủy ban nhân dân xã Điềm Thụy. '.normalize('NFD').repeat(5_000);
  const { text: folded, starts } = foldWithMap(text);
  expect([folded.length, starts.at(-1), folded.slice(-30)]).toEqual([
    150_000,
    text.length,
    'uy ban nhan dan xa diem thuy. ',
  ]);
});
