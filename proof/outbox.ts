import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { SERVER_FAULTS } from '../e2e/portals/portal-faults.ts';
import { startReferencePortal } from '../e2e/portals/reference-portal.ts';
import { contractBytes, contractPost } from '../main/portals/contract-post.testkit.ts';
import {
  FAULTS,
  isExactlyOnce,
  openGround,
  runCases,
  STEPS,
  threeDesks,
  wholeMatrix,
  type Outcome,
} from './outbox/fault-matrix.ts';
import { lineTo, mailingOf, newRecords, openOutboxAt, settledWithin, TOKEN } from './outbox/outbox-desk.ts';

/**
 * npm run proof -- outbox [-- --whole]: every fault of line and server, at every step, with and without the program stopped on its way; three desks at
 * once; a thousand jobs that wait, and their memory. `--whole` stops the program at each line of its journal in every case.
 */

const isWhole = process.argv.includes('--whole');
const WAITING = 1_000;
/** Without `--whole` the others are forgotten, as a person could, so that every run has time for it. */
const SENT = isWhole ? WAITING : 150;
const MAX_WAITING_MIB = 15;

const broken: string[] = [];
const promise = (holds: boolean, sentence: string): void => {
  if (holds) return;
  broken.push(sentence);
  console.log(`  BROKEN: ${sentence}`);
};

function count(outcomes: readonly Outcome[]): void {
  for (const outcome of outcomes) promise(isExactlyOnce(outcome), JSON.stringify(outcome));
}

async function matrix(): Promise<string> {
  // Every fault and step; the place where the program is stopped moves on from case to case.
  const cases = wholeMatrix().filter(
    ({ crashAt }, index) => isWhole || crashAt === 0 || crashAt === 1 + ((index * 5) % 6),
  );
  const outcomes = await runCases(cases, 6);
  count(outcomes);
  const stopped = cases.filter(({ crashAt }) => crashAt > 0).length;
  const asked = outcomes.filter(({ neededPerson }) => neededPerson).length;
  return `${FAULTS.length} faults × ${STEPS.length} steps, ${outcomes.length} cases (${stopped} with the program stopped): ${outcomes.filter(isExactlyOnce).length} exactly once, ${outcomes.filter(({ publicPosts }) => publicPosts > 1).length} twice, ${outcomes.filter(({ publicPosts }) => publicPosts === 0).length} lost, ${asked} after a person said so`;
}

async function desks(): Promise<string> {
  const ground = await openGround();
  const outcomes: Outcome[] = [];
  try {
    for (const [index, fault] of SERVER_FAULTS.entries()) outcomes.push(await threeDesks(ground, index + 1, fault));
  } finally {
    await ground.close();
  }
  count(outcomes);
  return `3 desks at once × ${outcomes.length} faults: ${outcomes.filter(isExactlyOnce).length} exactly once`;
}

function usedMiB(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
  return process.memoryUsage().heapUsed / 2 ** 20;
}

/** A thousand articles written without a network, then the network: every one that is not forgotten arrives once. */
async function waiting(): Promise<string> {
  const home = await mkdtemp(path.join(tmpdir(), 'toasoan-outbox-'));
  const server = await startReferencePortal(TOKEN);
  const records = newRecords();
  const posts = Array.from({ length: WAITING }, (_, index) => contractPost(index + 1));
  try {
    const offline = await openOutboxAt(home, lineTo('http://127.0.0.1:1/intake'), records);
    const before = usedMiB();
    for (let start = 0; start < WAITING; start += 20)
      await Promise.all(
        posts.slice(start, start + 20).map((post) => offline.enqueue(mailingOf(post, records, contractBytes))),
      );
    const more = usedMiB() - before;
    promise(offline.list().length === WAITING, 'not every article is waiting');
    promise(more < MAX_WAITING_MIB, `${WAITING} waiting jobs take ${more.toFixed(1)} MiB`);
    for (const { job } of offline.list().slice(SENT))
      promise((await offline.forget(job.id)).ok, 'a job was not forgotten');
    await offline.close();
    const online = await openOutboxAt(home, lineTo(server.address), records);
    promise(await settledWithin(online, 200_000), 'the waiting articles were not all sent');
    await online.close();
    promise(
      server.articles.size === SENT && records.receipts.length === SENT,
      `${server.articles.size} articles, ${records.receipts.length} receipts`,
    );
    promise(server.created().length === SENT + 2, 'something was created twice');
    return `${WAITING} written without a network wait in ${more.toFixed(1)} MiB, ${records.receipts.length} of them sent once, the others forgotten and not sent`;
  } finally {
    await server.close();
    await rm(home, { recursive: true, force: true });
  }
}

const figures: string[] = [];
for (const part of [matrix, desks, waiting]) {
  figures.push(await part());
  console.log(`  ${figures.at(-1)}`);
}
console.log(`proof outbox: ${figures.join('; ')}; ${broken.length} promises broken`);
if (broken.length > 0) process.exitCode = 1;
