import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { findElectronProgram, projectFolder, sandboxSwitches } from '../e2e/electron-program.ts';
import { articlePage, ask, listArticles, waitForSaved } from '../e2e/newsroom.ts';
import { openNewDesk } from '../e2e/open-desk.ts';
import { launchApp } from '../e2e/running-app.ts';

/**
 * From the start of the program until a key appears in the text: our app, which opens its desk and the article of last time, against a bare Electron window
 * with an empty field, one after the other in one run. The ratio is what our own code costs a reporter who opens the laptop.
 */

const ROUNDS = 5;
const WORDS = 10_000;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const sentence = 'Cả xóm có hơn hai trăm héc-ta cây ăn quả, trong đó một nửa là nhãn muộn.';

async function untilKeyShows(start: number, page: Page, field: ReturnType<Page['getByRole']>): Promise<number> {
  await field.waitFor();
  await field.click({ position: { x: 40, y: 8 } });
  await page.keyboard.type('k');
  return Date.now() - start;
}

async function bare(): Promise<number> {
  const start = Date.now();
  const app = await _electron.launch({
    executablePath: findElectronProgram(),
    args: [...sandboxSwitches, path.join(projectFolder, 'bench/start/bare-window.mjs')],
  });
  try {
    const page = await app.firstWindow();
    const field = page.getByRole('textbox', { name: 'bare' });
    await field.evaluate((element) => element.append('x'));
    return await untilKeyShows(start, page, field);
  } finally {
    await app.close();
  }
}

async function ours(userData: string): Promise<number> {
  const start = Date.now();
  const running = await launchApp({ userData });
  try {
    return await untilKeyShows(start, running.page, articlePage(running.page));
  } finally {
    await running.close();
  }
}

/** A profile whose last article has `words` words. */
async function prepare(folder: string, words: number): Promise<string> {
  const userData = path.join(folder, `user-data-${words}`);
  const running = await launchApp({ userData });
  await openNewDesk(running.app, running.page, path.join(folder, `desk-${words}`));
  await running.page.keyboard.press('Control+n');
  await articlePage(running.page).waitFor();
  await running.page.keyboard.type('Bài đo');
  await waitForSaved(running.page);
  const [row] = await listArticles(running.page);
  if (row === undefined) throw new Error('the new article is not in the list');
  const { article } = await ask(running.page, 'article:open', { articleId: row.id });
  const perParagraph = sentence.split(' ').length * 5;
  const body = Array.from({ length: Math.ceil(words / perParagraph) }, (_, index) => ({
    kind: 'p',
    id: `p${index}`,
    text: [{ text: Array.from({ length: 5 }, () => sentence).join(' '), marks: [], link: null }],
  }));
  await running.kill();
  const writer = await launchApp({ userData });
  await articlePage(writer.page).waitFor();
  await ask(writer.page, 'article:saveWorkingCopy', {
    articleId: row.id,
    articleJson: JSON.stringify({ ...article, body }),
  });
  await writer.kill();
  return userData;
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-start-'));
try {
  const profiles = { short: await prepare(folder, 100), long: await prepare(folder, WORDS) };
  const times = { bare: [] as number[], short: [] as number[], long: [] as number[] };
  await bare();
  for (let round = 0; round < ROUNDS; round += 1) {
    times.bare.push(await bare());
    times.short.push(await ours(profiles.short));
    times.long.push(await ours(profiles.long));
  }
  const base = median(times.bare);
  const ratio = (values: readonly number[]) => (median(values) / base).toFixed(2);
  console.log(
    `bench start: until a key appears, against a bare Electron window (median of ${ROUNDS}): ` +
      `short article ${ratio(times.short)}x, ${WORDS} words ${ratio(times.long)}x`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
