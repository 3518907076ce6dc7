import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { EVERYTHING } from '../shared/ipc/list-wish.ts';
import { ftsExpression, parseArchiveQuery } from '../shared/text/archive-query.ts';
import { sampleArticle } from '../main/archive/archive.arbitrary.ts';
import { createSqliteArchive } from '../main/archive/sqlite-archive.ts';
import { openTable } from '../main/archive/sqlite-table.ts';

/**
 * What a large archive costs: opening the index and showing the first page and the counts, with a hundred thousand articles against a hundred; and a
 * search with its snippets against the bare full-text query that it rests on. The text is invented, some 250 syllables an article.
 */

const SIZES = { small: 100, large: Number(process.env['TOASOAN_BENCH_ARTICLES'] ?? 100_000) };
const ROUNDS = 9;
const BATCH = 1_000;
const QUERIES = [
  'dinh hoa',
  'Định Hóa',
  'che bup',
  'vu nhan muon',
  'ban suoi bac',
  'hop tac xa',
  'mai le',
  'lũ quét',
  'gia',
];
const SYLLABLES =
  'chè búp Định Hóa Đình hoa xóm bản suối Bạc nhãn muộn vụ giá hợp tác xã lũ quét đường đèo mở thêm làn chợ phiên đông khách Ủy ban nhân dân tỉnh họp bàn về rừng cây ăn quả năm nay được mùa người dân phấn khởi thu hoạch sớm hơn mọi năm'.split(
    ' ',
  );

const quantile = (values: readonly number[], at: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * at))] ?? Number.NaN;

const PHRASES = ['Định Hóa', 'đình hoa', 'vụ nhãn muộn', 'bản Suối Bạc', 'hợp tác xã', 'lũ quét'];

/** Mulberry32: small, repeatable, and without patterns in its low bits. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Repeatable, and different for each article. */
function wordsOf(seed: number, count: number): string {
  const random = createRandom(seed);
  const words: (string | undefined)[] = [];
  while (words.length < count)
    words.push(
      random() < 0.02
        ? PHRASES[Math.floor(random() * PHRASES.length)]
        : SYLLABLES[Math.floor(random() * SYLLABLES.length)],
    );
  return words.join(' ');
}

function fill(file: string, count: number): void {
  const engine = createSqliteArchive();
  engine.open({ file, basis: BASIS }, true);
  for (let from = 0; from < count; from += BATCH) {
    const articles = Array.from({ length: Math.min(BATCH, count - from) }, (_, index) => {
      const number = from + index + 1;
      return sampleArticle(number, {
        headline: wordsOf(number, 10),
        body: wordsOf(number + count, 240),
        section: `s${number % 9}`,
      });
    });
    engine.put({ articles, removed: [], cursors: [], isWhole: true });
  }
  engine.close();
}

const BASIS = { roster: 'r', ownKeys: ['k'], me: 'p' };

function openOnce(file: string): number {
  const start = performance.now();
  const engine = createSqliteArchive();
  engine.open({ file, basis: BASIS }, false);
  engine.list({ ...EVERYTHING, limit: 60 }, null);
  engine.counts();
  const spent = performance.now() - start;
  engine.close();
  return spent;
}

function searches(file: string): { readonly ours: readonly number[]; readonly bare: readonly number[] } {
  const engine = createSqliteArchive();
  engine.open({ file, basis: BASIS }, false);
  const table = openTable(file);
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    for (const query of QUERIES) {
      const match = ftsExpression(parseArchiveQuery(query));
      let start = performance.now();
      table.all('SELECT rowid FROM found WHERE found MATCH ? ORDER BY rowid DESC LIMIT 60', [match]);
      table.all('SELECT count(*) FROM (SELECT 1 FROM found WHERE found MATCH ? LIMIT 1001)', [match]);
      bare.push(performance.now() - start);
      start = performance.now();
      engine.list({ ...EVERYTHING, query, limit: 60 }, null);
      ours.push(performance.now() - start);
    }
  table.close();
  engine.close();
  return { ours, bare };
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-bench-archive-'));
try {
  const files = { small: path.join(folder, 'small.db'), large: path.join(folder, 'large.db') };
  fill(files.small, SIZES.small);
  const start = performance.now();
  fill(files.large, SIZES.large);
  const perThousand = ((performance.now() - start) / SIZES.large) * 1000;
  const opened = { small: [] as number[], large: [] as number[] };
  openOnce(files.small);
  for (let round = 0; round < ROUNDS; round += 1) {
    opened.small.push(openOnce(files.small));
    opened.large.push(openOnce(files.large));
  }
  const { ours, bare } = searches(files.large);
  const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0);
  console.log(
    `bench archive: ${SIZES.large} articles against ${SIZES.small}: opening with first page and counts ` +
      `${(quantile(opened.large, 0.5) / quantile(opened.small, 0.5)).toFixed(2)}x (${quantile(opened.large, 0.5).toFixed(0)} ms); ` +
      `search against the bare query: p50 ${(quantile(ours, 0.5) / quantile(bare, 0.5)).toFixed(2)}x, ` +
      `p95 ${(quantile(ours, 0.95) / quantile(bare, 0.95)).toFixed(2)}x (${quantile(ours, 0.95).toFixed(0)} ms); ` +
      `file ${megabytes(statSync(files.large).size)} MB, memory ${megabytes(process.memoryUsage().rss)} MB, ` +
      `building ${(perThousand / 1000).toFixed(1)} s for 1,000`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
