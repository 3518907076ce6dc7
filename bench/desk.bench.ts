import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { EVERYTHING } from '../shared/ipc/list-wish.ts';
import type { Desk, DeskSurroundings } from '../main/desk/desk.ts';
import { openDesk } from '../main/desk/open-desk.ts';
import { makeSignedDesk, must } from './desk/signed-desk.ts';

/**
 * What a large desk costs whoever opens it: from the folder to the first page of the list and its counts, with signed articles on the disk and
 * the index of last time, against a desk of a hundred; and what the questions cost that a window asks at once when an article opens, against one of
 * them. TOASOAN_BENCH_ARTICLES=100000 makes it as large as an archive of decades; making it takes longest.
 */

const SIZES = { small: 100, large: Number(process.env['TOASOAN_BENCH_ARTICLES'] ?? 10_000) };
const ROUNDS = 9;
/** Revisions of the article that is asked about. */
const KEPT = 60;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

async function untilWhole(desk: Desk): Promise<void> {
  while (!desk.archive().isComplete) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function openOnce(surroundings: DeskSurroundings, folder: string): Promise<number> {
  const start = performance.now();
  const desk = must(await openDesk(surroundings, { folder, person: null }));
  const page = must(await desk.list({ ...EVERYTHING, limit: 60 }));
  must(await desk.counts());
  const spent = performance.now() - start;
  if (!page.isComplete || page.rows.length === 0) throw new Error('the desk did not open from its index');
  await desk.close();
  return spent;
}

async function prepare(place: string, count: number) {
  const { surroundings, folder } = await makeSignedDesk(place, count);
  const start = performance.now();
  const first = must(await openDesk(surroundings, { folder, person: null }));
  await first.refresh();
  await untilWhole(first);
  const built = performance.now() - start;
  await first.close();
  return { surroundings, folder, perThousand: (built / count) * 1000 };
}

/** Everything that the window asks about an article that opens, against where it stands alone. */
async function askAtOnce({ surroundings, folder }: Awaited<ReturnType<typeof prepare>>): Promise<number> {
  const desk = must(await openDesk(surroundings, { folder, person: null }));
  const { article } = must(await desk.createArticle());
  for (let round = 0; round < KEPT; round += 1) {
    must(await desk.saveWorkingCopy(article.id, JSON.stringify({ ...article, headline: `Bản ${round}` })));
    must(await desk.keepRevision(article.id));
  }
  const timed = async (ask: () => Promise<unknown>): Promise<number> => {
    const start = performance.now();
    await ask();
    return performance.now() - start;
  };
  const one = () => desk.workflow.story(article.id);
  const all = () =>
    Promise.all([one(), desk.comments.of(article.id), desk.proposals.of(article.id), desk.joins.revisions(article.id)]);
  const times = { one: [] as number[], all: [] as number[] };
  for (let round = 0; round < ROUNDS * 3; round += 1) {
    times.one.push(await timed(one));
    times.all.push(await timed(all));
  }
  await desk.close();
  return median(times.all) / median(times.one);
}

const root = mkdtempSync(path.join(os.tmpdir(), 'toasoan-bench-desk-'));
try {
  const small = await prepare(path.join(root, 'small'), SIZES.small);
  const large = await prepare(path.join(root, 'large'), SIZES.large);
  const times = { small: [] as number[], large: [] as number[] };
  await openOnce(small.surroundings, small.folder);
  for (let round = 0; round < ROUNDS; round += 1) {
    times.small.push(await openOnce(small.surroundings, small.folder));
    times.large.push(await openOnce(large.surroundings, large.folder));
  }
  const asked = await askAtOnce(small);
  console.log(
    `bench desk: ${SIZES.large} signed articles against ${SIZES.small}: from the folder to the first page and counts ` +
      `${(median(times.large) / median(times.small)).toFixed(2)}x (${median(times.large).toFixed(0)} ms); memory ` +
      `${(process.memoryUsage().rss / 1024 / 1024).toFixed(0)} MB; taking in ${(large.perThousand / 1000).toFixed(1)} s for 1,000; ` +
      `four questions about an article at once ${asked.toFixed(2)}x one of them`,
  );
} finally {
  rmSync(root, { recursive: true, force: true });
}
