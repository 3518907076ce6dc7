import { expect, test } from 'vitest';
import { TONES, tonedVowelOf, VIETNAMESE_LETTERS, withTone } from './vietnamese-letters.ts';

test('there are 134 letters beyond ASCII, each once, each NFC', () => {
  expect(VIETNAMESE_LETTERS).toHaveLength(134);
  expect(new Set(VIETNAMESE_LETTERS).size).toBe(134);
  expect(VIETNAMESE_LETTERS.filter((letter) => letter.normalize('NFC') !== letter || letter.length !== 1)).toEqual([]);
});

test('every vowel comes apart and goes together again', () => {
  const broken = VIETNAMESE_LETTERS.slice(0, 66).filter((letter) => {
    const parts = tonedVowelOf(letter);
    return parts === null || withTone(parts.vowel, parts.tone) !== letter;
  });
  expect(broken).toEqual([]);
  expect(TONES.map((tone) => withTone('ư', tone)).join('')).toBe('ưừửữứự');
  expect([tonedVowelOf('đ'), withTone('x', 'acute')]).toEqual([null, 'x']);
});
