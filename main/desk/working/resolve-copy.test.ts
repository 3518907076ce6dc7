import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveCopy, type KnownRevisions } from './resolve-copy.ts';

type Known = KnownRevisions['revisions'][number];

const revision = (record: string, parents: readonly string[], trust: Known['trust'] = 'roster'): Known => ({
  record,
  content: `text of ${record}`,
  parents,
  trust,
});

/** As the fold gives them: a stranger's text is never the latest. */
function known(...revisions: readonly Known[]): KnownRevisions {
  const continued = new Set(revisions.filter(({ trust }) => trust !== 'unknown').flatMap(({ parents }) => parents));
  const heads = revisions.filter(({ record }) => !continued.has(record));
  const latest = heads.findLast(({ trust }) => trust !== 'unknown') ?? heads.at(-1) ?? null;
  return { revisions, heads: heads.map(({ record }) => record), latest };
}

const written = (record: string, base: string | null) => ({ content: `text of ${record}`, base });

const openedRecord = (...[copy, state]: Parameters<typeof resolveCopy>) => {
  const opening = resolveCopy(copy, state);
  return opening?.kind === 'revision' ? opening.revision.record : opening;
};

describe('[R26] what opens', () => {
  const apart = known(revision('a', []), revision('mine', ['a']), revision('theirs', ['a']));

  it('is the newest where nothing was written here', () => {
    expect(openedRecord(null, apart)).toBe('theirs');
    expect(openedRecord(null, known())).toBeNull();
  });

  it('is what was written here, not what came from elsewhere beside it', () => {
    expect(openedRecord(written('mine', 'a'), apart)).toBe('mine');
    expect(openedRecord({ content: 'no revision yet', base: 'mine' }, apart)).toEqual({ kind: 'copy', base: 'mine' });
  });

  it('is what continues it, a join as well', () => {
    const continued = known(...apart.revisions, revision('next', ['mine']), revision('other', ['theirs']));
    expect(openedRecord(written('mine', 'a'), continued)).toBe('next');
    const joined = known(...apart.revisions, revision('joined', ['theirs', 'mine']));
    expect(openedRecord(written('mine', 'a'), joined)).toBe('joined');
  });

  it("is no stranger's text, even one that continues it", () => {
    const strange = known(...apart.revisions, revision('strange', ['mine'], 'unknown'));
    expect(openedRecord(written('mine', 'a'), strange)).toBe('mine');
  });

  it('is a head that continues what was written here, whatever was written around it', () => {
    const links = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(links, fc.nat(), (parents, place) => {
        const revisions = parents.map(([one, two], at) =>
          revision(`r${at}`, at === 0 ? [] : [...new Set([`r${one % at}`, `r${two % at}`])]),
        );
        const own = revisions[place % revisions.length]!;
        const state = known(...revisions);
        const opened = openedRecord(written(own.record, own.parents[0] ?? null), state);
        const ancestors = new Set([opened]);
        for (const { record, parents: before } of revisions.toReversed())
          if (ancestors.has(record)) for (const parent of before) ancestors.add(parent);
        expect(ancestors).toContain(own.record);
        expect(state.heads).toContain(opened);
      }),
    );
  });
});
