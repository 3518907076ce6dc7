import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparePeople, compareVietnamese } from './collate.ts';
import { VIETNAMESE_LETTERS } from './vietnamese-letters.ts';

const shuffled = (list: readonly string[]) => fc.shuffledSubarray([...list], { minLength: list.length });

test('[T15] texts sort by the Vietnamese alphabet', () => {
  const sorted = 'An Anh Ành Ảnh Ãnh Ánh Ạnh Ăn Ân Bài_2 Bài_10 Dũng Đại Từ Ý'
    .split(' ')
    .map((word) => word.replace('_', ' '));
  fc.assert(
    fc.property(shuffled(sorted), (list) => {
      expect(list.toSorted(compareVietnamese)).toEqual(sorted);
    }),
  );
  expect(VIETNAMESE_LETTERS.filter((letter) => compareVietnamese(letter, letter.normalize('NFD')) !== 0)).toEqual([]);
});

test('[T16] people sort by given name', () => {
  const sorted = [
    '',
    'Trần Thị An',
    'Lê Ánh',
    'Nguyễn Văn Dũng',
    '  Bùi  Đức ',
    'Đỗ Đức',
    'Phạm Thị Đức',
    'Ý',
    'Hoàng Yến',
  ];
  fc.assert(
    fc.property(shuffled(sorted), (list) => {
      expect(list.toSorted(comparePeople)).toEqual(sorted);
    }),
  );
});
