import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppError } from '../../../shared/app-error.ts';
import type { Result } from '../../../shared/result.ts';
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

function value<T>(result: Result<T, AppError>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

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

type Cursors = ReadonlyMap<string, string>;

/** All drawers together. */
const arrivalsSince = async (carrier: Carrier, since: Cursors | null) => {
  const cursors = new Map<string, string>();
  const articles: unknown[] = [];
  for (const { name } of value(await carrier.drawers())) {
    const { arrivals, cursor } = value(await carrier.list(name, since?.get(name) ?? null));
    cursors.set(name, cursor);
    articles.push(...arrivals.map(({ article, records }) => [article, records.map(({ jws }) => jws).toSorted()]));
  }
  return { cursors, articles };
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
    expect((await arrivalsSince(carrier, before.cursors)).articles).toEqual([]);
    await carrier.put(SECOND, 'mới');
    await carrier.put(FIRST, 'hai');
    const after = await arrivalsSince(carrier, before.cursors);
    expect(after.articles).toEqual(
      expect.arrayContaining([
        [FIRST, ['hai', 'một']],
        [SECOND, ['mới']],
      ]),
    );
    expect((await arrivalsSince(carrier, after.cursors)).articles).toEqual([]);
  });

  it('[R37] an article lies on the drawer that is named for it, and every drawer with one is named', async () => {
    const carrier = await founded(make);
    expect(await carrier.drawers()).toEqual({ ok: true, value: [] });
    for (const article of [FIRST, SECOND, FAR]) await carrier.put(article, article);
    const drawers = value(await carrier.drawers());
    expect(drawers.reduce((sum, { articles }) => sum + articles, 0)).toBe(3);
    const found = new Map<string, string>();
    for (const { name, articles } of drawers) {
      const { arrivals } = value(await carrier.list(name, null));
      expect(arrivals).toHaveLength(articles);
      for (const { article } of arrivals) found.set(article, name);
    }
    expect(found).toEqual(new Map([FIRST, SECOND, FAR].map((article) => [article, carrier.drawerOf(article)])));
  });

  it('[R12] a few articles of a drawer are listed alone, and the cursor stands for the others as before', async () => {
    const carrier = await founded(make);
    await carrier.put(FIRST, 'một');
    await carrier.put(SECOND, 'một');
    const drawer = carrier.drawerOf(FIRST);
    const before = value(await carrier.list(drawer, null));
    await carrier.put(FIRST, 'hai');
    await carrier.put(SECOND, 'hai');
    const some = value(await carrier.list(drawer, before.cursor, [FIRST]));
    expect(some.arrivals.map(({ article }) => article)).toEqual([FIRST]);
    const rest = value(await carrier.list(drawer, some.cursor));
    expect(rest.arrivals.map(({ article }) => article)).toContain(SECOND);
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
