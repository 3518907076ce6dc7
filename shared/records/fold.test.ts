import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_FLOW } from '../workflow/flow.ts';
import { causalOrder } from './causal-order.ts';
import { chainProblems } from './chain.ts';
import { foldArticle, latestPublication, type SignedRecord } from './fold.ts';
import { basisOfHistories, historyArbitrary } from './history.arbitrary.ts';

const fold = (records: readonly SignedRecord[]) => foldArticle(records, basisOfHistories);

const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });

describe('the fold', () => {
  it('[R5] gives one state whatever the order of arrival, and however often a record arrives', () => {
    fc.assert(
      fc.property(
        historyArbitrary.chain((history) =>
          fc.tuple(fc.constant(history), shuffled(history), fc.subarray([...history])),
        ),
        ([history, mixed, again]) => {
          expect(fold([...mixed, ...again])).toEqual(fold(history));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('[R5] is a union: what two machines hold together is the same on both', () => {
    fc.assert(
      fc.property(
        historyArbitrary.chain((history) => fc.tuple(fc.subarray([...history]), fc.subarray([...history]))),
        ([here, there]) => {
          expect(fold([...here, ...there])).toEqual(fold([...there, ...here]));
        },
      ),
    );
  });

  it('[R6] puts causes before effects, whatever the clocks say', () => {
    fc.assert(
      fc.property(historyArbitrary, (history) => {
        const { revisions } = fold(history);
        const place = new Map(revisions.map(({ record }, index) => [record, index]));
        for (const [index, { parents }] of revisions.entries())
          for (const parent of parents) expect(place.get(parent) ?? -1).toBeLessThan(index);
      }),
    );
  });

  it('[R7] always has a head to open, and a stranger displaces none that is vouched for', () => {
    fc.assert(
      fc.property(historyArbitrary, (history) => {
        const vouched = history.filter(({ trust }) => trust !== 'unknown');
        const all = fold(history);
        const without = fold(vouched);
        const trustedHeads = all.heads.filter(({ trust }) => trust !== 'unknown').map(({ record }) => record);
        expect(trustedHeads.toSorted()).toEqual(without.heads.map(({ record }) => record).toSorted());
        expect(all.latest === null).toBe(all.revisions.length === 0);
        expect(without.latest === null || all.latest?.trust !== 'unknown').toBe(true);
        expect(latestPublication(all, 'site')?.trust).not.toBe('unknown');
      }),
    );
  });

  it('[R8] keeps records of a newer program in their place, without effect', () => {
    fc.assert(
      fc.property(historyArbitrary, (history) => {
        const later = history.filter(({ record }) => record.as === 'later').map(({ hash }) => hash);
        const state = fold(history);
        expect(state.unread.toSorted()).toEqual([...new Set(later)].toSorted());
        expect(state.problems).toEqual([]);
      }),
    );
  });

  it('[R9] shows a record taken out of the middle, or off the end where another had seen it', () => {
    fc.assert(
      fc.property(historyArbitrary, fc.nat(), (history, pick) => {
        const gone = history[pick % history.length];
        if (gone === undefined) return;
        const isNamed = history.some(({ record }) => {
          const links = record.as === 'known' ? record.payload : record.links;
          return links !== null && (links.prev === gone.hash || Object.values(links.seen).includes(gone.hash));
        });
        const { problems } = fold(history.filter(({ hash }) => hash !== gone.hash));
        expect(problems.some((problem) => problem.kind === 'missing' && problem.hash === gone.hash)).toBe(isNamed);
      }),
    );
  });
});

describe('causal order', () => {
  it('orders by what was known, then by (at, hash), and puts up with a cycle', () => {
    const at = (hash: string, time: string, ...before: string[]) => ({ hash, at: time, before });
    const hashes = (items: Parameters<typeof causalOrder>[0]) => causalOrder(items).map(({ hash }) => hash);
    expect(hashes([at('c', '1'), at('b', '1'), at('a', '2')])).toEqual(['b', 'c', 'a']);
    expect(hashes([at('a', '1', 'b'), at('b', '9'), at('c', '2', 'gone')])).toEqual(['c', 'b', 'a']);
    expect(hashes([at('x', '1', 'y'), at('y', '1', 'x'), at('a', '9')])).toEqual(['a', 'x', 'y']);
  });

  it('is quick for thousands of records', () => {
    const long = Array.from({ length: 5_000 }, (_, index) => ({
      hash: String(index).padStart(6, '0'),
      at: '',
      before: index === 0 ? [] : [String(index - 1).padStart(6, '0')],
    }));
    expect(causalOrder(long.toReversed())).toEqual(long);
  });
});

describe('a chain', () => {
  const dev = 'a'.repeat(43);
  const record = (seq: number, prev: string | null, hash: string, seen: Record<string, string> = {}) => ({
    hash,
    links: { dev, seq, prev, at: '2026-01-01T00:00:00.000Z', seen },
  });
  const check = (...records: ReturnType<typeof record>[]) =>
    chainProblems(records, new Set(records.map(({ hash }) => hash)));

  it('[R9] names gaps, forks, broken links and missing records', () => {
    expect({
      whole: check(record(1, null, 'a'), record(2, 'a', 'b')),
      gap: check(record(1, null, 'a'), record(3, 'b', 'c')),
      fork: check(record(1, null, 'a'), record(2, 'a', 'b'), record(2, 'a', 'x'), record(3, 'x', 'c')),
      broken: check(record(1, null, 'a'), record(2, 'a', 'b'), record(3, 'a', 'c')),
      'first with a past': check(record(1, 'z', 'a')),
      'cut off at the start': check(record(2, 'a', 'b')),
      'deleted tail of another': check(record(1, null, 'a', { ['b'.repeat(43)]: 'z' })),
    }).toEqual({
      whole: [],
      gap: [
        { kind: 'gap', dev, seq: 2 },
        { kind: 'missing', hash: 'b' },
      ],
      fork: [{ kind: 'fork', dev, seq: 2 }],
      broken: [{ kind: 'broken', dev, seq: 3 }],
      'first with a past': [
        { kind: 'broken', dev, seq: 1 },
        { kind: 'missing', hash: 'z' },
      ],
      'cut off at the start': [
        { kind: 'gap', dev, seq: 1 },
        { kind: 'missing', hash: 'a' },
      ],
      'deleted tail of another': [{ kind: 'missing', hash: 'z' }],
    });
  });

  it('a fold of nothing is nothing', () => {
    const none: readonly SignedRecord[] = [];
    expect(fold(none)).toEqual({
      revisions: [],
      heads: [],
      latest: null,
      workflow: NO_FLOW,
      writers: null,
      comments: [],
      proposals: [],
      history: [],
      publications: [],
      removals: [],
      template: null,
      unread: [],
      problems: [],
    });
  });
});
