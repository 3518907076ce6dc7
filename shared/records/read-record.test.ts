import { describe, expect, it } from 'vitest';
import { readRecord } from './read-record.ts';

const revision = {
  v: 1,
  kind: 'revision',
  article: '01J0000000000000000000000A',
  dev: 'a'.repeat(43),
  seq: 1,
  prev: null,
  at: '2026-01-01T00:00:00.000Z',
  by: '01J0000000000000000000000P',
  roster: 1,
  seen: {},
  content: 'c'.repeat(64),
  parents: [],
  blobs: [],
  note: '',
};

describe('reading a record', () => {
  it('[R4] reads the kinds it knows, and only the fields it knows', () => {
    expect(readRecord({ ...revision, mood: 'vui' })).toEqual({ as: 'known', payload: revision });
  });

  it('[R4] reads a record that does not say which roster its signer knew', () => {
    const { roster, ...before } = revision;
    expect(readRecord(before)).toEqual({ as: 'known', payload: { ...revision, roster: roster - 1 } });
  });

  it('[R8] sets aside unknown kinds and newer versions with what can be read of their place', () => {
    const { dev, seq, prev, at, seen, by, article } = revision;
    const links = { dev, seq, prev, at, seen };
    expect([
      readRecord({ ...revision, kind: 'poem', metre: 'lục bát' }),
      readRecord({ ...revision, v: 2 }),
      readRecord({ v: 3, shape: 'lạ' }),
    ]).toEqual([
      { as: 'later', kind: 'poem', by, article, links },
      { as: 'later', kind: 'revision', by, article, links },
      { as: 'later', kind: '', by: null, article: null, links: null },
    ]);
  });

  it.each([
    ['no object', 'x'],
    ['a list', []],
    ['nothing', null],
    ['no version', { ...revision, v: undefined }],
    ['version 0', { ...revision, v: 0 }],
    ['a clock that is not UTC', { ...revision, at: '2026-01-01T07:00:00.000+07:00' }],
    ['seq 0', { ...revision, seq: 0 }],
    ['a short hash', { ...revision, content: 'c' }],
    ['a path as article', { ...revision, article: '../../etc' }],
    ['too many parents', { ...revision, parents: Array.from({ length: 33 }, () => 'd'.repeat(64)) }],
    ['a kind that is a property of every object', { ...revision, kind: 'toString', at: 'x' }],
  ])('refuses %s', (_name, json) => {
    expect(readRecord(json)).toEqual({ as: 'malformed' });
  });

  it('does not take a property of every object for a kind', () => {
    expect(readRecord({ ...revision, kind: 'toString' })).toMatchObject({ as: 'later', kind: 'toString' });
    expect(readRecord({ ...revision, kind: 'constructor' })).toMatchObject({ as: 'later' });
  });
});
