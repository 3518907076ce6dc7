import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { runsText } from '../shared/article/runs.ts';
import type { DeskBridge } from '../shared/ipc/contract.ts';
import { projectFolder } from '../e2e/electron-program.ts';
import { articlePage, ask, listArticles, part } from '../e2e/newsroom.ts';
import { openNewDesk } from '../e2e/open-desk.ts';
import { startOwnScreen } from '../e2e/own-screen.ts';
import { removeFolder } from '../e2e/remove-folder.ts';
import { launchApp, type RunningApp } from '../e2e/running-app.ts';

/**
 * npm run proof -- kill9 [--rounds 500]: the real app is killed (SIGKILL) again and again while keys come in; in turns also while a revision is kept, a photo is
 * taken in, and the window closes and the index is written. After every kill the app opens again: what was typed two seconds before the kill or earlier must be
 * there, whole and in order, the window must show it again by itself, and every article of the rounds before must be as it was; every photo that was acknowledged
 * is on the disk, every photo on the disk is whole, nothing of the desk is damaged, and the list knows each article that the folder has.
 */

const at = process.argv.indexOf('--rounds');
const ASKED = at === -1 ? null : Number(process.argv[at + 1]);
/** Without a number of rounds: fifty, or as many as fit on a slow machine, and each kind of kill at least once. */
const ROUNDS = 50;
const TIME_MS = 600_000;
/** npm test as a whole has its time, too; milliseconds since 1970. */
const UNTIL = Number(process.env['TOASOAN_PROOFS_UNTIL'] ?? Number.POSITIVE_INFINITY);
/** So many earlier articles are read after each kill; all of them at the end. */
const LOOK_BACK = 25;
/** How long a reopened window may take to show the text; a slow machine is no broken promise. */
const PATIENCE_MS = 30_000;
const PROMISED_MS = 2_000;

const MODES = ['typing', 'keeping', 'photo', 'closing'] as const;
type Mode = (typeof MODES)[number];

interface Typed {
  readonly words: readonly { readonly word: string; readonly at: number }[];
  readonly killedAt: number;
}

const PHOTO = readFileSync(path.join(projectFolder, 'e2e/fixtures/photos/trao-giay-khen.jpg'));

/** One user's computer. `acknowledged`: the hashes of the photos that main has confirmed; `kept`: each article's lead as it was after its round. */
interface Machine {
  readonly userData: string;
  readonly desk: string;
  readonly env: NodeJS.ProcessEnv;
  readonly acknowledged: Set<string>;
  readonly kept: Map<string, string>;
}

/** Hands a new photo over as a drop would, without waiting for the answer; a kill leaves it without one. */
function addPhoto(page: Page, { acknowledged }: Machine): void {
  // Bytes after its end make it another file and the same picture.
  const base64 = Buffer.concat([PHOTO, randomBytes(16)]).toString('base64');
  const answer = page.evaluate(async (photo) => {
    const { desk } = globalThis as unknown as { desk: DeskBridge };
    const bytes = Uint8Array.from(atob(photo), (letter) => letter.charCodeAt(0));
    const added = await desk.request('photo:add', { fileName: 'khen.jpg', bytes });
    return added.ok && added.value.ok ? added.value.value.photo.blob : null;
  }, base64);
  answer.then(
    (blob) => blob !== null && acknowledged.add(blob),
    () => null,
  );
}

/** Something that writes other files while keys come in. */
async function disturb(running: RunningApp, machine: Machine, mode: Mode): Promise<void> {
  if (mode === 'keeping') await running.page.keyboard.press('Control+S');
  if (mode === 'photo') addPhoto(running.page, machine);
  if (mode === 'closing')
    await running.app.evaluate(({ BrowserWindow }) => {
      setTimeout(() => BrowserWindow.getAllWindows()[0]?.close());
    });
}

/** A new article, typed into until the kill, which comes at a moment of its own. */
async function typeAndDie(
  running: RunningApp,
  machine: Machine,
  round: number,
  mode: Mode,
): Promise<{ readonly id: string } & Typed> {
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
  const end = Date.now() + 500 + Math.random() * 2_500;
  for (let number = 1; Date.now() < end; number += 1) {
    const word = `chữ${round}.${number}`;
    await page.keyboard.type(`${word} `);
    words.push({ word, at: Date.now() });
    // Early in a round, so that an answer may come before the kill, and again and again.
    if (mode !== 'closing' && number % 6 === 1) await disturb(running, machine, mode);
  }
  if (mode === 'closing') await disturb(running, machine, mode).catch(() => null);
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

const ARTICLE = /^[^/\\]+[/\\][0-7][0-9A-HJKMNP-TV-Z]{25}$/;

const namesIn = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];

