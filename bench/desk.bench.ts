import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ulid } from 'ulid';
import { canonicalBytes } from '../shared/article/canonical.ts';
import { createArticle } from '../shared/article/create-article.ts';
import { plainRuns } from '../shared/article/runs.ts';
import { EVERYTHING } from '../shared/ipc/list-wish.ts';
import { ok, type Result } from '../shared/result.ts';
import { createMemoryCredentials } from '../main/credentials/memory-credentials.ts';
import { createFolderCarrier } from '../main/desk/carrier/folder-carrier.ts';
import { createDesk } from '../main/desk/create-desk.ts';
import type { Desk, DeskSurroundings } from '../main/desk/desk.ts';
import { boundedParallel } from '../main/desk/files/bounded-parallel.ts';
import { nodeDurableFs, type DurableFs } from '../main/desk/files/durable-file.ts';
import { createLedger } from '../main/desk/ledger.ts';
import { openDesk } from '../main/desk/open-desk.ts';
import { openRosterBook } from '../main/desk/people/roster-book.ts';
import { openIdentity } from '../main/identity/open-identity.ts';

/**
 * What a large desk costs whoever opens it: from the folder to the first page of the list and its counts, with signed articles on the disk and
 * the index of last time, against a desk of a hundred; and what the questions cost that a window asks at once when an article opens, against one of
 * them. TOASOAN_BENCH_ARTICLES=100000 makes it as large as an archive of decades; making it takes longest.
 */

const SIZES = { small: 100, large: Number(process.env['TOASOAN_BENCH_ARTICLES'] ?? 10_000) };
const ROUNDS = 9;
/** Revisions of the article that is asked about. */
const KEPT = 60;
const person = { name: 'Lê Thị Mai', penName: 'Mai Lê' };

/** Nothing here must outlive a power cut. */
const quickFs: DurableFs = {
  ...nodeDurableFs,
  syncFolder: async () => {},
  createFile: async (file) => ({ ...(await nodeDurableFs.createFile(file)), sync: async () => {} }),
};

function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

async function sitDown(place: string): Promise<DeskSurroundings> {
  const localFolder = path.join(place, 'own');
  const identity = await openIdentity({ localFolder, credentials: createMemoryCredentials('keyring') });
  return { localFolder, identity, now: () => new Date(), newId: ulid, fs: quickFs };
}

/** Signed revisions with their texts, as other machines would have left them. */
async function fill(surroundings: DeskSurroundings, folder: string, count: number): Promise<void> {
  const carrier = createFolderCarrier(folder, quickFs);
  const roster = must(await openRosterBook(carrier, carrier, must(await carrier.describe())));
  const current = () => roster.current().roster;
  const { identity, now } = surroundings;
  const ledger = createLedger({ carrier, identity, roster: current, rosters: () => [current()], now });
  const numbers = Array.from({ length: count }, (_, index) => index);
  await boundedParallel(numbers, 8, async (number) => {
    const article = {
      ...createArticle(ulid()),
      headline: `Tin số ${number}: chợ phiên bản Suối Bạc`,
      lead: plainRuns('Sương xuống sớm, vụ nhãn muộn ở Định Hóa vẫn được giá.'),
      body: [
        { kind: 'p' as const, id: 'b1', text: plainRuns('Người dân phấn khởi thu hoạch sớm hơn mọi năm. '.repeat(5)) },
      ],
    };
    const content = must(await carrier.putContent(article.id, canonicalBytes(article)));
    must(
      await ledger.append(article.id, '', async () =>
        ok({ kind: 'revision', content, parents: [], blobs: [], note: '' }),
      ),
    );
  });
}

async function untilWhole(desk: Desk): Promise<void> {
  while (!desk.archive().isComplete) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function openOnce(surroundings: DeskSurroundings, folder: string): Promise<number> {
  const start = performance.now();
  const desk = must(await openDesk(surroundings, { folder, person: null }));
  const page = must(await desk.list({ ...EVERYTHING, limit: 60 }));
  must(await desk.counts());
  const spent = performance.now() - start;
  if (!page.isComplete || page.rows.length === 0) throw new Error('the desk did not open from its index');
  await desk.close();
  return spent;
}

async function prepare(place: string, count: number) {
  const folder = path.join(place, 'desk');
  const surroundings = await sitDown(place);
  const desk = must(await createDesk(surroundings, { folder, fill: 'empty', deskName: 'Báo Sông Cầu', person }));
  await desk.close();
  await fill(surroundings, folder, count);
  const start = performance.now();
  const first = must(await openDesk(surroundings, { folder, person: null }));
  await first.refresh();
  await untilWhole(first);
  const built = performance.now() - start;
  await first.close();
  return { surroundings, folder, perThousand: (built / count) * 1000 };
}

/** Everything that the window asks about an article that opens, against where it stands alone. */
async function askAtOnce({ surroundings, folder }: Awaited<ReturnType<typeof prepare>>): Promise<number> {
  const desk = must(await openDesk(surroundings, { folder, person: null }));
  const { article } = must(await desk.createArticle());
  for (let round = 0; round < KEPT; round += 1) {
    must(await desk.saveWorkingCopy(article.id, JSON.stringify({ ...article, headline: `Bản ${round}` })));
    must(await desk.keepRevision(article.id));
  }
  const timed = async (ask: () => Promise<unknown>): Promise<number> => {
    const start = performance.now();
    await ask();
    return performance.now() - start;
  };
  const one = () => desk.workflow.story(article.id);
  const all = () =>
    Promise.all([one(), desk.comments.of(article.id), desk.proposals.of(article.id), desk.joins.revisions(article.id)]);
  const times = { one: [] as number[], all: [] as number[] };
  for (let round = 0; round < ROUNDS * 3; round += 1) {
    times.one.push(await timed(one));
    times.all.push(await timed(all));
  }
  await desk.close();
  return median(times.all) / median(times.one);
}

const root = mkdtempSync(path.join(os.tmpdir(), 'toasoan-bench-desk-'));
try {
  const small = await prepare(path.join(root, 'small'), SIZES.small);
  const large = await prepare(path.join(root, 'large'), SIZES.large);
  const times = { small: [] as number[], large: [] as number[] };
  await openOnce(small.surroundings, small.folder);
  for (let round = 0; round < ROUNDS; round += 1) {
    times.small.push(await openOnce(small.surroundings, small.folder));
    times.large.push(await openOnce(large.surroundings, large.folder));
  }
  const asked = await askAtOnce(small);
  console.log(
    `bench desk: ${SIZES.large} signed articles against ${SIZES.small}: from the folder to the first page and counts ` +
      `${(median(times.large) / median(times.small)).toFixed(2)}x (${median(times.large).toFixed(0)} ms); memory ` +
      `${(process.memoryUsage().rss / 1024 / 1024).toFixed(0)} MB; taking in ${(large.perThousand / 1000).toFixed(1)} s for 1,000; ` +
      `four questions about an article at once ${asked.toFixed(2)}x one of them`,
  );
} finally {
  rmSync(root, { recursive: true, force: true });
}
