import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ulid } from 'ulid';
import { createMemoryCredentials } from '../main/credentials/memory-credentials.ts';
import { createDesk } from '../main/desk/create-desk.ts';
import type { Desk, DeskSurroundings } from '../main/desk/desk.ts';
import { openDesk } from '../main/desk/open-desk.ts';
import { openIdentity } from '../main/identity/open-identity.ts';
import { createStaticSite } from '../main/portals/static-site/create-static-site.ts';
import { brokenLinks, testArticle, testId, testPhotos, testTime } from '../main/portals/static-site/test-site.ts';
import type { AppError } from '../shared/app-error.ts';
import { plainRuns } from '../shared/article/runs.ts';
import { EVERYTHING } from '../shared/ipc/list-wish.ts';
import { testPortal } from '../shared/rendering/test-newspaper.ts';
import type { Result } from '../shared/result.ts';

/**
 * npm run proof -- disk-full: a small disk of its own, filled until nothing, one block, two blocks, … are left, and at each of these everything that writes
 * is tried: a save, a revision, a photo, the list of people, the portal's settings, a new article, the site. What was acknowledged must be there, then and
 * after reopening; what was refused must say that the disk is full; and with room everything must go on. Needs root on Linux, for the disk.
 */

const DISK = '24m';
const BLOCK = 4_096;
const BLOCKS_LEFT = [0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64];

const figures = { writes: 0, acknowledged: 0, 'refused as full': 0, broken: 0 };

function broken(sentence: string): void {
  figures.broken += 1;
  console.log(`  BROKEN: ${sentence}`);
}

