import { fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ulid } from 'ulid';
import { plainRuns } from '../shared/article/runs.ts';
import { saveBundle, takeIntoDesk } from '../main/bundles/bundle-desk.ts';
import { newDeskAt, openDeskAt, readBundleAt, unwatched, writeArticle } from '../main/bundles/desks.testkit.ts';
import { must } from '../main/desk/machines.testkit.ts';
import { entriesOf, hostileBundles } from '../main/bundles/hostile-bundles.testkit.ts';
import { rawZip, type RawEntry } from '../main/bundles/raw-zip.testkit.ts';
import { readBundle } from '../main/bundles/read-bundle.ts';
import { createPartReader } from '../main/bundles/signed-parts.ts';
import type { Desk } from '../main/desk/desk.ts';

/**
 * npm run proof -- bundles [-- --long]: archives that mean harm; desks that exchange whole, partial, doubled and damaged bundles at random; a
 * taking-in killed (SIGKILL) again and again; a bundle far larger than the memory that reading it may take.
 */

const isLong = process.argv.includes('--long');
/** In CI fewer: the whole of its tests has half an hour. */
const SESSIONS = isLong ? 400 : process.env['CI'] === undefined ? 40 : 20;
const KILLS = isLong ? 100 : 8;
const LARGE_PHOTOS = isLong ? 120 : 40;
const MAX_READING_MIB = 160;

const broken: string[] = [];
const promise = (holds: boolean, sentence: string): void => {
  if (holds) return;
  broken.push(sentence);
  console.log(`  BROKEN: ${sentence}`);
};

const pick = <T>(things: readonly T[]): T => {
  const thing = things[Math.floor(Math.random() * things.length)];
  if (thing === undefined) throw new Error('nothing to pick from');
  return thing;
};

