import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createArticle } from '../../../shared/article/create-article.ts';
import { plainRuns } from '../../../shared/article/runs.ts';
import type { Article } from '../../../shared/article/schema.ts';
import { contentOf } from '../articles/article-texts.ts';
import { nodeDurableFs, type DurableFs } from '../files/durable-file.ts';
import { decodeChunk, encodeFrame, textOfFrame, CHUNK_MAGIC } from './history-frames.ts';
import { HISTORY_BOUNDS, type HistoryBounds } from './history-pruning.ts';
import { createSaveHistory, type SaveToKeep } from './save-history.ts';
import { thinSaves } from './thin-saves.ts';

const ID = '01J0000000000000000000000A';
const OTHER = '01J0000000000000000000000B';
const START = Date.parse('2026-03-02T02:00:00.000Z');

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'toasoan-history-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const saveOf = (headline: string, atMs = START, more: Partial<Article> = {}): SaveToKeep => {
  const article = { ...createArticle(ID), headline, ...more };
  return { article, content: contentOf(article), savedAt: new Date(atMs).toISOString() };
};

const open = (fs: DurableFs = nodeDurableFs, bounds: HistoryBounds = HISTORY_BOUNDS) =>
  createSaveHistory(folder, fs, bounds);

async function headlinesOf(history = open(), article = ID): Promise<readonly string[]> {
  const list = await history.list(article);
  if (!list.ok) throw new Error(list.error.code);
  const read = await Promise.all(list.value.saves.map((save) => history.read(article, save.id)));
  return read.map((one) => (one.ok ? one.value.headline : one.error.code));
}

const chunkFiles = async (article = ID): Promise<readonly string[]> =>
  (await readdir(path.join(folder, article))).toSorted().map((name) => path.join(folder, article, name));

