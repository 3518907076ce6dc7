import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryArticle } from '../article/article.arbitrary.ts';
import { createArticle } from '../article/create-article.ts';
import { parseArticle } from '../article/parse-article.ts';
import { plainRuns } from '../article/runs.ts';
import type { Article } from '../article/schema.ts';
import { changeKey, listChanges } from './change-refs.ts';
import { compareArticles } from './compare-articles.ts';
import { countChanges, isUnchanged } from './count-changes.ts';
import { afterEdits, arbitraryEdits, createTypist } from './edits.arbitrary.ts';
import { restoreChange, takeChange } from './restore-change.ts';

const sessions = fc.tuple(arbitraryArticle(), arbitraryEdits(12), fc.nat(9999));

describe('restoring', () => {
  it('[C7] one change after the other, in any order, ends at the older version, and each step is a valid article', () => {
    fc.assert(
      fc.property(sessions, ([before, edits, chance]) => {
        let now = afterEdits(before, edits, createTypist('a'));
        for (let step = 0; step < 80; step += 1) {
          const changes = listChanges(compareArticles(before, now));
          const ref = changes[(chance + step * 7) % Math.max(1, changes.length)];
          if (ref === undefined) break;
          now = restoreChange(now, before, ref);
          expect(parseArticle(now).ok).toBe(true);
        }
        expect(isUnchanged(countChanges(compareArticles(before, now)))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('[C7] every change has a name of its own, and there are changes exactly when something differs', () => {
    fc.assert(
      fc.property(sessions, ([before, edits]) => {
        const comparison = compareArticles(before, afterEdits(before, edits, createTypist('a')));
        const keys = listChanges(comparison).map(changeKey);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.length === 0).toBe(isUnchanged(countChanges(comparison)));
      }),
      { numRuns: 200 },
    );
  });
});

it('[S5] taking the changes of a suggestion one after the other, in any order, ends at the suggested text', () => {
  fc.assert(
    fc.property(sessions, ([before, edits, chance]) => {
      const wanted = afterEdits(before, edits, createTypist('a'));
      let now = before;
      for (let step = 0; step < 80; step += 1) {
        const changes = listChanges(compareArticles(now, wanted));
        const ref = changes[(chance + step * 7) % Math.max(1, changes.length)];
        if (ref === undefined) break;
        now = takeChange(now, wanted, ref);
        expect(parseArticle(now).ok).toBe(true);
      }
      expect(isUnchanged(countChanges(compareArticles(now, wanted)))).toBe(true);
    }),
    { numRuns: 200 },
  );
});

it('[S5] a block that is taken stands where it is wanted, also while its neighbour there is still to be moved', () => {
  const paragraph = (id: string, text: string) => ({ kind: 'p', id, text: plainRuns(text) }) as const;
  const body = ['a', 'b', 'c', 'd', 'e'].map((id) => paragraph(id, `Đoạn ${id}.`));
  const [a, b, c, d, e] = body;
  if (!a || !b || !c || !d || !e) throw new Error('five paragraphs');
  const before: Article = { ...createArticle('01J0000000000000000000TEST'), body };
  // The first goes behind the third, and the fourth is written on.
  const wanted: Article = { ...before, body: [b, c, a, paragraph('d', 'Đoạn d, viết thêm.'), e] };
  const taken = takeChange(before, wanted, { part: 'block', before: 'd', after: 'd' });
  expect(taken.body.map(({ id }) => id).join('')).toBe('abcde');
  const moved = takeChange(taken, wanted, { part: 'block', before: 'a', after: 'a' });
  expect(isUnchanged(countChanges(compareArticles(moved, wanted)))).toBe(true);
});
