import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createArticle } from '../article/create-article.ts';
import { plainRuns } from '../article/runs.ts';
import type { Article } from '../article/schema.ts';
import { wrongAndRight } from './wrong-and-right.ts';

const articleOf = (headline: string, ...paragraphs: readonly string[]): Article => ({
  ...createArticle('01J00000000000000000000001'),
  headline,
  body: paragraphs.map((text, index) => ({ kind: 'p', id: `p${index}`, text: plainRuns(text) })),
});

it('[L20] the wrong and the right sentence are found, without those around them', () => {
  const published = articleOf('Chè vào vụ', 'Huyện có 12 xã. Sản lượng 12 tỷ đồng. Ai cũng vui.', 'Hết.');
  const corrected = articleOf('Chè vào vụ', 'Huyện có 12 xã. Sản lượng 21 tỷ đồng. Ai cũng vui.', 'Hết.');
  expect(wrongAndRight(published, corrected)).toEqual([
    { wrong: 'Sản lượng 12 tỷ đồng.', right: 'Sản lượng 21 tỷ đồng.' },
  ]);
});

it('[L20] what is only new has nothing wrong, what is gone nothing right, and the same text has neither', () => {
  const published = articleOf('Chè vào vụ', 'Một đoạn đầu tiên.');
  const longer = articleOf('Chè vào vụ', 'Một đoạn đầu tiên.', 'Hoàn toàn chữ khác ở đây');
  expect(wrongAndRight(published, longer)).toEqual([{ wrong: '', right: 'Hoàn toàn chữ khác ở đây' }]);
  expect(wrongAndRight(longer, published)).toEqual([{ wrong: 'Hoàn toàn chữ khác ở đây', right: '' }]);
  expect(wrongAndRight(longer, longer)).toEqual([]);
});

it('[L20] whatever was changed: every passage stood there before, and stands there now', () => {
  const sentence = fc.constantFrom('Một.', 'Hai hai.', 'Ba ba ba!', 'Bốn?', 'Năm “năm”.');
  const paragraph = fc.array(sentence, { minLength: 1, maxLength: 5 }).map((texts) => texts.join(' '));
  const article = fc.array(paragraph, { maxLength: 4 }).map((texts) => articleOf('Tít', ...texts));
  fc.assert(
    fc.property(article, article, (published, corrected) => {
      const textOf = ({ body }: Article) => JSON.stringify(body);
      for (const { wrong, right } of wrongAndRight(published, corrected)) {
        expect(textOf(published)).toContain(JSON.stringify(wrong).slice(1, -1));
        expect(textOf(corrected)).toContain(JSON.stringify(right).slice(1, -1));
      }
    }),
  );
});
