import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { runsText } from '../shared/article/runs.ts';
import { projectFolder } from '../e2e/electron-program.ts';
import { articlePage, ask, listArticles, part } from '../e2e/newsroom.ts';
import { openNewDesk } from '../e2e/open-desk.ts';
import { launchApp, type RunningApp } from '../e2e/running-app.ts';

/**
 * npm run proof -- kill9 [--rounds 50]: the real app is killed (SIGKILL) again and again while keys come in; in turns also while a revision is kept, a photo is
 * taken in, and the window closes and the index is written. After every kill the app opens again: what was typed two seconds before the kill or earlier must be
 * there, whole and in order, the window must show it again by itself, and every article of the rounds before must be as it was.
 */

const at = process.argv.indexOf('--rounds');
const ROUNDS = at === -1 ? null : Number(process.argv[at + 1]);
/** Without a number of rounds: as many as fit, and each kind of kill at least once. */
const TIME_MS = 40_000;
/** How long a reopened window may take to show the text; a slow machine is no broken promise. */
const PATIENCE_MS = 30_000;
const PROMISED_MS = 2_000;

const MODES = ['typing', 'keeping', 'photo', 'closing'] as const;
type Mode = (typeof MODES)[number];

interface Typed {
  readonly words: readonly { readonly word: string; readonly at: number }[];
  readonly killedAt: number;
}

const PHOTO = readFileSync(path.join(projectFolder, 'e2e/fixtures/photos/trao-giay-khen.jpg')).toString('base64');

/** Hands the window's photo over as a drop would, without waiting for the answer. */
const addPhoto = (page: Page): Promise<void> =>
  page.evaluate((base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const { desk } = globalThis as unknown as {
      desk: { request: (channel: string, input: unknown) => Promise<unknown> };
    };
    void desk.request('photo:add', { fileName: 'khen.jpg', bytes });
  }, PHOTO);

/** Something that writes other files while keys come in. */
async function disturb(running: RunningApp, mode: Mode): Promise<void> {
  if (mode === 'keeping') await running.page.keyboard.press('Control+S');
  if (mode === 'photo') await addPhoto(running.page);
  if (mode === 'closing')
    await running.app.evaluate(({ BrowserWindow }) => {
      setTimeout(() => BrowserWindow.getAllWindows()[0]?.close());
    });
}

/** A new article, typed into until the kill, which comes at a moment of its own. */
async function typeAndDie(running: RunningApp, round: number, mode: Mode): Promise<{ readonly id: string } & Typed> {
  const { page } = running;
  const before = new Set((await listArticles(page)).map(({ id }) => id));
  await page.getByRole('navigation').getByRole('button', { name: 'Bài mới' }).click();
  let id: string | undefined;
  while (id === undefined) {
    id = (await listArticles(page)).map((row) => row.id).find((row) => !before.has(row));
    await page.waitForTimeout(50);
  }
  await articlePage(page).waitFor();
  await part(page, 'Sapo').click();
  const words: { word: string; at: number }[] = [];
  const end = Date.now() + 1_500 + Math.random() * 2_500;
  for (let number = 1; Date.now() < end; number += 1) {
    const word = `chữ${round}.${number}`;
    await page.keyboard.type(`${word} `);
    words.push({ word, at: Date.now() });
    if (mode !== 'closing' && number % 12 === 0) await disturb(running, mode);
  }
  if (mode === 'closing') await disturb(running, mode).catch(() => null);
  if (mode === 'closing') await new Promise((resolve) => setTimeout(resolve, Math.random() * 400));
  const killedAt = Date.now();
  await running.kill();
  return { id, words, killedAt };
}

const leadOf = async (page: Page, articleId: string): Promise<string> =>
  runsText((await ask(page, 'article:open', { articleId })).article.lead);

/** Whether the reopened window shows exactly this text, without being asked for the article. */
async function isShown(page: Page, lead: string): Promise<boolean> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const shown = await part(page, 'Sapo')
      .textContent({ timeout: 1_000 })
      .catch(() => null);
    if (shown?.trim() === lead.trim()) return true;
    await page.waitForTimeout(100);
  }
  return false;
}

const figures = {
  kills: 0,
  'words typed': 0,
  'words lost within 2 s': 0,
  'words lost that were older': 0,
  torn: 0,
  'not shown again': 0,
  changed: 0,
};

/** What was found of the text that was being typed when the app was killed. */
function judge({ words, killedAt }: Typed, lead: string): void {
  const found = lead.split(/\s+/u).filter((word) => word !== '');
  const isPrefix = found.every((word, index) => {
    const typed = words[index]?.word ?? '';
    return word === typed || (index === found.length - 1 && typed.startsWith(word));
  });
  if (!isPrefix) figures.torn += 1;
  figures['words typed'] += words.length;
  for (const { word, at: typedAt } of words.slice(found.length))
    if (killedAt - typedAt > PROMISED_MS) {
      figures['words lost that were older'] += 1;
      console.log(`  LOST: ${word}, typed ${killedAt - typedAt} ms before the kill`);
    } else figures['words lost within 2 s'] += 1;
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-proof-kill9-'));
const start = Date.now();
const kept = new Map<string, string>();
const userData = path.join(folder, 'user-data');
const goesOn = (round: number): boolean =>
  ROUNDS === null ? round <= MODES.length || Date.now() - start < TIME_MS : round <= ROUNDS;
let running = await launchApp({ userData });
try {
  await openNewDesk(running.app, running.page, path.join(folder, 'desk'));
  for (let round = 1; goesOn(round); round += 1) {
    const mode = MODES[(round - 1) % MODES.length] ?? 'typing';
    const typed = await typeAndDie(running, round, mode);
    figures.kills += 1;
    running = await launchApp({ userData });
    await running.page.getByRole('navigation', { name: 'Các mục' }).waitFor();
    const lead = await leadOf(running.page, typed.id);
    judge(typed, lead);
    if (!(await isShown(running.page, lead))) figures['not shown again'] += 1;
    for (const [id, text] of kept) if ((await leadOf(running.page, id)) !== text) figures.changed += 1;
    kept.set(typed.id, lead);
    console.log(
      `  kill ${round} (${mode}): ${typed.words.length} words typed, ${lead.split(/\s+/u).filter(Boolean).length} there`,
    );
  }
} finally {
  await running.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
const line = Object.entries(figures)
  .map(([name, value]) => `${name} ${value}`)
  .join(', ');
console.log(`proof kill9: ${line}`);
const broken = figures['words lost that were older'] + figures.torn + figures['not shown again'] + figures.changed;
if (figures.kills === 0 || broken > 0) process.exitCode = 1;
