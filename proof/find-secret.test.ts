import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { filesWith, textHolds } from '../e2e/portals/find-secret.ts';

const SECRET = 'mat-ma-tim-thu-5c>?';
const basic = (account: string): string => Buffer.from(`${account}:${SECRET}\n`).toString('base64');
const bearer = Buffer.from(`{"token":"${SECRET}"}`).toString('base64url');

test('[O31] the search finds a secret in whatever form a program leaves it on the disk', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'toasoan-secret-'));
  const planted: Readonly<Record<string, string | Uint8Array>> = {
    'a/plain.json': JSON.stringify({ token: SECRET }),
    'a/two-bytes': Buffer.from(`..${SECRET}..`, 'utf16le'),
    'a/basic-1': basic('a'),
    'a/basic-2': basic('ab'),
    'a/basic-3': basic('abc'),
    'a/payload.jws': bearer,
    'b/packed.json.gz': gzipSync(JSON.stringify({ token: SECRET })),
  };
  try {
    await Promise.all(['a', 'b'].map((name) => mkdir(path.join(folder, name))));
    for (const [name, text] of Object.entries(planted)) await writeFile(path.join(folder, name), text);
    await writeFile(path.join(folder, 'a/other'), 'mat-ma-khac');
    await writeFile(path.join(folder, 'a/torn.gz'), gzipSync('mat-ma-khac').subarray(0, 12));
    expect([...(await filesWith(folder, SECRET))].toSorted()).toEqual(Object.keys(planted).toSorted());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('[O31] and in a text', () => {
  expect([SECRET, basic('ab'), bearer, 'mat-ma-khac'].map((text) => textHolds(`> ${text} <`, SECRET))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});
