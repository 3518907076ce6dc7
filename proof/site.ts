import { fork, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createStaticSite } from '../main/portals/static-site/create-static-site.ts';
import {
  brokenLinks,
  publicFiles,
  removeTestFolder,
  testArticle,
  testFolder,
  testPhotos,
  testTime,
} from '../main/portals/static-site/test-site.ts';
import type { Article } from '../shared/article/schema.ts';
import type { Portal } from '../shared/portal/schema.ts';
import { testPortal } from '../shared/rendering/test-newspaper.ts';

/**
 * npm run proof -- site: a writer is killed again and again (SIGKILL) while it publishes, updates and rebuilds. After every kill the site is read as
 * a browser reads it; in the end it must be, byte for byte, the site that an undisturbed writer makes.
 */

/** In CI fewer of both: the whole of its tests has half an hour. */
const [ROUNDS, ARTICLES, FEWEST_KILLS] = process.env['CI'] === undefined ? [36, 120, 30] : [16, 80, 12];
const LONGEST_LIFE_MS = 700;

const quiet = () => undefined;
const never = new AbortController().signal;

type Step =
  | { readonly kind: 'publish'; readonly article: Article; readonly portal: Portal; readonly at: string }
  | { readonly kind: 'rebuild'; readonly portal: Portal; readonly at: string };

const renamed: Portal = {
  ...testPortal,
  name: 'Báo Sông Công',
  sections: testPortal.sections.map((section) =>
    section.id === 'thoi-su' ? { ...section, slug: 'thoi-su-trong-tinh' } : section,
  ),
};

/** The same work for every writer: articles, every seventh corrected later, and new settings after every twelfth. */
function stepsToDo(): readonly Step[] {
  const steps: Step[] = [];
  let portal: Portal = testPortal;
  for (let number = 1; number <= ARTICLES; number += 1) {
    const at = testTime(steps.length);
    steps.push({ kind: 'publish', article: testArticle(number), portal, at });
    if (number % 7 === 0) {
      const article = {
        ...testArticle(number - 3),
        headline: `Kỳ ${number - 3} viết lại`,
        tags: ['đường làng', `mới ${number}`],
      };
      steps.push({ kind: 'publish', article, portal, at: testTime(steps.length) });
    }
    if (number % 12 === 0) {
      portal = portal === testPortal ? renamed : testPortal;
      steps.push({ kind: 'rebuild', portal, at: testTime(steps.length) });
    }
  }
  return steps;
}

async function take(step: Step, folder: string): Promise<void> {
  const clock = () => new Date(step.at);
  const site = createStaticSite({ folder, portal: step.portal, photos: testPhotos, clock });
  const times = { publishedAt: step.at, updatedAt: step.at };
  const done =
    step.kind === 'publish' ? await site.publish(step.article, times, quiet, never) : await site.rebuild(quiet, never);
  if (!done.ok) throw new Error(`a step failed: ${JSON.stringify(done.error)}`);
}

/** The writer's own process: goes on after the last step that it noted, until it is done or killed. */
async function write(folder: string, note: string): Promise<void> {
  const steps = stepsToDo();
  const from = existsSync(note) ? Number(readFileSync(note, 'utf8')) : 0;
  process.send?.('ready');
  for (let index = from; index < steps.length; index += 1) {
    const step = steps[index];
    if (step !== undefined) await take(step, folder);
    // In one step: a note cut short would send the next writer back to the beginning.
    writeFileSync(`${note}.new`, String(index + 1));
    renameSync(`${note}.new`, note);
  }
  process.disconnect();
}

const startWriter = (folder: string, note: string): ChildProcess =>
  fork('scripts/run-ts.mjs', ['proof/site.ts', '--writer', folder, note], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });

/** Lets a writer live for a while after it began; false: it was done before it could be killed. */
async function liveAndDie(folder: string, note: string, lifeMs: number): Promise<boolean> {
  const writer = startWriter(folder, note);
  const ended = new Promise<number | null>((resolve) => writer.once('exit', (code) => resolve(code)));
  await Promise.race([new Promise((resolve) => writer.once('message', resolve)), ended]);
  const timer = setTimeout(() => writer.kill('SIGKILL'), lifeMs);
  const code = await ended;
  clearTimeout(timer);
  if (code !== null && code !== 0) throw new Error(`the writer ended with ${code}`);
  return code === null;
}