/** Every file below a folder with its time: whether anything was written at all. The desk's own index may be written at any moment. */
async function traces(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const isIndex = (name: string): boolean => name.startsWith('archive.db');
  const files = entries
    .filter((entry) => entry.isFile() && !isIndex(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
  const lines = await Promise.all(files.map(async (file) => `${file} ${(await stat(file)).mtimeMs}`));
  return lines.toSorted().join('\n');
}

async function attacks(home: string): Promise<number> {
  const desk = await newDeskAt(path.join(home, 'bị tấn công'), 'Suối Bạc');
  const { id } = await writeArticle(desk, 'Mùa gặt');
  const file = path.join(home, 'thử.baiviet');
  must(await saveBundle(desk, id, file, unwatched()));
  const before = await traces(path.join(home, 'bị tấn công'));
  const list = hostileBundles(await entriesOf(file), id);
  for (const { name, bytes, refusals } of list) {
    await writeFile(file, bytes());
    const read = await readBundle(file, unwatched());
    const said = read.ok ? 'taken' : read.error.code === 'bundle-refused' ? read.error.reason : read.error.code;
    promise((refusals as readonly string[]).includes(said), `${name}: ${said}`);
  }
  promise(before === (await traces(path.join(home, 'bị tấn công'))), 'an attack left something behind');
  await desk.close();
  return list.length;
}

async function edit(desk: Desk, articleId: string): Promise<void> {
  const opened = await desk.openArticle(articleId);
  if (!opened.ok) return;
  const words = `Bản ${randomBytes(4).toString('hex')}`;
  const text = { ...opened.value.article, headline: words, lead: plainRuns(words.repeat(3)) };
  must(await desk.saveWorkingCopy(articleId, JSON.stringify(text)));
  must(await desk.keepRevision(articleId));
}

/** What happens to a file on its way: nothing, a cut, a changed byte, or somebody who leaves things out. */
async function spoil(file: string): Promise<'whole' | 'partial' | 'damaged'> {
  const way = pick(['whole', 'whole', 'cut', 'flip', 'partial'] as const);
  if (way === 'whole') return 'whole';
  if (way === 'partial') {
    const entries = await entriesOf(file);
    const needed = (entry: RawEntry): boolean => !/\/[rc]\/|^blobs/.test(String(entry.name));
    await writeFile(file, rawZip(entries.filter((entry) => needed(entry) || Math.random() < 0.6)));
    return 'partial';
  }
  const bytes = await readFile(file);
  const at = Math.floor(Math.random() * bytes.byteLength);
  if (way === 'flip') bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(Math.random() * 8));
  await writeFile(file, way === 'cut' ? bytes.subarray(0, at) : bytes);
  return 'damaged';
}

const recordsOf = async (desk: Desk, article: string): Promise<readonly string[]> =>
  must(await desk.carried.carrier.listArticle(article))
    .records.map(({ hash }) => hash)
    .toSorted();

async function missingThings(desk: Desk, article: string): Promise<readonly string[]> {
  const readPart = createPartReader();
  const { carrier } = desk.carried;
  const { records } = must(await carrier.listArticle(article));
  const known = new Set(records.map(({ hash }) => hash));
  const missing: string[] = [];
  for (const { hash, jws } of records) {
    const part = await readPart(article, hash, jws);
    if (part === null) missing.push(`record ${hash} is not whole`);
    for (const other of part?.before ?? []) if (!known.has(other)) missing.push(`${hash} without ${other} before it`);
    for (const content of part?.contents ?? [])
      if (!(await carrier.readContent(article, content)).ok) missing.push(`${hash} without its text`);
    for (const photo of part?.photos ?? [])
      if (!(await carrier.readBlob(photo)).ok) missing.push(`${hash} without its photo`);
  }
  return missing;
}

/** Sends an article from one desk to another; answers what became of it. */
async function send(from: Desk, to: Desk, article: string, file: string, isSpoiled: boolean): Promise<string> {
  if (!(await saveBundle(from, article, file, unwatched())).ok) return 'nothing';
  const state = isSpoiled ? await spoil(file) : 'whole';
  const before = await recordsOf(to, article);
  const bundle = await readBundle(file, unwatched());
  if (!bundle.ok) {
    promise(state !== 'whole', `a whole bundle was refused: ${JSON.stringify(bundle.error)}`);
    promise((await recordsOf(to, article)).join() === before.join(), 'a refused bundle changed the desk');
    return 'refused';
  }
  const times = Math.random() < 0.3 ? 2 : 1;
  for (let time = 0; time < times; time += 1) must(await takeIntoDesk(to, bundle.value, ulid, unwatched()));
  bundle.value.close();
  const after = new Set(await recordsOf(to, article));
  promise(
    before.every((hash) => after.has(hash)),
    'a record that was here is gone',
  );
  return state;
}

async function sessions(home: string): Promise<string> {
  const first = await newDeskAt(path.join(home, 'bàn 0'), 'Suối Bạc');
  const { id } = await writeArticle(first, 'Mùa gặt', 1);
  const desks = [first];
  for (const number of [1, 2]) {
    await cp(path.join(home, 'bàn 0/bàn'), path.join(home, `bàn ${number}/bàn`), { recursive: true });
    desks.push(await openDeskAt(path.join(home, `bàn ${number}/bàn`), path.join(home, `bàn ${number}/máy`)));
  }
  const file = path.join(home, 'đi đường.baiviet');
  const outcomes: Record<string, number> = { whole: 0, partial: 0, damaged: 0, refused: 0, nothing: 0 };
  for (let session = 0; session < SESSIONS; session += 1) {
    const [from, to] = [pick(desks), pick(desks)];
    if (Math.random() < 0.5) await edit(from, id);
    const outcome = await send(from, to, id, file, true);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  for (const from of desks) for (const to of desks) if (from !== to) await send(from, to, id, file, false);
  const sets = await Promise.all(desks.map((desk) => recordsOf(desk, id)));
  promise(new Set(sets.map((set) => set.join())).size === 1, 'the desks do not hold the same records');
  for (const desk of desks) {
    for (const missing of await missingThings(desk, id)) promise(false, missing);
    const problems = await desk.problems();
    promise(
      problems.every(({ kind }) => kind === 'two-versions' || kind === 'unknown-device'),
      `problems: ${JSON.stringify(problems)}`,
    );
  }
  const heads = await Promise.all(
    desks.map(async (desk) => must(await desk.openArticle(id)).article.headline.length > 0),
  );
  promise(heads.every(Boolean), 'an article does not open');
  await Promise.all(desks.map((desk) => desk.close()));
  return `${SESSIONS} random sessions between 3 desks (${outcomes['whole']} whole, ${outcomes['partial']} partial, ${outcomes['damaged']} damaged and harmless, ${outcomes['refused']} refused), ${sets[0]?.length} records on each at the end`;
}

/** Another process: `take` takes a bundle in, `read` only looks at it. Both say what they came to. */
async function child(work: string, file: string, folder: string, local: string): Promise<void> {
  if (work === 'read') {
    const bundle = await readBundleAt(file);
    bundle.close();
    process.send?.({ peakMiB: process.resourceUsage().maxRSS / 1024 });
  } else {
    const desk = await openDeskAt(folder, local);
    const bundle = await readBundleAt(file);
    const onProgress = (done: number): void => void process.send?.({ done });
    must(await takeIntoDesk(desk, bundle, ulid, { ...unwatched(), onProgress }));
    bundle.close();
    await desk.close();
  }
  process.disconnect();
}

interface Ended {
  readonly code: number | null;
  readonly said: unknown;
}

/** `killAt`: after so many things were put. */
function inAnotherProcess(args: readonly string[], killAt: number | null): Promise<Ended> {
  const other = fork('scripts/run-ts.mjs', ['proof/bundles.ts', '--child', ...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let said: unknown = null;
  other.on('message', (message) => {
    said = message;
    const done = typeof message === 'object' && message !== null && 'done' in message ? Number(message.done) : 0;
    if (killAt !== null && done >= killAt) other.kill('SIGKILL');
  });
  return new Promise((resolve) => other.once('exit', (code) => resolve({ code, said })));
}

async function kills(home: string): Promise<string> {
  const source = await newDeskAt(path.join(home, 'nguồn'), 'Suối Bạc');
  await cp(path.join(home, 'nguồn/bàn'), path.join(home, 'đích/bàn'), { recursive: true });
  const { id } = await writeArticle(source, 'Mùa gặt', 24);
  const file = path.join(home, 'dài.baiviet');
  must(await saveBundle(source, id, file, unwatched()));
  const folder = path.join(home, 'đích/bàn');
  const local = path.join(home, 'đích/máy');
  const seen = new Set<number>();
  let killed = 0;
  for (let round = 0; round < KILLS; round += 1) {
    // 25 photos and texts, then 24 records: mostly among the records.
    const killAt = 1 + ((round * 17) % 49);
    const ended = await inAnotherProcess(['take', file, folder, local], killAt);
    if (ended.code === null) killed += 1;
    const desk = await openDeskAt(folder, path.join(home, `kiểm ${round}`));
    const records = await recordsOf(desk, id);
    seen.add(records.length);
    for (const missing of await missingThings(desk, id)) promise(false, `after kill ${round + 1}: ${missing}`);
    promise((await desk.problems()).length === 0, `after kill ${round + 1}: ${JSON.stringify(await desk.problems())}`);
    if (records.length > 0)
      promise((await desk.openArticle(id)).ok, `after kill ${round + 1}: the article does not open`);
    await desk.close();
    // A whole one leaves nothing to be half: begin again from nothing.
    if (ended.code !== null || records.length === 24)
      await rm(path.join(folder, 'articles'), { recursive: true, force: true });
  }
  const last = await inAnotherProcess(['take', file, folder, local], null);
  const desk = await openDeskAt(folder, local);
  const isWhole = (await recordsOf(desk, id)).join() === (await recordsOf(source, id)).join();
  promise(last.code === 0 && isWhole, 'the last taking-in did not complete the article');
  await Promise.all([desk.close(), source.close()]);
  promise(killed >= KILLS / 3, `only ${killed} of ${KILLS} processes were killed in time`);
  return `${killed} kills while taking in (${seen.size} different states found, none half)`;
}

async function memory(home: string): Promise<string> {
  const desk = await newDeskAt(path.join(home, 'to'), 'Suối Bạc');
  const { id } = await writeArticle(desk, 'Mùa gặt', 1);
  const small = path.join(home, 'nhỏ.baiviet');
  must(await saveBundle(desk, id, small, unwatched()));
  await desk.close();
  const photos = Array.from({ length: LARGE_PHOTOS }, (): RawEntry => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(5 * 1024 * 1024)]);
    const hash = createHash('sha256').update(bytes).digest('hex');
    return { name: `blobs/${hash.slice(0, 2)}/${hash}.jpg`, bytes };
  });
  const large = path.join(home, 'to.baiviet');
  await writeFile(large, rawZip([...(await entriesOf(small)), ...photos]));
  const peak = async (file: string): Promise<number> => {
    const { said } = await inAnotherProcess(['read', file, '-', '-'], null);
    return typeof said === 'object' && said !== null && 'peakMiB' in said ? Number(said.peakMiB) : Number.NaN;
  };
  const more = Math.round((await peak(large)) - (await peak(small)));
  promise(more < MAX_READING_MIB, `reading the large bundle took ${more} MiB more than reading a small one`);
  return `${LARGE_PHOTOS * 5} MiB read with ${more} MiB more memory than a small one`;
}

async function prove(): Promise<void> {
  const home = await mkdtemp(path.join(tmpdir(), 'toasoan-bundles-'));
  const figures: string[] = [];
  try {
    figures.push(`${await attacks(home)} attacks refused with their reason, nothing written`);
    console.log(`  ${figures.at(-1)}`);
    for (const part of [sessions, kills, memory]) {
      figures.push(await part(home));
      console.log(`  ${figures.at(-1)}`);
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
  console.log(`proof bundles: ${figures.join('; ')}; ${broken.length} promises broken`);
  if (broken.length > 0) process.exitCode = 1;
}

const [flag, ...args] = process.argv.slice(2);
if (flag === '--child') await child(args[0] ?? '', args[1] ?? '', args[2] ?? '', args[3] ?? '');
else await prove();
