import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createStaticSite } from '../main/portals/static-site/create-static-site.ts';
import { planPublication } from '../main/portals/static-site/plan-publication.ts';
import { openSiteReader } from '../main/portals/static-site/site-folder.ts';
import { openState, STATE_PATHS } from '../main/portals/static-site/state-files.ts';
import { applyState } from '../main/portals/static-site/site-session.ts';
import {
  removeTestFolder,
  testArticle,
  testFolder,
  testPhotos,
  testTime,
} from '../main/portals/static-site/test-site.ts';
import { testPortal } from '../shared/rendering/test-newspaper.ts';

/**
 * npm run bench -- site: publishing one article into a site of 10,000 against writing that whole site, on the same disk in one run. Both are durable
 * (every file synced), so the ratio says what growing costs and not what this disk is like.
 */

const ARTICLES = 10_000;
const PHOTO_EVERY = 500;
const REPEATS = 9;
const GOAL = 0.01;

const quiet = () => undefined;
const never = new AbortController().signal;
const article = (number: number) => testArticle(number, PHOTO_EVERY);
const clock = () => new Date(testTime(ARTICLES));

async function countFiles(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
}

/** The state of a grown site, put together in memory: 10,000 publications one by one would measure the same thing for half an hour. */
async function growState(folder: string): Promise<void> {
  const site = createStaticSite({ folder, portal: testPortal, photos: testPhotos, clock });
  const begun = await site.rebuild(quiet, never);
  if (!begun.ok) throw new Error(begun.error.code);
  const reader = openSiteReader(folder);
  const view = openState(reader);
  const parts = {
    portal: testPortal,
    photoExtension: testPhotos.extension,
    now: clock(),
    reader: openSiteReader(null),
  };
  for (let number = 1; number <= ARTICLES; number += 1) {
    const times = { publishedAt: testTime(number), updatedAt: testTime(number) };
    await planPublication(article(number), times, parts, view);
  }
  const changes = [...view.changes()];
  const quickly = {
    ...reader,
    settle: () => Promise.resolve(),
    remove: () => Promise.resolve(),
    write: async (file: string, bytes: Uint8Array) => {
      await mkdir(path.join(folder, path.dirname(file)), { recursive: true });
      await writeFile(path.join(folder, file), bytes);
      return true;
    },
  };
  for (let from = 0; from < changes.length; from += 500)
    await applyState(new Map(changes.slice(from, from + 500)), quickly);
  if ((await openState(reader).head()).articles !== ARTICLES) throw new Error(`${STATE_PATHS.head} was not written`);
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
}

async function run(): Promise<void> {
  const folder = await testFolder();
  await growState(folder);
  const first = createStaticSite({ folder, portal: testPortal, photos: testPhotos, clock });
  const filled = await first.rebuild(quiet, never);
  if (!filled.ok) throw new Error(filled.error.code);
  // A new name stands on every page: all of them are written, and no page has to wait for another to exist.
  const portal = { ...testPortal, name: 'Báo Sông Công' };
  const site = createStaticSite({ folder, portal, photos: testPhotos, clock });
  const whole = await timed(() => site.rebuild(quiet, never));
  if (!whole.value.ok) throw new Error(whole.value.error.code);
  const files = (await countFiles(folder)) - (await countFiles(path.join(folder, '.toasoan')));
  const ms: number[] = [];
  const written: number[] = [];
  for (let extra = 1; extra <= REPEATS; extra += 1) {
    const number = ARTICLES + extra;
    const times = { publishedAt: testTime(number), updatedAt: testTime(number) };
    const one = await timed(() => site.publish(article(number), times, quiet, never));
    if (!one.value.ok) throw new Error(one.value.error.code);
    ms.push(one.ms);
    written.push(one.value.value.written);
  }
  const again = await timed(() =>
    site.publish(article(5_000), { publishedAt: testTime(5_000), updatedAt: testTime(ARTICLES) }, quiet, never),
  );
  if (!again.value.ok) throw new Error(again.value.error.code);
  await removeTestFolder(folder);
  const percent = (part: number, all: number) => `${((100 * part) / all).toFixed(2)} %`;
  console.log(`  whole site of ${ARTICLES} articles      ${(whole.ms / 1000).toFixed(1)} s   ${files} files`);
  console.log(`  one more article (median of ${REPEATS})     ${median(ms).toFixed(0)} ms   ${median(written)} files`);
  console.log(`  update of one from the middle     ${again.ms.toFixed(0)} ms   ${again.value.value.written} files`);
  console.log(
    `bench site: one article against the whole site: ${percent(median(ms), whole.ms)} of the time, ${percent(median(written), files)} of the files (goal ≤ ${GOAL * 100} %)`,
  );
  if (median(ms) > GOAL * whole.ms || median(written) > GOAL * files) process.exitCode = 1;
}

await run();