async function stateFiles(folder: string): Promise<Readonly<Record<string, string>>> {
  const root = path.join(folder, '.toasoan');
  const names = await readdir(root, { recursive: true, withFileTypes: true });
  const kept = names.filter((entry) => entry.isFile() && entry.name.endsWith('.json') && entry.name !== 'lock.json');
  const pairs = await Promise.all(
    kept.map(async (entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(root, file), await readFile(file, 'utf8')] as const;
    }),
  );
  return Object.fromEntries(pairs);
}

/** What a reader and the next writer find after a kill; each sentence is a promise broken. */
async function damage(folder: string, stepsDone: number): Promise<readonly string[]> {
  const found = [...(await brokenLinks(folder))];
  for (const [file, text] of Object.entries(await stateFiles(folder))) {
    try {
      JSON.parse(text);
    } catch {
      found.push(`the state file ${file} is torn`);
    }
  }
  const site = createStaticSite({ folder, portal: testPortal, photos: testPhotos, clock: () => new Date() });
  const published = stepsToDo()
    .slice(0, stepsDone)
    .flatMap((step) => (step.kind === 'publish' ? [step.article.id] : []));
  for (const id of new Set(published)) {
    const file = await site.pageFile(id);
    if (file === null || !existsSync(file)) found.push(`the confirmed article ${id} is gone`);
  }
  return found;
}

const differences = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): readonly string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((file) => a[file] !== b[file]);

async function prove(): Promise<void> {
  const home = await testFolder();
  const [folder, undisturbed] = [path.join(home, 'killed'), path.join(home, 'undisturbed')];
  const note = path.join(home, 'done');
  await Promise.all([mkdir(folder), mkdir(undisturbed)]);
  const stepsDone = () => (existsSync(note) ? Number(readFileSync(note, 'utf8')) : 0);
  const figures = { kills: 0, 'in a publication': 0, 'in a rebuild': 0, 'links, pages and state broken': 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const wasKilled = await liveAndDie(folder, note, 3 + Math.random() * LONGEST_LIFE_MS);
    if (!wasKilled) break;
    figures.kills += 1;
    if (existsSync(path.join(folder, '.toasoan/intent.json'))) figures['in a publication'] += 1;
    if (existsSync(path.join(folder, '.toasoan/rebuild.json'))) figures['in a rebuild'] += 1;
    const found = await damage(folder, stepsDone());
    figures['links, pages and state broken'] += found.length;
    for (const sentence of found.slice(0, 5)) console.log(`  BROKEN: ${sentence}`);
    console.log(
      `  kill ${round + 1}: ${stepsDone()} of ${stepsToDo().length} steps confirmed, ${found.length} things broken`,
    );
  }
  console.log('  the last writer finishes, another one works undisturbed');
  const isDone = !(await liveAndDie(folder, note, 240_000));
  for (const step of stepsToDo()) await take(step, undisturbed);
  const [ours, theirs] = [await publicFiles(folder), await publicFiles(undisturbed)];
  const differ = [
    ...differences(ours, theirs),
    ...differences(await stateFiles(folder), await stateFiles(undisturbed)),
  ];
  for (const file of differ.slice(0, 5)) console.log(`  DIFFERS: ${file}`);
  const stillBroken = await damage(folder, stepsToDo().length);
  await removeTestFolder(home);
  const line = Object.entries(figures)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
  console.log(
    `proof site: ${line}; ${Object.keys(ours).length} files of ${ARTICLES} articles, ${differ.length} differ from the undisturbed site`,
  );
  const holds =
    isDone &&
    figures.kills >= FEWEST_KILLS &&
    differ.length + stillBroken.length + figures['links, pages and state broken'] === 0;
  if (!holds) process.exitCode = 1;
}

const [flag, folder = '', note = ''] = process.argv.slice(2);
await (flag === '--writer' ? write(folder, note) : prove());
