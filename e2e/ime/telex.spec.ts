import { expect, test } from '@playwright/test';
import { telexKeys } from './telex.ts';

test('a sentence becomes the keys that a person presses', () => {
  expect(telexKeys('Đảng bộ đường, khóa XII “tự soi” (27).').join(' ')).toBe(
    'D D a n g r space b o o j space d d u w o w n g f comma space k h o a s space X I I space ' +
      'U201C t u w j space s o i Control_L U201D space parenleft 2 7 parenright period',
  );
});

test('decomposed text gives the same keys as composed text', () => {
  const text = 'nghị quyết Trung ương';
  expect(telexKeys(text.normalize('NFD'))).toEqual(telexKeys(text));
});

test('what Telex would change into something else is refused', () => {
  expect(() => telexKeys('Facebook')).toThrow('accents');
  expect(() => telexKeys('số 05-CT/TW')).toThrow('accents');
  expect(() => telexKeys('ß')).toThrow('not a Vietnamese letter');
  expect(() => telexKeys('5 €')).toThrow('no key');
});
