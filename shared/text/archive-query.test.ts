import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apart, asksForMarks, ftsExpression, parseArchiveQuery } from './archive-query.ts';
import { compareVietnamese } from './collate.ts';
import { createPhraseFinder, searchedText } from './find-phrase.ts';
import { foldText } from './fold.ts';
import { vietnameseSortKey } from './sort-key.ts';

const SYLLABLES = [
  'đình',
  'Định',
  'hóa',
  'hoá',
  'hoa',
  'Chè',
  'che',
  'búp',
  'Tân',
  'Cương',
  'ăn',
  'an',
  'quả',
  '2021',
  '5.000',
  'ủy',
  'uỷ',
];
const syllable = fc.constantFrom(...SYLLABLES);
const sentence = fc.array(syllable, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));

const finds = (query: string, text: string): boolean =>
  parseArchiveQuery(`${query} `).every(
    (phrase) => createPhraseFinder(phrase)(searchedText(text.normalize('NFC'))).length > 0,
  );

describe('a search of the archive', () => {
  it('[A1] reads quotes as phrases, and nothing else as anything but a space', () => {
    expect(parseArchiveQuery('Định hóa “cây chè” - OR*')).toEqual([
      { words: ['định', 'hóa'], isOpen: false },
      { words: ['cây', 'chè'], isOpen: false },
      { words: ['or'], isOpen: false },
    ]);
    expect(parseArchiveQuery(' "*:^()\u0000-+')).toEqual([]);
    expect(parseArchiveQuery('chè tân cư')).toEqual([{ words: ['chè', 'tân', 'cư'], isOpen: true }]);
    expect(parseArchiveQuery('chè t')).toEqual([{ words: ['chè', 't'], isOpen: false }]);
  });

  it('[A1] makes of anything typed an expression with nothing but letters and digits between its quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const query = parseArchiveQuery(typed);
        expect(query.flatMap(({ words }) => words).length).toBeLessThanOrEqual(24);
        expect(ftsExpression(query)).toMatch(/^(?:(?: AND )?"[\p{L}\p{M}\p{N}\p{Co} ]+"(?: \*)?)*$/u);
        for (const phrase of [...query, ...apart(query)])
          expect(createPhraseFinder(phrase)(searchedText(typed.normalize('NFC'))).every(([a, b]) => a < b)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('[A2] without marks finds every phrase of a text, however it is marked, NFC or NFD', () => {
    fc.assert(
      fc.property(sentence, fc.nat(), fc.nat(), (text, at, length) => {
        const words = text.split(' ');
        const from = at % words.length;
        const part = words.slice(from, from + 1 + (length % (words.length - from))).join(' ');
        expect(finds(foldText(part), text)).toBe(true);
        expect(finds(part, text)).toBe(true);
        expect(finds(part.normalize('NFD'), text)).toBe(true);
        expect(asksForMarks(parseArchiveQuery(foldText(part)))).toBe(false);
      }),
    );
  });

  it('[A2] with marks finds only words that have them, in either style; never a part of a word', () => {
    expect([
      finds('hóa', 'Định Hoá'),
      finds('định hoa', 'Định Hóa'),
      finds('đình', 'Định Hóa'),
      finds('dinh hoa', 'huyện Định-Hóa,'),
      finds('inh', 'Định Hóa'),
      finds('hoa', 'Hòang'),
      finds('chè tân', 'chè\nTân Cương'),
      finds('hoa', 'Hoành'),
      finds('tân cương', 'Chè Tân Cương, vụ mới'),
    ]).toEqual([true, true, false, true, false, false, false, false, true]);
  });
});

describe('the sort key', () => {
  it('[A3] orders as the dictionary does', () => {
    const name = fc
      .array(fc.constantFrom(...Array.from('aăâbcdđeêgiklmnoôơprstuưvxy')), { minLength: 1, maxLength: 6 })
      .map((letters) => letters.join(''));
    fc.assert(
      fc.property(name, name, (a, b) => {
        const [keyA, keyB] = [vietnameseSortKey(a), vietnameseSortKey(b)];
        expect(keyA === keyB ? 0 : keyA < keyB ? -1 : 1).toBe(Math.sign(compareVietnamese(a, b)));
      }),
    );
    const words = [
      'An',
      'Anh',
      'Ành',
      'Ảnh',
      'Ãnh',
      'Ánh',
      'Ạnh',
      'Ăn',
      'Ân',
      'Bài 2',
      'Bài 10',
      'Dũng',
      'Đại',
      'Từ',
      'Tư liệu',
    ];
    const byKey = words.toSorted((a, b) => (vietnameseSortKey(a) < vietnameseSortKey(b) ? -1 : 1));
    expect(byKey).toEqual(words.toSorted(compareVietnamese));
  });
});
