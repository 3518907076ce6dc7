import fc from 'fast-check';
import { expect, it } from 'vitest';
import { problemsOf } from '../desk-problems.ts';
import { emptyEntry, type IndexEntry } from './article-index.ts';
import { createProblemBook } from './problem-book.ts';

const entryOf = (article: string, unread: readonly string[]): IndexEntry => ({ ...emptyEntry(article), unread });

it('[A10] findings followed change by change are those that reading every article would give, and nothing is read twice', async () => {
  const change = fc.record({
    article: fc.constantFrom('a', 'b', 'c', 'd'),
    unread: fc.oneof(fc.constant(null), fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 })),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { maxLength: 6 }),
      fc.array(change, { maxLength: 6 }),
      fc.array(change, { maxLength: 6 }),
      fc.boolean(),
      async (before, meanwhile, after, isLost) => {
        const desk = new Map<string, IndexEntry>();
        let asked = 0;
        let changeMeanwhile = (): void => {};
        const book = createProblemBook(async () => {
          asked += 1;
          const known = [...desk.values()];
          changeMeanwhile();
          changeMeanwhile = () => {};
          await Promise.resolve();
          return known;
        });
        const apply = (changes: typeof before, isFollowed: boolean): void => {
          for (const { article, unread } of changes) {
            const entry = unread === null ? null : entryOf(article, unread);
            if (entry === null) desk.delete(article);
            else desk.set(article, entry);
            if (isFollowed) book.follow(article, entry);
          }
        };
        const all = () => [...desk.values()].toSorted((a, b) => (a.article < b.article ? -1 : 1)).flatMap(problemsOf);
        apply(before, false);
        changeMeanwhile = () => apply(meanwhile, true);
        await book.read();
        expect(await book.read()).toEqual(all());
        apply(after, true);
        if (isLost) book.forget();
        const told = await book.read();
        expect(told).toEqual(all());
        expect(await book.read()).toBe(told);
        expect(asked).toBe(isLost ? 2 : 1);
      },
    ),
  );
});