/** The photos in the desk's folder by the hash that their names promise, and whether their bytes keep it. */
function photosOn(desk: string): ReadonlyMap<string, boolean> {
  const folder = path.join(desk, 'blobs');
  return new Map(
    namesIn(folder).flatMap((file) => {
      const [, hash] = /([0-9a-f]{64})\.[a-z]+$/.exec(file) ?? [];
      if (hash === undefined) return [];
      const bytes = readFileSync(path.join(folder, file));
      return [[hash, createHash('sha256').update(bytes).digest('hex') === hash] as const];
    }),
  );
}

/** What the desk says of itself after a kill, against what lies in its folder. */
async function judgeDesk(page: Page, { desk, acknowledged }: Machine): Promise<void> {
  const photos = photosOn(desk);
  figures['photos lost'] += [...acknowledged].filter((hash) => !photos.has(hash)).length;
  figures['photos torn'] += [...photos.values()].filter((isWhole) => !isWhole).length;
  figures['health findings'] += (await ask(page, 'health:read', undefined)).needsPerson;
  const articles = namesIn(path.join(desk, 'articles')).filter((name) => ARTICLE.test(name));
  const listed = new Set((await listArticles(page)).map(({ id }) => id));
  figures['not in the list'] += articles.filter((name) => !listed.has(path.basename(name))).length;
}

/** Every earlier article as it was after its own round. */
async function judgeKept(page: Page, kept: readonly (readonly [id: string, lead: string])[]): Promise<void> {
  for (const [id, lead] of kept) if ((await leadOf(page, id)) !== lead) figures.changed += 1;
}

const figures = {
  kills: 0,
  'words typed': 0,
  'words lost within 2 s': 0,
  'words lost that were older': 0,
  torn: 0,
  'not shown again': 0,
  changed: 0,
  'photos lost': 0,
  'photos torn': 0,
  'health findings': 0,
  'not in the list': 0,
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
let begun = 0;

/** The number of the next round, or null when there were enough. */
function nextRound(): number | null {
  const isEnough =
    ASKED === null
      ? begun >= ROUNDS || (begun >= MODES.length && Date.now() > Math.min(start + TIME_MS, UNTIL))
      : begun >= ASKED;
  if (isEnough) return null;
  begun += 1;
  return begun;
}

const open = ({ userData, env }: Machine): Promise<RunningApp> => launchApp({ userData, env });

/** Kills one machine's app and opens it again, until there were enough rounds. */
async function dieAgainAndAgain(machine: Machine): Promise<void> {
  let running = await open(machine);
  try {
    await openNewDesk(running.app, running.page, machine.desk);
    for (let round = nextRound(); round !== null; round = nextRound()) {
      const mode = MODES[(round - 1) % MODES.length] ?? 'typing';
      const typed = await typeAndDie(running, machine, round, mode);
      figures.kills += 1;
      running = await open(machine);
      await running.page.getByRole('navigation', { name: 'Các mục' }).waitFor();
      const lead = await leadOf(running.page, typed.id);
      judge(typed, lead);
      if (!(await isShown(running.page, lead))) figures['not shown again'] += 1;
      await judgeDesk(running.page, machine);
      await judgeKept(running.page, [...machine.kept].slice(-LOOK_BACK));
      machine.kept.set(typed.id, lead);
      const there = lead.split(/\s+/u).filter(Boolean).length;
      console.log(`  kill ${round} (${mode}): ${typed.words.length} words typed, ${there} there`);
    }
    await judgeKept(running.page, [...machine.kept].slice(0, -LOOK_BACK));
  } finally {
    await running.close();
  }
}

const machine = (name: string, env: Machine['env']): Machine => ({
  userData: path.join(folder, name, 'user-data'),
  desk: path.join(folder, name, 'desk'),
  env,
  acknowledged: new Set(),
  kept: new Map(),
});

// Two machines, since a round is mostly waiting; on one screen their windows would take the keys from each other.
const second = await startOwnScreen();
const machines = [machine('first', {}), ...(second === null ? [] : [machine('second', second.env)])];
try {
  for (const end of await Promise.allSettled(machines.map(dieAgainAndAgain)))
    if (end.status === 'rejected') throw end.reason;
} finally {
  await second?.end();
  await removeFolder(folder);
}
const photos = machines.reduce((count, { acknowledged }) => count + acknowledged.size, 0);
const { kills, 'words typed': words, 'words lost within 2 s': young, ...faults } = figures;
const line = [...Object.entries(figures), ['photos acknowledged', photos]]
  .map(([name, value]) => `${String(name)} ${String(value)}`)
  .join(', ');
console.log(`proof kill9: ${line}`);
const isWhole = Object.values(faults).every((count) => count === 0);
// Where many photos went in and none was acknowledged, nothing was proved of them.
const sawPhotos = photos > 0 || kills < 20;
if (kills === 0 || words <= young || !isWhole || !sawPhotos) process.exitCode = 1;
