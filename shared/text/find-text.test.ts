import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findText, type FindOptions } from './find-text.ts';
import { foldText } from './fold.ts';
import { VIETNAMESE_LETTERS } from './vietnamese-letters.ts';

const loose: FindOptions = { matchCase: false, matchAccents: false, wholeWord: false };
const found = (text: string, query: string, options: Partial<FindOptions> = {}): readonly string[] =>
  findText(text, query, { ...loose, ...options }).map(({ start, end }) => text.slice(start, end));

const article = 'Huyện Định Hóa: đình làng ĐỊNH HOÁ, chè dinh dưỡng; định hoạch.';

describe('[T17] find ignores accents and case, or minds them, as asked', () => {
  test.each([
    [{}, 'dinh hoa', ['Định Hóa', 'ĐỊNH HOÁ', 'định hoạ']],
    [{}, 'ĐÌNH', ['Định', 'đình', 'ĐỊNH', 'dinh', 'định']],
    [{ matchAccents: true }, 'định', ['Định', 'ĐỊNH', 'định']],
    [{ matchCase: true }, 'dinh', ['đình', 'dinh', 'định']],
    [{ matchCase: true }, 'Dinh', ['Định']],
    [{ matchCase: true, matchAccents: true }, 'ĐỊNH', ['ĐỊNH']],
    [{ wholeWord: true }, 'dinh hoa', ['Định Hóa', 'ĐỊNH HOÁ']],
    [{ matchAccents: true }, 'dinh', ['dinh']],
  ])('%o %s', (options, query, hits) => {
    expect(found(article, query, options)).toEqual(hits);
    expect(found(article, query.normalize('NFD'), options)).toEqual(hits);
    expect(found(article.normalize('NFD'), query, options).map((hit) => hit.normalize('NFC'))).toEqual(hits);
  });

  test('every letter finds itself in both forms and, without accents, its plain letter', () => {
    const text = VIETNAMESE_LETTERS.join(' ').normalize('NFD');
    const strict = { matchCase: true, matchAccents: true };
    const lost = VIETNAMESE_LETTERS.filter((letter) => found(text, letter, strict).length !== 1);
    expect(lost).toEqual([]);
    expect(['a', 'd', 'e', 'i', 'o', 'u', 'y'].map((letter) => found(text, letter).length)).toEqual([
      34, 2, 22, 10, 34, 22, 10,
    ]);
  });

  test.each([
    ['Cà\u00a0phê', 'cà phê', ['Cà\u00a0phê']],
    ['trà 🍵🍵 trà', '🍵 TRA', ['🍵 trà']],
    ['\u200Fمرحبا\u200F chè', 'che', ['chè']],
    ['aaaa', 'aa', ['aa', 'aa']],
    ['1,65% và 1.65', '1,65%', ['1,65%']],
    ['a.b axb', 'a.b', ['a.b']],
    ['한국', '하', []],
    ['chè', '', []],
    ['', 'chè', []],
    ['chè', '\u0301', []],
  ])('%j, %j', (text, query, hits) => {
    expect(found(text, query)).toEqual(hits);
  });

  test('with accents, a letter is not found inside its own marks', () => {
    expect(found('ho\u0302\u0323i o', 'o', { matchAccents: true })).toEqual(['o']);
    expect(found('hôi o', 'o', { matchAccents: true })).toEqual(['o']);
  });
});

test.each([
  ['khóa họp, khoá sổ, KHOÁ, khoán', 'khóa', ['khóa', 'khoá', 'KHOÁ']],
  ['khóa họp, khoá sổ, KHOÁ, khoán', 'khoá', ['khóa', 'khoá', 'KHOÁ', 'khoá']],
  ['Ủy ban, Uỷ ban, uyển', 'ủy ban', ['Ủy ban', 'Uỷ ban']],
  ['quý, qúy, quy', 'quý', ['quý']],
])('[T22] with accents, the two tone styles find each other: %s, %s', (text, query, hits) => {
  const options = { matchAccents: true };
  expect(found(text, query, options)).toEqual(hits);
  const decomposed = found(text.normalize('NFD'), query.normalize('NFD'), options);
  expect(decomposed.map((hit) => hit.normalize('NFC'))).toEqual(hits);
});

describe('[T18] whole words end where letters end, not where ASCII ends', () => {
  test.each([
    ['đảng viên, Đảng, đảng.', 'đảng', ['đảng', 'Đảng', 'đảng']],
    ['ơn lớn cơn “ơn”', 'ơn', ['ơn', 'ơn']],
    ['600ha và 60 ha', 'ha', ['ha', 'ha']],
    ['600ha và 60 ha', '60', ['60']],
    ['năm 2021 mã 12021', '2021', ['2021']],
    ['𝒜n an 𝒜', 'n', []],
    ['x% 5%', '%', ['%', '%']],
  ])('%s, %s', (text, query, hits) => {
    expect(found(text, query, { wholeWord: true, matchAccents: true })).toEqual(hits);
  });
});

describe('[T19] hits are original offsets, in order, apart, and complete', () => {
  const unit = fc.constantFrom('a', 'á', 'A', 'd', 'Đ', ' ', 'o', 'o\u0323', '🍵', '\u0301');
  const text = fc.string({ unit, maxLength: 60 });
  const query = fc.string({ unit, minLength: 1, maxLength: 3 });

  test('what is found folds like the query, and nothing that folds so is missed', () => {
    fc.assert(
      fc.property(text, query, (where, what) => {
        const wanted = foldText(what);
        fc.pre(wanted !== '');
        const hits = findText(where, what, loose);
        expect(hits.filter((hit) => foldText(where.slice(hit.start, hit.end)) !== wanted)).toEqual([]);
        expect(hits.every((hit, index) => index === 0 || hit.start >= (hits[index - 1]?.end ?? 0))).toBe(true);
        expect(hits.length).toBe(foldText(where).split(wanted).length - 1);
      }),
    );
  });

  test('stricter options never find more', () => {
    fc.assert(
      fc.property(
        text,
        query,
        fc.record({ matchCase: fc.boolean(), matchAccents: fc.boolean() }),
        (where, what, options) => {
          fc.pre(foldText(what) !== '');
          const strict = findText(where, what, { ...loose, ...options }).length;
          expect(strict).toBeLessThanOrEqual(findText(where, what, loose).length);
        },
      ),
    );
  });

  test('40,000 hits in 200,000 characters', () => {
    const line = 'Ủy ban xã ';
    const hits = findText(line.repeat(20_000), 'a', { ...loose });
    expect([hits.length, hits.at(-1)]).toEqual([40_000, { start: 199_998, end: 199_999 }]);
    expect(findText('a'.repeat(100_000), 'aab', loose)).toEqual([]);
  });
});
