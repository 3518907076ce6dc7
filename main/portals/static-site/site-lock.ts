import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { STATE_PATHS } from './state-files.ts';
import { errnoOf, siteProblem } from './site-problem.ts';

const LockSchema = v.object({ token: v.string(), host: v.string(), pid: v.number() });
type Lock = v.InferOutput<typeof LockSchema>;

const BEAT_MS = 10_000;
const STALE_MS = 60_000;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errnoOf(error) === 'EPERM';
  }
}

async function readLock(file: string): Promise<{ readonly lock: Lock | null; readonly ageMs: number } | null> {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
    let json: unknown = null;
    try {
      json = JSON.parse(text);
    } catch {
      json = null;
    }
    const parsed = v.safeParse(LockSchema, json);
    return { lock: parsed.success ? parsed.output : null, ageMs: Date.now() - mtimeMs };
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** A holder on this machine is gone when its process is; one elsewhere when it has not been heard of for a minute. */
function isStale({ lock, ageMs }: { readonly lock: Lock | null; readonly ageMs: number }): boolean {
  if (lock !== null && lock.host === hostname() && !isRunning(lock.pid)) return true;
  return ageMs > STALE_MS;
}

/** Moves a stale lock away. Two that try at once: the second finds the first one's fresh lock in its hand and puts it back. */
async function removeStale(file: string, stale: Lock | null): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return;
    throw error;
  }
  const taken = await readLock(aside);
  if (taken?.lock?.token !== stale?.token && taken?.lock) await link(aside, file).catch(() => null);
  await rm(aside, { force: true });
}

/** Makes the lock; one that could be made but not written (a full disk) is taken away again, or everybody would meet it for a minute. */
async function makeLock(file: string, own: Lock): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(JSON.stringify(own));
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

async function take(file: string, own: Lock): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await makeLock(file, own);
      return;
    } catch (error) {
      if (errnoOf(error) !== 'EEXIST') throw error;
    }
    const present = await readLock(file);
    if (present !== null && !isStale(present)) throw siteProblem({ code: 'site-busy' });
    if (present !== null) await removeStale(file, present.lock);
  }
  throw siteProblem({ code: 'site-busy' });
}

/** Runs the work as the site's only writer, on this machine and on others that share the folder; with another `lock`, as the only one that holds that. */
export async function withSiteLock<T>(
  root: string,
  work: () => Promise<T>,
  lock: string = STATE_PATHS.lock,
): Promise<T> {
  const file = path.join(root, lock);
  const own: Lock = { token: randomUUID(), host: hostname(), pid: process.pid };
  await mkdir(path.dirname(file), { recursive: true });
  await take(file, own);
  const beat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => null);
  }, BEAT_MS);
  beat.unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    const present = await readLock(file);
    if (present?.lock?.token === own.token) await rm(file, { force: true });
  }
}
