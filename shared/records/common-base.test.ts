import { describe, expect, it } from 'vitest';
import { commonBase } from './common-base.ts';

const revision = (record: string, ...parents: readonly string[]) => ({ record, parents });

describe('the common base of two revisions', () => {
  const revisions = [revision('1'), revision('2', '1'), revision('3a', '2'), revision('3b', '2'), revision('4b', '3b')];

  it('[R61] is the newest that both continue', () => {
    expect(commonBase(revisions, '3a', '4b')?.record).toBe('2');
    expect(commonBase(revisions, '3b', '4b')?.record).toBe('3b');
  });

  it('[R61] after a join is the join', () => {
    const joined = [...revisions, revision('5', '3a', '4b'), revision('6a', '5'), revision('6b', '5')];
    expect(commonBase(joined, '6a', '6b')?.record).toBe('5');
  });

  it('[R61] is null where none is here', () => {
    expect(commonBase([revision('a'), revision('b', 'gone')], 'a', 'b')).toBeNull();
  });
});
