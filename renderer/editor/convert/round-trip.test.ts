import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryArticle } from '../../../shared/article/article.arbitrary.ts';
import { canonicalArticle } from '../../../shared/article/canonical.ts';
import { createArticle } from '../../../shared/article/create-article.ts';
import { parseArticle } from '../../../shared/article/parse-article.ts';
import type { Article, Block } from '../../../shared/article/schema.ts';
import { openEditor } from '../open-editor.testkit.ts';

/** Neighbouring lists of one kind are one list on the page; everything else is exact. */
const hasNeighbouringLists = (body: readonly Block[]): boolean =>
  body.some((block, index) => {
    const next = body[index + 1];
    return block.kind === 'list' && next?.kind === 'list' && next.ordered === block.ordered;
  });

const roundTrip = (article: Article): Article => {
  const editor = openEditor(article);
  const read = editor.readArticle();
  editor.dispose();
  return read;
};

test('[E1] an article that is opened and read back is the same article', () => {
  fc.assert(
    fc.property(
      arbitraryArticle().filter(({ body }) => !hasNeighbouringLists(body)),
      (article) => {
        const read = roundTrip(article);
        expect(canonicalArticle(read)).toEqual(canonicalArticle(article));
        expect(parseArticle(JSON.parse(JSON.stringify(read)))).toEqual({ ok: true, value: canonicalArticle(article) });
      },
    ),
    { numRuns: 150 },
  );
});

test('[E1] an empty article stays empty, though the page offers places to write', () => {
  const article = createArticle('01J0000000000000000000TEST');
  expect(roundTrip(article)).toEqual(article);
});

test('[E1] neighbouring lists of one kind are joined without losing a word', () => {
  const item = (text: string) => ({ text: [{ text, marks: [], link: null }], child: null });
  const article: Article = {
    ...createArticle('01J0000000000000000000TEST'),
    body: [
      { kind: 'list', id: 'one', ordered: false, items: [item('chè búp')] },
      { kind: 'list', id: 'two', ordered: false, items: [item('chè đinh')] },
    ],
  };
  expect(roundTrip(article).body).toEqual([
    { kind: 'list', id: 'one', ordered: false, items: [item('chè búp'), item('chè đinh')] },
  ]);
});

test('[E1] a line break keeps the format that it has in the article', () => {
  const lead = [
    { text: 'Sáng nay', marks: [], link: null },
    { text: '\nmưa lớn\n', marks: ['bold' as const], link: null },
    { text: 'ở Định Hóa\n', marks: [], link: 'https://example.org/mua' },
  ];
  const article: Article = { ...createArticle('01J0000000000000000000TEST'), lead };
  expect(roundTrip(article).lead).toEqual(lead);
});