describe('the history of saves', () => {
  it('[V10] keeps every save, in order, and gives back each one exactly; the same words twice are one save', async () => {
    const history = open();
    const saves = Array.from({ length: 120 }, (_, index) => saveOf(`Tít ${index}`, START + index * 1_000));
    for (const save of saves) {
      history.keep(save);
      await history.list(OTHER);
      if (save.savedAt.endsWith('30.000Z')) await history.list(ID);
    }
    history.keep(saves.at(-1) ?? saveOf(''));
    await history.close();
    const later = open();
    later.keep(saves.at(-1) ?? saveOf(''));
    const list = await later.list(ID);
    if (!list.ok) throw new Error(list.error.code);
    expect(list.value.saves.map(({ savedAt, content }) => [savedAt, content])).toEqual(
      saves.map(({ savedAt, content }) => [savedAt, content]),
    );
    expect([await headlinesOf(later), list.value.damaged, list.value.missed, await chunkFiles()]).toMatchObject([
      saves.map(({ article }) => article.headline),
      0,
      0,
      { length: 3 },
    ]);
  });

  it('[V10] any text follows any other', async () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.constant('Tòa soạn '.repeat(6_000)));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 6 }), async (texts) => {
        const bytes = texts.map((one) => Buffer.from(one));
        const frames: Buffer[] = [];
        for (const [index, one] of bytes.entries())
          frames.push(await encodeFrame({ text: one, content: 'ab'.repeat(32), at: index }, bytes[index - 1] ?? null));
        const chunk = decodeChunk(Buffer.concat([CHUNK_MAGIC, ...frames]));
        const read = await Promise.all(bytes.map((_, index) => textOfFrame(chunk.frames, index)));
        expect([chunk.isWhole, read.map((one) => Buffer.from(one).toString())]).toEqual([true, texts]);
      }),
      { numRuns: 60 },
    );
  });

  it('[V11] a chunk torn at any length gives what was whole, says so, and the next run goes on in a chunk of its own', async () => {
    const history = open();
    for (const headline of ['một', 'hai', 'ba']) history.keep(saveOf(headline));
    await history.close();
    const [file = ''] = await chunkFiles();
    const whole = await readFile(file);
    const seen = new Set<string>();
    for (let length = 0; length < whole.length; length += 7) {
      await writeFile(file, whole.subarray(0, length));
      const list = await open().list(ID);
      if (!list.ok) throw new Error(list.error.code);
      const read = await headlinesOf();
      seen.add(read.join(' '));
      // Cut exactly between two saves, nothing shows that there was more.
      expect([read, list.value.damaged]).toEqual([['một', 'hai', 'ba'].slice(0, read.length), expect.any(Number)]);
    }
    expect([...seen]).toEqual(['', 'một', 'một hai']);
    const next = open();
    next.keep(saveOf('bốn'));
    await next.close();
    expect([await headlinesOf(), (await open().list(ID)).ok]).toEqual([['một', 'hai', 'bốn'], true]);
  });

  it('[V11] a flipped byte anywhere never gives other words, and spoils no other chunk', async () => {
    for (const run of ['một', 'hai']) {
      const history = open();
      for (const step of ['a', 'b', 'c']) history.keep(saveOf(`${run} ${step}`));
      await history.close();
    }
    const [first = ''] = await chunkFiles();
    const whole = await readFile(first);
    const right = ['một a', 'một b', 'một c'];
    for (let place = 0; place < whole.length; place += 5) {
      const bytes = Buffer.from(whole);
      bytes[place] = (bytes[place] ?? 0) ^ 0x55;
      await writeFile(first, bytes);
      const list = await open().list(ID);
      const read = await headlinesOf();
      const before = read.slice(0, -3);
      expect([read.slice(-3), before, list.ok && list.value.damaged]).toEqual([
        ['hai a', 'hai b', 'hai c'],
        right.slice(0, before.length),
        1,
      ]);
    }
  });

  it('[V12] a full or read-only disk at any call costs that save’s place in the history, names it, and the next is kept', async () => {
    for (const at of [1, 2, 3, 4, 5]) {
      let call = 0;
      const step = async <T>(work: () => Promise<T>): Promise<T> => {
        call += 1;
        if (call === at) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
        return work();
      };
      const fs: DurableFs = {
        ...nodeDurableFs,
        makeFolder: (made) => step(() => nodeDurableFs.makeFolder(made)),
        createFile: async (file) => {
          const handle = await step(() => nodeDurableFs.createFile(file));
          return { ...handle, write: (bytes) => step(() => handle.write(bytes)) };
        },
      };
      const history = open(fs);
      for (const headline of ['một', 'hai', 'ba', 'bốn']) history.keep(saveOf(`${at} ${headline}`));
      const list = await history.list(ID);
      const missed = list.ok ? list.value.missed : -1;
      await history.close();
      const read = (await headlinesOf()).filter((headline) => headline.startsWith(`${at} `));
      expect([at, read.length + missed, missed <= 1, read.at(-1), list.ok && list.value.damaged]).toEqual([
        at,
        4,
        true,
        `${at} bốn`,
        0,
      ]);
    }
  });

  it('[V12] saves that come faster than the disk takes them are not piled up in memory; those left out are named', async () => {
    const history = open();
    for (let index = 0; index < 100; index += 1) history.keep(saveOf(`lần ${index}`));
    const list = await history.list(ID);
    await history.close();
    expect(list.ok && [list.value.saves.length, list.value.missed]).toEqual([64, 36]);
  });

  it('[V13] a clock that goes back, or stood before 1970, changes no order and loses nothing', async () => {
    const history = open();
    const times = [START, START - 86_400_000, START + 5_000, -5_000, START + 400 * 86_400_000, START];
    for (const [index, at] of times.entries()) history.keep(saveOf(`lần ${index}`, at));
    await history.close();
    expect(await headlinesOf()).toEqual(times.map((_, index) => `lần ${index}`));
  });

  it('[V14] forgets what is older than the bound and then the oldest beyond the size; nothing where the clock calls everything old', async () => {
    const day = 86_400_000;
    for (const age of [50, 40, 20, 1]) {
      const history = open();
      history.keep(saveOf(`${age} ngày`, START - age * day));
      await history.close();
    }
    await open().prune(new Date(START + 200 * day));
    expect(await headlinesOf()).toHaveLength(4);
    await open().prune(new Date(START));
    expect(await headlinesOf()).toEqual(['20 ngày', '1 ngày']);
    const { size } = await stat((await chunkFiles()).at(-1) ?? '');
    await open(nodeDurableFs, { ...HISTORY_BOUNDS, maxBytes: size }).prune(new Date(START));
    expect(await headlinesOf()).toEqual(['1 ngày']);
  });

  it('[V14] the chunk that is being written is never forgotten', async () => {
    const history = open(nodeDurableFs, { maxAgeMs: 0, maxBytes: 0 });
    history.keep(saveOf('đang viết'));
    await history.list(ID);
    await history.prune(new Date(START + 1));
    history.keep(saveOf('viết tiếp'));
    expect(await headlinesOf(history)).toEqual(['đang viết', 'viết tiếp']);
    await history.close();
  });

  it('keeps each article’s saves apart, and reads no file that is not its own', async () => {
    const history = open();
    history.keep(saveOf('bài này'));
    await mkdir(path.join(folder, OTHER), { recursive: true });
    const [own = ''] = (await history.list(ID)).ok ? await chunkFiles() : [];
    await history.close();
    await writeFile(path.join(folder, OTHER, path.basename(own)), await readFile(own));
    await writeFile(path.join(folder, ID, '000009-1.saves'), 'thứ khác');
    await writeFile(path.join(folder, ID, 'ghi chú.txt'), 'của ai đó');
    expect([await headlinesOf(), await headlinesOf(open(), OTHER)]).toEqual([['bài này'], ['damaged']]);
    expect(await open().read(ID, '77-0')).toEqual({ ok: false, error: { code: 'not-found', what: 'revision' } });
  });

  it('[V10] holds 10,000 saves of a growing text in a small part of their size', async () => {
    const history = open();
    let lead = 'Sáng nay, ';
    let plain = 0;
    for (let index = 0; index < 10_000; index += 1) {
      lead = `${lead}chữ ${index} `.slice(-3_000);
      const save = saveOf('Mười nghìn lần lưu', START + index * 1_000, { lead: plainRuns(lead) });
      plain += lead.length;
      history.keep(save);
      if (index % 50 === 49) await history.list(OTHER).then(() => history.read(ID, '1-0'));
    }
    await history.close();
    const list = await open().list(ID);
    if (!list.ok) throw new Error(list.error.code);
    const sizes = await Promise.all((await chunkFiles()).map(async (file) => (await stat(file)).size));
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    expect([list.value.saves.length, list.value.missed, bytes < plain / 12]).toEqual([10_000, 0, true]);
    const last = await open().read(ID, list.value.saves.at(-1)?.id ?? '');
    expect(last.ok && last.value.lead).toEqual(plainRuns(lead));
  }, 120_000);
});

describe('saves thinned for reading', () => {
  const now = new Date(START);
  const at = (agoMs: number, bytes = 100) => ({
    id: `${agoMs}`,
    savedAt: new Date(START - agoMs).toISOString(),
    content: '',
    bytes,
  });
  const MINUTE = 60_000;

  it('[V15] shows minutes, then hours, then days, newest first, and always the newest save', () => {
    const saves = Array.from({ length: 20_000 }, (_, index) => at((20_000 - index) * MINUTE * 2));
    const shown = thinSaves(saves, now).map(({ id }) => Number(id) / MINUTE);
    expect([shown[0], shown.length < 150, shown.toSorted((a, b) => a - b)]).toEqual([2, true, shown]);
    expect(shown.filter((minutes) => minutes < 120)).toHaveLength(59);
  });

  it('[V15] shows a long text that was cut within its stretch', () => {
    const day = 5 * 24 * 60 * MINUTE;
    const saves = [at(day + 3 * MINUTE, 900), at(day + 2 * MINUTE, 1_000), at(day + MINUTE, 20), at(day, 30)];
    expect(thinSaves(saves, now).map(({ bytes }) => bytes)).toEqual([30, 1_000]);
  });
});
