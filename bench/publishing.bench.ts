import { growthOf, type Cost } from './publishing/costs.ts';
import { PHOTOS } from './publishing/photo-article.ts';
import { portalCosts } from './publishing/portal-costs.ts';
import { siteCosts } from './publishing/site-costs.ts';
import { holdWaiting, waitingMemory } from './publishing/waiting-memory.ts';

/**
 * npm run bench -- publishing: a hundred articles with three photos each onto the site and through the outbox to a portal: whether the hundredth costs
 * more than the tenth, and what all the care costs against the bare bytes; and what a thousand jobs that wait take of the memory that ten take.
 */

const ARTICLES = 100;
const WAITING = { few: 10, many: 1_000 };
/** What grew with every article would have grown tenfold by the hundredth. */
const MAX_GROWTH = { touched: 1.5, time: 3 };
const MAX_BYTES_PER_JOB = 4_096;

let isWithin = true;

async function report(name: string, touches: string, measured: Promise<readonly Cost[]>): Promise<string> {
  const { timeLastToFirst, touchedLastToFirst, allToTen, toBare, touched } = growthOf(await measured);
  if (touchedLastToFirst > MAX_GROWTH.touched || timeLastToFirst > MAX_GROWTH.time) isWithin = false;
  const line = `${name}: ${touched} ${touches} each, the last ten against the first ten ${touchedLastToFirst.toFixed(2)}x of them, ${timeLastToFirst.toFixed(2)}x the time; ${ARTICLES} against 10 articles ${allToTen.toFixed(1)}x; against the bare bytes ${toBare.toFixed(1)}x`;
  console.log(`  ${line}`);
  return line;
}

async function reportWaiting(): Promise<string> {
  const [few, many] = [await waitingMemory(WAITING.few), await waitingMemory(WAITING.many)];
  const said = (['ordered', 'restarted'] as const).map((when) => {
    const perJob = (many[when].bytes - few[when].bytes) / (WAITING.many - WAITING.few);
    if (perJob > MAX_BYTES_PER_JOB) isWithin = false;
    const [held, whole] = [many[when].bytes / few[when].bytes, many[when].rssBytes / few[when].rssBytes];
    return `${when} ${held.toFixed(2)}x held, ${whole.toFixed(2)}x the whole process, ${perJob.toFixed(0)} bytes a job`;
  });
  const line = `${WAITING.many} jobs that wait against ${WAITING.few}: ${said.join('; ')}`;
  console.log(`  ${line}`);
  return line;
}

async function run(): Promise<void> {
  const lines = [
    await report('site', 'files', siteCosts(ARTICLES)),
    await report('portal', 'requests', portalCosts(ARTICLES)),
    await reportWaiting(),
  ];
  console.log(`bench publishing: ${ARTICLES} articles with ${PHOTOS} photos each; ${lines.join('; ')}`);
  if (!isWithin) process.exitCode = 1;
}

const [flag, folder = '', jobs = ''] = process.argv.slice(2);
await (flag === '--waiting' ? holdWaiting(folder, Number(jobs)) : run());
