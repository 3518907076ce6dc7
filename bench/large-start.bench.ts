import { mkdirSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { answerOpenDialog } from '../e2e/dialogs.ts';
import { articlePage, ask, listPage } from '../e2e/newsroom.ts';
import { writeArticle } from '../e2e/open-desk.ts';
import { removeFolder } from '../e2e/remove-folder.ts';
import { launchApp, type RunningApp } from '../e2e/running-app.ts';
import { makeSignedDesk } from './desk/signed-desk.ts';

/**
 * The whole app of somebody who joined a large desk: from the start of the program to the first page of the list with its counts, and to a key in the
 * article of last time, against a desk of a hundred. TOASOAN_BENCH_ARTICLES=100000 makes it as large as an archive of decades; taking it in for the first
 * time takes longest, and is not part of the figure.
 */

const SIZES = { small: 100, large: Number(process.env['TOASOAN_BENCH_ARTICLES'] ?? 10_000) };
const ROUNDS = 7;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** Resolves when the window has the whole list of a desk that has at least `count` articles. */
async function untilListed(page: Page, count: number): Promise<void> {
  for (;;) {
    const { isComplete, total, rows } = await listPage(page);
    if (isComplete && total >= count && rows.length > 0) break;
    await page.waitForTimeout(count > 1_000 ? 1_000 : 50);
  }
}

async function joinDesk({ app, page }: RunningApp, folder: string): Promise<void> {
  await answerOpenDialog(app, [folder]);
  await page.getByLabel('Thư mục tòa soạn đã có').check();
  await page.getByLabel('Họ và tên').fill('Hoàng Thị Dịu');
  await page.getByRole('button', { name: 'Mở tòa soạn' }).click();
  await page.getByRole('button', { name: 'Giống cả sáu từ, vào tòa soạn' }).click({ timeout: 120_000 });
  await page.getByRole('navigation', { name: 'Các mục' }).waitFor({ timeout: 600_000 });
}

/** A profile that has taken the whole desk in and left an article of its own open. */
async function prepare(place: string, count: number): Promise<{ readonly userData: string; readonly count: number }> {
  mkdirSync(place, { recursive: true });
  const { folder } = await makeSignedDesk(place, count);
  const userData = path.join(place, 'user-data');
  const running = await launchApp({ userData });
  try {
    await joinDesk(running, folder);
    await untilListed(running.page, count);
    await writeArticle(running.page, 'Bài đo', 'Một dòng để mở lại.');
  } finally {
    await running.close();
  }
  return { userData, count };
}

interface Spent {
  readonly list: number;
  readonly key: number;
}

async function start({ userData, count }: Awaited<ReturnType<typeof prepare>>): Promise<Spent> {
  const begun = performance.now();
  const running = await launchApp({ userData });
  try {
    const { page } = running;
    await page.getByRole('navigation', { name: 'Các mục' }).waitFor();
    await ask(page, 'list:counts', undefined);
    await untilListed(page, count);
    const list = performance.now() - begun;
    const field = articlePage(page);
    await field.waitFor();
    await field.click({ position: { x: 40, y: 8 } });
    await page.keyboard.type('k');
    return { list, key: performance.now() - begun };
  } finally {
    await running.close();
  }
}

const root = mkdtempSync(path.join(os.tmpdir(), 'toasoan-bench-large-start-'));
try {
  const small = await prepare(path.join(root, 'small'), SIZES.small);
  const taken = performance.now();
  const large = await prepare(path.join(root, 'large'), SIZES.large);
  const perThousand = (performance.now() - taken) / SIZES.large;
  const spent = { small: [] as Spent[], large: [] as Spent[] };
  await start(small);
  for (let round = 0; round < ROUNDS; round += 1) {
    spent.small.push(await start(small));
    spent.large.push(await start(large));
  }
  const ratio = (what: keyof Spent): string =>
    (median(spent.large.map((one) => one[what])) / median(spent.small.map((one) => one[what]))).toFixed(2);
  console.log(
    `bench large-start: the app with ${SIZES.large} signed articles against ${SIZES.small} (median of ${ROUNDS}): to the list ` +
      `${ratio('list')}x, to a key in the article ${ratio('key')}x; made and taken in for the first time in ${perThousand.toFixed(1)} s for 1,000`,
  );
} finally {
  await removeFolder(root);
}
