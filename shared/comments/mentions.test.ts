import { expect, test } from 'vitest';
import { commentPieces, mentionsIn, mentionWish } from './mentions.ts';

const PEOPLE = [
  { id: 'p1', name: 'Hằng Nga' },
  { id: 'p2', name: 'Hằng' },
  { id: 'p3', name: 'Trần Văn Hải' },
];

test('[T6] a name behind an @ is meant; the longer of two; not inside a word or a longer name', () => {
  const said = '@Hằng Nga xem giúp, cả @Hằng nữa; thư về toa@Hằng.vn, @Hằnga thì không.';
  expect(mentionsIn(said, PEOPLE)).toEqual(['p1', 'p2']);
  expect(mentionsIn('@Hằng @Hằng', PEOPLE)).toEqual(['p2']);
  expect(mentionsIn('@ai đó', PEOPLE)).toEqual([]);
});

test('[T6] the pieces are the whole comment', () => {
  const said = 'Hỏi @Trần Văn Hải và @Hằng Nga.';
  const pieces = commentPieces(said, PEOPLE);
  expect(pieces.map(({ text }) => text).join('')).toBe(said);
  expect(pieces.map(({ person }) => person)).toEqual([null, 'p3', null, 'p1', null]);
});

test('[T6] names are offered while one is typed, accents optional, by any of their words', () => {
  const offered = (text: string) => mentionWish(text, text.length, PEOPLE)?.people.map(({ id }) => id) ?? null;
  expect(offered('Nhờ @')).toEqual(['p1', 'p2', 'p3']);
  expect(offered('Nhờ @hang')).toEqual(['p1', 'p2']);
  expect(offered('Nhờ @hai')).toEqual(['p3']);
  expect([offered('Nhờ @ xem'), offered('thư toa@h'), offered('Nhờ @x'), offered('Nhờ @a\nb')]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
