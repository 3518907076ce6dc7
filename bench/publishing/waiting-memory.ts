import { fork } from 'node:child_process';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { removeTestFolder, testFolder } from '../../main/portals/static-site/test-site.ts';
import { ulid } from 'ulid';
import { USUAL_PACE } from '../../main/publishing/outbox/backoff.ts';
import { openOutboxFolder } from '../../main/publishing/outbox/outbox-folder.ts';
import { openOutbox, type Outbox } from '../../main/publishing/outbox/outbox.ts';
import { portalAt } from './portal-costs.ts';
import { PHOTOS, photoPost } from './photo-article.ts';

/** Small, so that the disk of a thousand jobs is soon written; were they kept, a thousand jobs would take sixty megabytes. */
const PHOTO_BYTES = 20_000;
const BATCH = 20;

/** After its garbage is gone: everything that JavaScript holds, buffers too; and the process as the system counts it. */
export interface Held {
  readonly bytes: number;
  readonly rssBytes: number;
}

function measure(): Held {
  setFlagsFromString('--expose-gc');
  for (let round = 0; round < 3; round += 1) runInNewContext('gc()');
  const { heapUsed, external, rss } = process.memoryUsage();
  return { bytes: heapUsed + external, rssBytes: rss };
}

async function openWithoutNetwork(folder: string): Promise<Outbox> {
  const portal = portalAt('http://127.0.0.1:1/intake');
  const opened = await openOutbox({
    folder: openOutboxFolder(folder),
    portalOf: () => portal,
    order: async () => ({ stands: true, notBefore: null, known: new Set() }),
    sign: async () => true,
    signRemoval: async () => true,
    now: () => new Date(),
    newId: ulid,
    chance: Math.random,
    pace: USUAL_PACE,
    log: { info: () => undefined, bug: () => undefined },
  });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

async function orderArticle(outbox: Outbox, number: number): Promise<void> {
  const { post, photos } = photoPost(number, PHOTO_BYTES);
  const queued = await outbox.enqueue({ portal: 'bao-thu-nghiem', approval: null, post, publishAt: null, photos });
  if (!queued.ok) throw new Error(queued.error.code);
}

/** In a process of its own: orders articles without a network until so many wait, and answers what is held then. */
export async function holdWaiting(folder: string, jobs: number): Promise<void> {
  const outbox = await openWithoutNetwork(folder);
  const missing = Array.from({ length: jobs - outbox.list().length }, (_, index) => index + 1);
  for (let start = 0; start < missing.length; start += BATCH)
    await Promise.all(missing.slice(start, start + BATCH).map((number) => orderArticle(outbox, number)));
  await outbox.idle();
  const waiting = outbox.list().filter(({ job }) => job.phase === 'waiting' && job.created.assets.length === PHOTOS);
  if (waiting.length !== jobs) throw new Error(`${waiting.length} jobs wait, not ${jobs}`);
  process.send?.(measure());
  await outbox.close();
  process.disconnect();
}

function heldInProcess(bundle: string, folder: string, jobs: number): Promise<Held> {
  const child = fork(bundle, ['--waiting', folder, String(jobs)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return new Promise((resolve, reject) => {
    let held: Held | null = null;
    child.once('message', (message) => (held = message as Held));
    child.once('exit', (code) => (held === null ? reject(new Error(`the process ended with ${code}`)) : resolve(held)));
  });
}

/** So many jobs that wait, just ordered and after another start. */
export async function waitingMemory(jobs: number): Promise<{ readonly ordered: Held; readonly restarted: Held }> {
  const home = await testFolder();
  const bundle = process.env['RUN_TS_BUNDLE'] ?? '';
  try {
    const folder = path.join(home, 'outbox');
    const ordered = await heldInProcess(bundle, folder, jobs);
    return { ordered, restarted: await heldInProcess(bundle, folder, jobs) };
  } finally {
    await removeTestFolder(home);
  }
}
