import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EVERYTHING, type ListWish } from '../../shared/ipc/list-wish.ts';
import { NO_FLOW_SUMMARY, sampleArticle } from './archive.arbitrary.ts';
import { createArchive, type ArchiveRunner } from './archive.ts';
import type { ArchiveEngine } from './archive-engine.ts';
import { startArchiveHere } from './archive-here.ts';
import { createSqliteArchive } from './sqlite-archive.ts';

let folder = '';
const engines: ArchiveEngine[] = [];
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'toasoan-archive-'))));
afterEach(() => {
  for (const engine of engines.splice(0)) engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const basis = { roster: 'r1', ownKeys: ['k1'], me: 'p1' };
const fileIn = (name: string): string => path.join(folder, `${name}.db`);

function open(name = 'a', of = basis): ArchiveEngine {
  const engine = createSqliteArchive();
  engines.push(engine);
  engine.open({ file: fileIn(name), basis: of }, false);
  return engine;
}

const put = (engine: ArchiveEngine, ...articles: ReturnType<typeof sampleArticle>[]) =>
  engine.put({ articles, removed: [], cursors: [], isWhole: false });
const wish = (more: Partial<ListWish>): ListWish => ({ ...EVERYTHING, ...more });
const headlines = (engine: ArchiveEngine, more: Partial<ListWish>) =>
  engine.list(wish(more), null).rows.map(({ summary }) => summary.headline);

describe('the index', () => {
  it('[A4] finds a phrase without marks, with its marks, newest first, and says where it stands', () => {
    const engine = open();
    put(
      engine,
      sampleArticle(1, { headline: 'Chè Định Hóa', body: 'Mùa này được giá.' }),
      sampleArticle(2, { headline: 'Đình làng', body: 'Lễ hội đình hoa năm nay đông vui.' }),
      sampleArticle(3, { headline: 'Chợ phiên', body: 'Người Hóa Thượng về Định Hoá bán măng.' }),
    );
    expect(headlines(engine, { query: 'dinh hoa' })).toEqual(['Chợ phiên', 'Đình làng', 'Chè Định Hóa']);
    expect(headlines(engine, { query: 'định hóa' })).toEqual(['Chợ phiên', 'Chè Định Hóa']);
    const [first, last] = engine.list(wish({ query: 'dinh hoa' }), null).rows.filter((_, index) => index !== 1);
    expect([first?.inHeadline, first?.snippet?.text, last?.inHeadline, last?.snippet]).toEqual([
      [],
      'Người Hóa Thượng về Định Hoá bán măng.',
      [[4, 12]],
      null,
    ]);
    expect(first?.snippet?.hits).toEqual([[20, 28]]);
    const words = engine.list(wish({ query: 'hoi lang' }), null);
    expect([words.matched, words.rows.map(({ summary }) => summary.headline)]).toEqual(['words', ['Đình làng']]);
  });

  it('[A4] narrows by queue, section, person and day, sorts by headline, and counts', () => {
    const engine = open();
    put(
      engine,
      sampleArticle(1, { headline: 'Ông Đồ', section: 's1', name: 'Mai Lê', at: '2026-01-31T17:30:00.000Z' }),
      sampleArticle(2, { headline: 'Ăn Tết', section: 's2', name: 'Mai Lê', at: '2026-02-01T17:30:00.000Z' }),
      sampleArticle(3, { headline: 'An ninh', section: null, name: 'Văn Sỹ', at: '2026-02-03T00:00:00.000Z' }),
    );
    const none = EVERYTHING.filters;
    expect([
      headlines(engine, { sort: 'headline' }),
      headlines(engine, { queue: { kind: 'section', section: null } }),
      headlines(engine, { filters: { ...none, person: 'Mai Lê' } }),
      // Half past midnight in the newsroom is still yesterday in UTC.
      headlines(engine, { filters: { ...none, since: '2026-02-01', until: '2026-02-01' } }),
      headlines(engine, { offset: 1, limit: 1 }),
      engine.list(wish({ query: 'tet', filters: { ...none, section: 's1' } }), null).total,
    ]).toEqual([['An ninh', 'Ăn Tết', 'Ông Đồ'], ['An ninh'], ['Ăn Tết', 'Ông Đồ'], ['Ông Đồ'], ['Ăn Tết'], 0]);
    put(engine, sampleArticle(2, { headline: 'Ăn Tết', section: 's1' }));
    expect(engine.counts()).toMatchObject({ all: 3, site: { absent: 3 } });
    expect(new Map(engine.counts().sections)).toEqual(
      new Map([
        ['s1', 2],
        [null, 1],
      ]),
    );
  });

  it('[A5] is the same whether it grew change by change or was built at once', () => {
    const step = fc.record({
      article: fc.integer({ min: 1, max: 6 }),
      text: fc.integer({ min: 0, max: 9 }),
      remove: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const grown = open('grown');
        grown.open({ file: fileIn('grown'), basis }, true);
        const now = new Map<number, number>();
        for (const { article, text, remove } of steps) {
          if (remove)
            grown.put({ articles: [], removed: [sampleArticle(article, {}).article], cursors: [], isWhole: false });
          else put(grown, sampleArticle(article, { headline: `Bài ${text}`, body: `chữ số ${text}` }));
          if (remove) now.delete(article);
          else now.set(article, text);
        }
        const built = open('built');
        built.open({ file: fileIn('built'), basis }, true);
        put(
          built,
          ...[...now].map(([article, text]) =>
            sampleArticle(article, { headline: `Bài ${text}`, body: `chữ số ${text}` }),
          ),
        );
        for (const more of [{}, { query: 'chu so' }, { query: 'số 3' }, { sort: 'headline' }] as const)
          expect(grown.list(wish(more), null)).toEqual(built.list(wish(more), null));
        expect([grown.counts(), grown.names(), grown.isSound()]).toEqual([built.counts(), built.names(), true]);
        for (const engine of engines.splice(0)) engine.close();
      }),
      { numRuns: 15 },
    );
  });

  it('[A1] answers anything typed', () => {
    const engine = open();
    put(engine, sampleArticle(1, { headline: 'NEAR "x" OR\u0000 *', body: "'; DROP TABLE articles; --" }));
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(
          fc.constantFrom(
            '"',
            'NEAR',
            'OR',
            'AND',
            'NOT',
            '*',
            '^',
            ':',
            '(',
            ')',
            '-',
            '\u0000',
            'chè',
            "'",
            '{words}',
            ' ',
          ),
          { maxLength: 20 },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(fc.property(typed, (query) => engine.list(wish({ query }), null).total <= 1));
    expect(headlines(engine, { query: 'drop table' })).toHaveLength(1);
  });

  it('[A6] holds the file no longer than a change or a question takes', () => {
    const engine = open();
    put(engine, sampleArticle(1, { headline: 'Chè' }));
    engine.list(wish({ query: 'chè' }), null);
    engine.counts();
    engine.entry(sampleArticle(1, {}).article);
    expect(existsSync(`${fileIn('a')}.lock`)).toBe(false);
  });

  it('[A6] another roster, a forgotten key or another version begins anew; a new key does not', () => {
    const first = open();
    put(first, sampleArticle(1, {}));
    first.close();
    const sizes = [basis, { ...basis, ownKeys: ['k1', 'k2'] }, { ...basis, ownKeys: ['k2'] }].map((of) => {
      const engine = createSqliteArchive();
      const { size } = engine.open({ file: fileIn('a'), basis: of }, false);
      engine.close();
      return size;
    });
    expect(sizes).toEqual([1, 1, 0]);
  });

  it('[A6] a damaged file is thrown away and said to be lost; a place that cannot be written to is done without', async () => {
    const lost: number[] = [];
    const archive = createArchive(startArchiveHere, () => ({ file: fileIn('a'), basis }));
    archive.onLost(() => void lost.push(1));
    await archive.open();
    const articles = Array.from({ length: 300 }, (_, index) => sampleArticle(index + 1, { body: 'chữ '.repeat(200) }));
    await archive.ask('put', { articles, removed: [], cursors: [], isWhole: true });
    await archive.close();
    const bytes = readFileSync(fileIn('a'));
    bytes.fill(0x5a, 8192);
    writeFileSync(fileIn('a'), bytes);
    const list = await archive.ask('list', EVERYTHING, null);
    expect([lost.length > 0, list]).toMatchObject([true, { ok: true, value: { total: 0 } }]);
    await archive.close();

    mkdirSync(fileIn('folder'));
    writeFileSync(path.join(fileIn('folder'), 'x'), '');
    const nowhere = createArchive(startArchiveHere, () => ({ file: path.join(fileIn('folder'), 'x', 'b.db'), basis }));
    await nowhere.open();
    await nowhere.ask('put', { articles: [sampleArticle(1, {})], removed: [], cursors: [], isWhole: false });
    expect(await nowhere.ask('list', EVERYTHING, null)).toMatchObject({ ok: true, value: { total: 1 } });
    await nowhere.close();
    expect(NO_FLOW_SUMMARY.state).toBe('draft');
  });

  it('[A7] an index that does not open in time is left, and begun anew in another thread', async () => {
    let started = 0;
    let killed = 0;
    const silent: ArchiveRunner = {
      post: () => {},
      onMessage: () => {},
      onExit: () => {},
      kill: () => void (killed += 1),
    };
    const start = (): ArchiveRunner => ((started += 1) === 1 ? silent : startArchiveHere());
    const archive = createArchive(start, () => ({ file: fileIn('a'), basis }), { openMs: 20, orderMs: 60_000 });
    expect([await archive.open(), started, killed]).toMatchObject([{ ok: true, value: { size: 0 } }, 2, 1]);
    expect(await archive.ask('list', EVERYTHING, null)).toMatchObject({ ok: true, value: { total: 0 } });
    await archive.close();
  });
});
