import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ulid } from 'ulid';
import { createMemoryCredentials } from '../main/credentials/memory-credentials.ts';
import { createDesk } from '../main/desk/create-desk.ts';
import type { Desk, DeskSurroundings } from '../main/desk/desk.ts';
import { createFolderCarrier } from '../main/desk/carrier/folder-carrier.ts';
import { layout } from '../main/desk/carrier/folder-layout.ts';
import { openDesk } from '../main/desk/open-desk.ts';
import { openIdentity } from '../main/identity/open-identity.ts';
import { must } from '../main/desk/machines.testkit.ts';

/**
 * npm run proof -- clocks: two machines whose clocks are a day off, an old backup put back over a newer desk, and records of a newer program. The order of
 * writing must hold whatever the clocks say, the restored machine's fork must be shown and overwrite nothing, and what cannot be read must be kept and passed on.
 */

const DAY_MS = 86_400_000;
const person = { name: 'Hoàng Thị Dịu', penName: '' };

const figures = { checks: 0, broken: 0 };
function check(sentence: string, holds: boolean): void {
  figures.checks += 1;
  if (holds) return;
  figures.broken += 1;
  console.log(`  BROKEN: ${sentence}`);
}

const home = await mkdtemp(path.join(os.tmpdir(), 'toasoan-clocks-'));
const folder = path.join(home, 'chung');

function machine(name: string, clockAheadMs: number) {
  const keyring = createMemoryCredentials('keyring');
  const localFolder = path.join(home, name);
  return {
    localFolder,
    surroundings: async (): Promise<DeskSurroundings> => ({
      localFolder,
      identity: await openIdentity({ localFolder, credentials: keyring }),
      now: () => new Date(Date.now() + clockAheadMs),
      newId: ulid,
    }),
  };
}

async function write(desk: Desk, articleId: string, headline: string): Promise<void> {
  const { article } = must(await desk.openArticle(articleId));
  must(await desk.saveWorkingCopy(articleId, JSON.stringify({ ...article, headline })));
  must(await desk.keepRevision(articleId));
}

const headline = async (desk: Desk, articleId: string): Promise<string> =>
  must(await desk.openArticle(articleId)).article.headline;

async function exchange(...desks: readonly Desk[]): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) for (const desk of desks) must(await desk.refresh());
}

const recordsOf = async (articleId: string): Promise<readonly string[]> =>
  (await readdir(layout.records(folder, articleId))).toSorted();

try {
  for (const aheadMs of [DAY_MS, -DAY_MS]) {
    await rm(folder, { recursive: true, force: true });
    const [one, two] = [machine(`một ${aheadMs}`, 0), machine(`hai ${aheadMs}`, aheadMs)];
    const first = must(await createDesk(await one.surroundings(), { folder, fill: 'empty', deskName: 'Bàn', person }));
    const { article } = must(await first.createArticle());
    await write(first, article.id, 'Bản 1');
    const second = must(await openDesk(await two.surroundings(), { folder, person: { name: 'Văn Sỹ', penName: '' } }));
    // Each continues what the other wrote last: however the clocks stand, the last writer's text opens on its own machine.
    for (let turn = 2; turn <= 7; turn += 1) {
      const desk = turn % 2 === 0 ? second : first;
      await exchange(first, second);
      await write(desk, article.id, `Bản ${turn}`);
      check(
        `with a clock ${aheadMs} ms off, text ${turn} opens where it was written`,
        (await headline(desk, article.id)) === `Bản ${turn}`,
      );
    }
    await exchange(first, second);
    const records = await recordsOf(article.id);
    check('every revision is in the folder', records.length === 7);

    // A copy of everything that machine 1 has, from before the next two texts, is put back over them.
    await first.close();
    const backup = path.join(home, `bản lưu ${aheadMs}`);
    await cp(one.localFolder, backup, { recursive: true });
    const again = must(await openDesk(await one.surroundings(), { folder, person: null }));
    await write(again, article.id, 'Sau bản lưu, A');
    await exchange(again, second);
    await again.close();
    const newest = await recordsOf(article.id);
    await rm(one.localFolder, { recursive: true });
    await cp(backup, one.localFolder, { recursive: true });
    const away = path.join(home, `đi vắng ${aheadMs}`);
    await cp(folder, away, { recursive: true });
    // The backup holds the folder too: without its newest record the restored machine signs on from an older end of its chain.
    for (const name of newest)
      if (!records.includes(name)) await rm(path.join(layout.records(folder, article.id), name));
    const restored = must(await openDesk(await one.surroundings(), { folder, person: null }));
    await write(restored, article.id, 'Sau bản lưu, B');
    await second.refresh();
    await restored.refresh();
    const kinds = (await restored.problems()).map((problem) =>
      problem.kind === 'chain' ? `chain:${problem.problem.kind}` : problem.kind,
    );
    check(
      `the fork of a restored backup is shown (${kinds.join(', ')})`,
      kinds.some((kind) => /fork/u.test(kind)),
    );
    const after = await recordsOf(article.id);
    check(
      'nothing was overwritten or lost by the backup',
      newest.every((name) => after.includes(name)) && after.length === newest.length + 1,
    );

    // A newer program's record, of a kind that nobody here knows.
    const identity = (await two.surroundings()).identity;
    const signer = must(await identity.signer());
    const future = {
      v: 9,
      kind: 'hologram',
      article: article.id,
      dev: signer.kid,
      seq: 900,
      prev: null,
      at: new Date().toISOString(),
      by: 'p',
      seen: {},
    };
    const jws = await signer.sign('toasoan-record', future);
    const hash = must(await createFolderCarrier(folder).put(article.id, jws));
    await exchange(restored, second);
    check(
      'a record of a newer program is named as unread',
      (await second.problems()).some((problem) => problem.kind === 'unread' && problem.hash === hash),
    );
    await rm(layout.record(folder, article.id, hash));
    for (let turn = 0; turn < 2; turn += 1) must(await second.checkWhole());
    check('and is passed on like any other', (await recordsOf(article.id)).includes(`${hash}.jws`));
    await mkdir(path.join(folder, 'articles', 'lạ'), { recursive: true });
    await writeFile(path.join(folder, 'articles', 'ghi chú.txt'), 'của ai đó');
    must(await second.checkWhole());
    check(
      'a stranger file is told and stays',
      second.fileProblems().some(({ name }) => name === 'articles/ghi chú.txt'),
    );
    await Promise.all([restored.close(), second.close()]);
  }
} finally {
  await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
console.log(`proof clocks: clocks a day ahead and a day behind, ${figures.checks} checks, ${figures.broken} broken`);
if (figures.broken > 0) process.exitCode = 1;
