import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesWith, heldInHeap, textHolds } from '../../e2e/portals/find-secret.ts';
import type { RunningApp } from '../../e2e/running-app.ts';

/** Everything that belongs to an app and its desk, to be searched. */
export interface Searched {
  readonly folder: string;
  /** Where Electron leaves what a process that died has left. */
  readonly crashFolder: string;
  readonly running: RunningApp;
}

/** Where a secret is, by place. The window's heap is asked while there is a window. */
export async function placesWith(
  secret: string,
  { folder, crashFolder, running }: Searched,
): Promise<readonly string[]> {
  await mkdir(crashFolder, { recursive: true });
  const inCrash = (await filesWith(crashFolder, secret)).map((file) => `crash output: ${file}`);
  const onDisk = (await filesWith(folder, secret)).map((file) => `disk: ${file}`);
  const inTerminal = textHolds(running.mainLog(), secret) ? ['terminal'] : [];
  const inHeap = running.isRunning() ? await heldInHeap(running.page, [secret]) : [];
  return [...inCrash, ...onDisk, ...inTerminal, ...inHeap.map(() => 'heap of the window')];
}

/** Leaves a secret in one place, as the program itself might. */
const PLANTS: Readonly<Record<string, (secret: string, searched: Searched) => Promise<unknown>>> = {
  'disk: ': (secret, { folder }) =>
    writeFile(path.join(folder, 'planted.json.gz'), gzipSync(JSON.stringify({ secret }))),
  'disk: user-data/logs/': (secret, { running }) =>
    running.app.evaluate((_electron, text) => void Promise.reject(new Error(`planted ${text}`)), secret),
  terminal: (secret, { running }) =>
    running.app.evaluate((_electron, text) => console.error(`Authorization: Bearer ${text}`), secret),
  'crash output: ': (secret, { crashFolder }) =>
    writeFile(path.join(crashFolder, 'planted.dmp'), Buffer.from(`MDMP ${secret}`, 'utf16le')),
  'heap of the window': (secret, { running }) =>
    running.page.evaluate((pieces) => void Object.assign(globalThis, { planted: pieces.join('-') }), secret.split('-')),
};

const PATIENCE_MS = 15_000;

/** The control of a search that finds nothing: it must find a secret that was left in each of its places. Answers where it did not. */
export async function blindPlaces(searched: Searched): Promise<readonly string[]> {
  await mkdir(searched.crashFolder, { recursive: true });
  const blind: string[] = [];
  for (const [index, [place, plant]] of Object.entries(PLANTS).entries()) {
    const secret = `mat-ma-cai-san-${index}-${randomBytes(4).toString('hex')}`;
    await plant(secret, searched);
    const until = Date.now() + PATIENCE_MS;
    let isFound = false;
    // What main writes to its log and its terminal arrives a moment later.
    while (!isFound && Date.now() < until)
      isFound = (await placesWith(secret, searched)).some((found) => found.startsWith(place));
    if (!isFound) blind.push(place);
  }
  return blind;
}

export const CONTROLLED = Object.keys(PLANTS).length;
