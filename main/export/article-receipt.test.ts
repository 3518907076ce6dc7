import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ulid } from 'ulid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainRuns } from '../../shared/article/runs.ts';
import type { ArticleReceipt } from '../../shared/receipt/article-history.ts';
import { renderHistoryPage } from '../../shared/receipt/history-page.ts';
import { createMemoryCredentials } from '../credentials/memory-credentials.ts';
import { createDesk } from '../desk/create-desk.ts';
import type { Desk } from '../desk/desk.ts';
import { openIdentity } from '../identity/open-identity.ts';
import { articleHistory, articleReceipt } from './article-receipt.ts';
import { must } from '../desk/machines.testkit.ts';

const run = promisify(execFile);
const NOW = new Date('2026-11-26T04:00:00.000Z');

let place = '';
let desk: Desk;
let articleId = '';

beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'toasoan-receipt-'));
  const localFolder = path.join(place, 'máy');
  const identity = await openIdentity({ localFolder, credentials: createMemoryCredentials('keyring') });
  const surroundings = { localFolder, identity, now: () => NOW, newId: ulid, deviceName: 'Máy ở tòa soạn' };
  const wish = { folder: path.join(place, 'bàn'), fill: 'empty', deskName: 'Suối Bạc' } as const;
  desk = must(await createDesk(surroundings, { ...wish, person: { name: 'Lê Thị Mai', penName: '' } }));
  const { article } = must(await desk.createArticle());
  articleId = article.id;
  const text = {
    ...article,
    headline: 'Chè Suối Bạc <b>vào vụ</b>',
    section: 'kinh-te',
    body: [{ kind: 'p', id: 'b1', text: plainRuns('Mẻ chè đầu.') } as const],
  };
  must(await desk.saveWorkingCopy(articleId, JSON.stringify(text)));
  must(await desk.workflow.orderPublication(articleId));
});
afterEach(async () => {
  await desk.close();
  await rm(place, { recursive: true, force: true });
});

/** What the verifier, a program of its own, answers. */
async function verify(receipt: unknown): Promise<{ readonly code: number; readonly said: string }> {
  const file = path.join(place, 'biên nhận.json');
  await writeFile(file, typeof receipt === 'string' ? receipt : JSON.stringify(receipt));
  const program = path.resolve(import.meta.dirname, '../../scripts/verify-receipt.mjs');
  const ended = await run(process.execPath, [program, file]).catch((error: unknown) => error);
  const { code = 0, stdout } = ended as { readonly code?: number; readonly stdout: string };
  return { code, said: stdout };
}

describe('an article’s receipt', () => {
  it('[IT6] tells every step by person and device, and the page holds no foreign markup', async () => {
    const history = must(await articleHistory(desk, articleId));
    expect(history.lines.map(({ person, device, kind, effect }) => [person, device, kind, effect])).toEqual([
      ['Lê Thị Mai', 'Máy ở tòa soạn', 'revision', 'done'],
      ['Lê Thị Mai', 'Máy ở tòa soạn', 'approve', 'done'],
      ['Lê Thị Mai', 'Máy ở tòa soạn', 'publish', 'done'],
    ]);
    const page = renderHistoryPage(history, 'vi', NOW.toISOString());
    expect(page).toContain('Lê Thị Mai duyệt đúng một phiên bản');
    expect(page).toContain('26/11/2026 11:00 (GMT +7)');
    expect(page).not.toContain('<b>vào vụ</b>');
  });

  it('[IT7] is checked by a program that shares nothing with the app', async () => {
    const receipt = must(await articleReceipt(desk, articleId, NOW));
    const { code, said } = await verify(receipt);
    expect([code, said]).toEqual([0, expect.stringContaining('Lê Thị Mai: approve')]);
  });

  it('[IT7] does not hold when anything in it was altered, left out or claimed', async () => {
    const receipt = must(await articleReceipt(desk, articleId, NOW));
    const [first, ...others] = receipt.records;
    const [version] = receipt.rosters;
    if (first === undefined || version === undefined) throw new Error('a receipt has records');
    const { concluded } = receipt;
    const asSomebody = (change: object) => concluded.history.map((entry) => ({ ...entry, ...change }));
    const approval = concluded.history.find(({ kind }) => kind === 'approve');
    const spoiled: Readonly<Record<string, Partial<ArticleReceipt> | string>> = {
      recordAltered: { records: [{ ...first, jws: `${first.jws.slice(0, -4)}AAAA` }, ...others] },
      recordLeftOut: { records: others },
      anotherRoot: { desk: { ...receipt.desk, root: 'e'.repeat(64) } },
      noPeople: { rosters: [] },
      otherTime: { concluded: { ...concluded, history: asSomebody({ at: '2020-01-01T00:00:00.000Z' }) } },
      lessTrust: { concluded: { ...concluded, history: asSomebody({ trust: 'unknown' }) } },
      otherContent: {
        concluded: { ...concluded, published: { record: approval?.record ?? '', content: 'e'.repeat(64) } },
      },
      anotherArticle: { article: '01J0000000000000000000000A' },
      noJson: '{',
    };
    const codes: (readonly [string, number])[] = [];
    for (const [name, change] of Object.entries(spoiled))
      codes.push([name, (await verify(typeof change === 'string' ? change : { ...receipt, ...change })).code]);
    expect(codes.filter(([, code]) => code !== 1)).toEqual([]);
  });
});
