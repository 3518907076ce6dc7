import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveBundle } from './bundle-desk.ts';
import { newDeskAt, unwatched, writeArticle } from './desks.testkit.ts';
import { must } from '../desk/machines.testkit.ts';
import { entriesOf, hostileBundles } from './hostile-bundles.testkit.ts';
import { rawZip, type RawEntry } from './raw-zip.testkit.ts';
import { readBundle } from './read-bundle.ts';

let place = '';
let whole: readonly RawEntry[] = [];
let article = '';
beforeAll(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'toasoan-hostile-'));
  const desk = await newDeskAt(path.join(place, 'bàn'), 'Suối Bạc');
  article = (await writeArticle(desk, 'Mùa gặt')).id;
  const file = path.join(place, 'lành.baiviet');
  must(await saveBundle(desk, article, file, unwatched()));
  await desk.close();
  whole = await entriesOf(file);
});
afterAll(() => rm(place, { recursive: true, force: true }));

const reasonFor = async (bytes: Uint8Array): Promise<string> => {
  const file = path.join(place, 'dữ.baiviet');
  await writeFile(file, bytes);
  const read = await readBundle(file, unwatched());
  if (read.ok) read.value.close();
  return read.ok ? 'taken' : read.error.code === 'bundle-refused' ? read.error.reason : read.error.code;
};

describe('archives that mean harm', () => {
  it('[B7] the untouched archive, packed anew by another program, is read', async () => {
    expect(await reasonFor(rawZip(whole))).toBe('taken');
    expect(await reasonFor(rawZip(whole.map((entry) => ({ ...entry, deflate: true }))))).toBe('taken');
  });

  it('[B7] each known attack is refused, with the reason that a person is told', async () => {
    const outcomes: Record<string, string> = {};
    for (const { name, bytes, refusals } of hostileBundles(whole, article)) {
      const reason = await reasonFor(bytes());
      if (!(refusals as readonly string[]).includes(reason)) outcomes[name] = `${reason}, not ${refusals.join(' or ')}`;
    }
    expect(outcomes).toEqual({});
    expect((await readdir(place)).toSorted()).toEqual(['bàn', 'dữ.baiviet', 'lành.baiviet'].toSorted());
  }, 120_000);

  it('[B7] a newer form is named as such; a folder and a link to a device are no bundles', async () => {
    const newer = whole.map((entry) =>
      entry.name === 'bundle.json' ? { ...entry, bytes: Buffer.from('{"v":2,"article":"x"}') } : entry,
    );
    expect(await reasonFor(rawZip(newer))).toBe('newer-version');
    const link = path.join(place, 'liên kết.baiviet');
    await symlink('/dev/zero', link);
    const [device, folder] = [await readBundle(link, unwatched()), await readBundle(place, unwatched())];
    await rm(link);
    expect([device.ok, folder.ok]).toEqual([false, false]);
  });
});
