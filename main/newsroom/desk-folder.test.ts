import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { folderForDesk, folderNameOf } from './desk-folder.ts';

let place = '';
beforeEach(async () => (place = await mkdtemp(path.join(tmpdir(), 'toasoan-place-'))));
afterEach(() => rm(place, { recursive: true }));

it('[H29] a new desk takes an empty folder, or its own folder inside a full one', async () => {
  const empty = path.join(place, 'trống');
  await mkdir(empty);
  await writeFile(path.join(empty, '.DS_Store'), '');
  await writeFile(path.join(place, 'hóa đơn.pdf'), '');
  expect([await folderForDesk(empty, 'Báo Thử'), await folderForDesk(place, 'Báo Thử')]).toEqual([
    empty,
    path.join(place, 'Báo Thử'),
  ]);
});

it('[H29] any name of a desk is a folder name on every system, inside the chosen place', () => {
  expect(['../..', 'CON', 'Báo: "Thử"?', 'a/b\\c', '...', ''].map(folderNameOf)).toEqual([
    'toa-soan',
    'toa-soan',
    'Báo Thử',
    'a b c',
    'toa-soan',
    'toa-soan',
  ]);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(path.dirname(path.join('/place', folderNameOf(name)))).toBe('/place');
    }),
  );
});
