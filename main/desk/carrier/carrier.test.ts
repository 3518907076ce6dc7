import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Carrier } from './carrier.ts';
import { createFolderCarrier } from './folder-carrier.ts';
import { createMemoryCarrier } from './memory-carrier.ts';
import { sha256Hex } from '../files/sha256.ts';

const FIRST = '01J0000000000000000000000A';
const SECOND = '01J0000000000000000000000B';
const FAR = '02K0000000000000000000000C';
const desk = { v: 1, id: FIRST, name: 'Tòa soạn thử', root: 'a'.repeat(64) } as const;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'toasoan-carrier-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let next = 0;
const kinds: readonly (readonly [string, () => Carrier])[] = [
  ['folder', () => createFolderCarrier(path.join(folder, `bàn ${(next += 1)}`))],
  ['memory', createMemoryCarrier],
];

const founded = async (make: () => Carrier): Promise<Carrier> => {
  const carrier = make();
  expect(await carrier.found(desk)).toEqual({ ok: true, value: null });
  return carrier;
};

const arrivalsSince = async (carrier: Carrier, since: string | null) => {
  const listing = await carrier.list(since);
  if (!listing.ok) throw new Error(listing.error.code);
  return {
    cursor: listing.value.cursor,
    articles: listing.value.arrivals.map(({ article, records }) => [article, records.map(({ jws }) => jws).toSorted()]),
  };
};

describe.each(kinds)('carrier: %s', (_name, make) => {
  it('[R10] tells a desk from none, and founds it once', async () => {
    const carrier = make();
    expect(await carrier.describe()).toEqual({ ok: false, error: { code: 'not-found', what: 'desk' } });
    await carrier.found(desk);
    expect(await carrier.describe()).toEqual({ ok: true, value: desk });
    expect(await carrier.found({ ...desk, name: 'khác' })).toEqual({
      ok: false,
      error: { code: 'folder-taken', by: 'desk' },
    });
  });

  it('[R11] keeps a record once however often it is put, named by its hash', async () => {
    const carrier = await founded(make);
    const hashes = await Promise.all(['một', 'một', 'hai', 'một'].map((jws) => carrier.put(FIRST, jws)));
    expect(hashes.map((hash) => hash.ok && hash.value)).toEqual(['một', 'một', 'hai', 'một'].map(sha256Hex));
    expect((await arrivalsSince(carrier, null)).articles).toEqual([[FIRST, ['hai', 'một']]]);
  });

  it('[R12] lists since a cursor at least what is new, and nothing when nothing is', async () => {
    const carrier = await founded(make);
    await carrier.put(FIRST, 'một');
    await carrier.put(FAR, 'xa');
    const before = await arrivalsSince(carrier, null);
    expect((await arrivalsSince(carrier, before.cursor)).articles).toEqual([]);
    await carrier.put(SECOND, 'mới');
    await carrier.put(FIRST, 'hai');
    const after = await arrivalsSince(carrier, before.cursor);
    expect(after.articles).toEqual(
      expect.arrayContaining([
        [FIRST, ['hai', 'một']],
        [SECOND, ['mới']],
      ]),
    );
    expect((await arrivalsSince(carrier, after.cursor)).articles).toEqual([]);
  });

  it('[R29] keeps contents and photos byte for byte under their hash', async () => {
    const carrier = await founded(make);
    const text = Buffer.from('{"headline":"Lũ rút, chợ quê lại đông"}');
    const photo = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 31) % 256);
    expect(await carrier.putContent(FIRST, text)).toEqual({ ok: true, value: sha256Hex(text) });
    expect(await carrier.putBlob(photo, 'png')).toEqual({ ok: true, value: sha256Hex(photo) });
    expect(await carrier.putBlob(photo, 'jpg')).toEqual({ ok: true, value: sha256Hex(photo) });
    const content = await carrier.readContent(FIRST, sha256Hex(text));
    const blob = await carrier.readBlob(sha256Hex(photo));
    expect(content.ok && Buffer.from(content.value).equals(text)).toBe(true);
    expect(blob.ok && Buffer.from(blob.value).equals(photo)).toBe(true);
    expect(await carrier.hasBlob(sha256Hex(photo))).toBe(true);
  });

  it('says what is not there', async () => {
    const carrier = await founded(make);
    const nowhere = 'b'.repeat(64);
    expect([
      await carrier.readContent(FIRST, nowhere),
      await carrier.readBlob(nowhere),
      await carrier.hasBlob(nowhere),
      await carrier.listArticle(SECOND),
      await carrier.listVersions('portals/main'),
    ]).toEqual([
      { ok: false, error: { code: 'not-found', what: 'revision' } },
      { ok: false, error: { code: 'not-found', what: 'photo' } },
      false,
      { ok: true, value: { article: SECOND, records: [], strays: [] } },
      { ok: true, value: [] },
    ]);
  });

  it('[R28] keeps every signed version, also two with one number', async () => {
    const carrier = await founded(make);
    await carrier.putVersion('roster', 1, 'r1');
    await carrier.putVersion('portals/main', 1, 'p1');
    await carrier.putVersion('portals/main', 2, 'p2a');
    await carrier.putVersion('portals/main', 2, 'p2b');
    const versions = await carrier.listVersions('portals/main');
    expect(versions.ok && versions.value.map(({ jws }) => jws).toSorted()).toEqual(['p1', 'p2a', 'p2b']);
  });
});
