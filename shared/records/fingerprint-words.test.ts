import { expect, it } from 'vitest';
import { foldText } from '../text/fold.ts';
import { fingerprintWords } from './fingerprint-words.ts';

const ALL = fingerprintWords(Uint8Array.from({ length: 256 }, (_, byte) => byte));

/** Folded words that nobody should have to read aloud, alone or as a part. */
const UNHAPPY = [
  'buoi',
  'cac',
  'cu',
  'cut',
  'dai',
  'dit',
  'du',
  'lon',
  'chet',
  'giet',
  'ma',
  'sung',
  'dao',
  'ia',
  'mau',
  'tu',
];

it('[D1] there is a word for every byte, and no two can be taken for one another without accents', () => {
  expect(ALL).toHaveLength(256);
  expect(new Set(ALL.map(({ vi }) => foldText(vi))).size).toBe(256);
  expect(new Set(ALL.map(({ en }) => en)).size).toBe(256);
});

it('[D1] the words are plain: lower case, NFC, no word alone is unhappy', () => {
  for (const { vi, en } of ALL) {
    expect(vi).toBe(vi.normalize('NFC').toLocaleLowerCase('vi'));
    expect(en).toMatch(/^[a-z]{3,12}$/u);
    expect(UNHAPPY).not.toContain(foldText(vi));
  }
});

it('[D1] words never change places: a fingerprint read aloud last year still fits', () => {
  expect(fingerprintWords(Uint8Array.of(0, 1, 2, 127, 128, 255)).map(({ vi }) => vi)).toEqual([
    'trâu',
    'voi',
    'hươu',
    'sắt',
    'ngọc trai',
    'cờ vua',
  ]);
});