function must<T>(result: Result<T, AppError>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** One write: acknowledged, or refused because the disk is full. Nothing else is an answer. */
async function attempt<T>(name: string, work: () => Promise<Result<T, AppError>>): Promise<T | null> {
  figures.writes += 1;
  try {
    const result = await work();
    if (result.ok) {
      figures.acknowledged += 1;
      return result.value;
    }
    if (result.error.code === 'disk-full') figures['refused as full'] += 1;
    else broken(`${name} was refused with ${JSON.stringify(result.error)}`);
  } catch (cause) {
    broken(`${name} threw ${String(cause)}`);
  }
  return null;
}

function mountSmallDisk(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-disk-full-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
}

/** Takes the room until so many blocks are left, and gives it back. */
function createFiller(disk: string) {
  const file = path.join(disk, 'đầy');
  return {
    leave(blocks: number): void {
      rmSync(file, { force: true });
      const { bavail, bsize } = statfsSync(disk);
      writeFileSync(file, Buffer.alloc(Math.max(0, bavail * bsize - blocks * BLOCK)));
    },
    makeRoom: () => rmSync(file, { force: true }),
  };
}

/** What the desk acknowledged. */
interface Acknowledged {
  readonly heads: Map<string, string>;
  readonly revisions: { readonly article: string; readonly content: string }[];
  readonly blobs: string[];
  penName: string;
  tagline: string;
}

/** Words that do not compress to nothing. */
const noise = (): string => randomBytes(6_000).toString('base64');

async function writeText(desk: Desk, known: Acknowledged, id: string, headline: string): Promise<void> {
  const opened = must(await desk.openArticle(id));
  const text = JSON.stringify({ ...opened.article, headline, lead: plainRuns(noise()) });
  if ((await attempt('a save', () => desk.saveWorkingCopy(id, text))) !== null) known.heads.set(id, headline);
  const kept = await attempt('a revision', () => desk.keepRevision(id));
  if (kept?.kind === 'revision') known.revisions.push({ article: id, content: kept.content });
}

/** Everything that a desk writes, once. */
async function writeAll(desk: Desk, known: Acknowledged, name: string): Promise<void> {
  const [first] = known.heads.keys();
  if (first !== undefined) await writeText(desk, known, first, `Bài đầu, ${name}`);
  const photo = randomBytes(20_000);
  const blob = await attempt('a photo', () => desk.blobs.put(photo, 'image/png'));
  if (blob !== null) known.blobs.push(blob);
  const me = { kind: 'person', person: desk.info().me.personId, name: 'Hoàng Thị Dịu' } as const;
  const penName = `Dịu ${name}`;
  const changed = await attempt('the list of people', () =>
    desk.roster.change({ ...me, penName, roles: ['admin', 'editor'], active: true }),
  );
  if (changed !== null) known.penName = penName;
  const tagline = `Tin ${name}`;
  if ((await attempt('the settings', () => desk.savePortal({ ...desk.portal(), tagline }))) !== null)
    known.tagline = tagline;
  const made = await attempt('a new article', () => desk.createArticle());
  if (made === null) return;
  known.heads.set(made.article.id, '');
  await writeText(desk, known, made.article.id, `Bài mới, ${name}`);
}

/** What was acknowledged, asked for again. */
async function compare(desk: Desk, known: Acknowledged, when: string): Promise<void> {
  for (const [id, headline] of known.heads) {
    const opened = await desk.openArticle(id);
    if (!opened.ok || opened.value.article.headline !== headline)
      broken(`${when}: “${headline}” opens as ${opened.ok ? opened.value.article.headline : opened.error.code}`);
  }
  for (const { article, content } of known.revisions)
    if (!(await desk.readContent(article, content)).ok) broken(`${when}: an acknowledged revision cannot be read`);
  for (const blob of known.blobs)
    if (!(await desk.blobs.read(blob)).ok) broken(`${when}: an acknowledged photo cannot be read`);
  const people = must(await desk.roster.overview()).people.map(({ penName }) => penName);
  if (!people.includes(known.penName)) broken(`${when}: the list of people says ${people.join()}`);
  if (desk.portal().tagline !== known.tagline) broken(`${when}: the settings say ${desk.portal().tagline}`);
}

async function proveDesk(disk: string): Promise<void> {
  const filler = createFiller(disk);
  const localFolder = path.join(disk, 'máy');
  const keyring = createMemoryCredentials('keyring');
  const surroundings = async (): Promise<DeskSurroundings> => ({
    localFolder,
    identity: await openIdentity({ localFolder, credentials: keyring }),
    now: () => new Date(),
    newId: ulid,
  });
  const folder = path.join(disk, 'bàn');
  const person = { name: 'Hoàng Thị Dịu', penName: '' };
  let desk = must(await createDesk(await surroundings(), { folder, fill: 'empty', deskName: 'Bàn', person }));
  const known: Acknowledged = {
    heads: new Map(),
    revisions: [],
    blobs: [],
    penName: '',
    tagline: desk.portal().tagline,
  };
  await writeAll(desk, known, 'lúc đầu');
  for (const blocks of BLOCKS_LEFT) {
    filler.leave(blocks);
    await writeAll(desk, known, `còn ${blocks}`);
    await compare(desk, known, `with ${blocks} blocks left`);
    filler.makeRoom();
    const refusedBefore = figures['refused as full'];
    await writeAll(desk, known, `lại có chỗ sau ${blocks}`);
    if (figures['refused as full'] > refusedBefore)
      broken(`after ${blocks} blocks, with room again, a write was refused`);
    await desk.close();
    desk = must(await openDesk(await surroundings(), { folder, person: null }));
    await compare(desk, known, `reopened after ${blocks} blocks`);
  }
  const problems = await desk.problems();
  if (problems.length > 0) broken(`problems: ${JSON.stringify(problems)}`);
  const { total, isComplete } = must(await desk.list(EVERYTHING));
  if (!isComplete || total < known.heads.size) broken(`the list knows ${total} of ${known.heads.size} articles`);
  await desk.close();
}

async function proveSite(disk: string): Promise<void> {
  const filler = createFiller(disk);
  const folder = path.join(disk, 'trang');
  mkdirSync(folder);
  const published = new Map<string, string>();
  let number = 0;
  const site = createStaticSite({
    folder,
    portal: testPortal,
    photos: testPhotos,
    clock: () => new Date(testTime(number)),
  });
  const publish = async (): Promise<void> => {
    number += 1;
    const article = testArticle(number);
    const times = { publishedAt: testTime(number), updatedAt: testTime(number) };
    const receipt = await attempt('a publication', () =>
      site.publish(article, times, () => {}, new AbortController().signal),
    );
    if (receipt !== null) published.set(article.id, article.headline);
  };
  const look = async (when: string): Promise<void> => {
    for (const sentence of await brokenLinks(folder)) broken(`${when}: ${sentence}`);
    for (const [id, headline] of published) {
      const file = await site.pageFile(id);
      const page = file === null ? '' : await readFile(file, 'utf8').catch(() => '');
      if (!page.includes(headline)) broken(`${when}: the acknowledged page “${headline}” does not stand`);
    }
  };
  const verifyAll = async (when: string, forgiven: AppError['code'] | null): Promise<void> => {
    for (const id of published.keys()) {
      const verified = await site.verify(id);
      if (!verified.ok && verified.error.code !== forgiven) broken(`${when}: ${id} ${JSON.stringify(verified.error)}`);
    }
  };
  await publish();
  for (const blocks of BLOCKS_LEFT) {
    filler.leave(blocks);
    await publish();
    await look(`site, with ${blocks} blocks left`);
    // A publication that is half done is finished first, and that needs room: no other answer is true while the disk is full.
    await verifyAll(`site, with ${blocks} blocks left`, 'disk-full');
    filler.makeRoom();
    await publish();
    if (!published.has(testId(number))) broken(`site: with room again after ${blocks} blocks, nothing was published`);
    await look(`site, after ${blocks} blocks`);
    await verifyAll(`site, after ${blocks} blocks`, null);
  }
}

const disk = mountSmallDisk();
if (disk === null) {
  console.log('proof disk-full: skipped, it needs root on Linux to mount a small disk');
} else {
  try {
    await proveDesk(disk);
    await proveSite(disk);
  } finally {
    execFileSync('umount', [disk]);
    rmSync(disk, { recursive: true });
  }
  const line = Object.entries(figures)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
  console.log(`proof disk-full: ${BLOCKS_LEFT.length} fillings of a desk and of a site, ${line}`);
  if (figures.broken > 0 || figures['refused as full'] < BLOCKS_LEFT.length) process.exitCode = 1;
}
