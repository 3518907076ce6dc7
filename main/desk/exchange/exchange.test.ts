import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskFile } from '../carrier/carrier.ts';
import { nodeDurableFs, type DurableFs } from '../files/durable-file.ts';
import { createFolderCarrier } from '../carrier/folder-carrier.ts';
import { layout } from '../carrier/folder-layout.ts';
import { sha256Hex } from '../files/sha256.ts';
import { createCopyCarrier } from './copy-carrier.ts';
import { createExchange, type Exchange } from './exchange.ts';
import { openSignsFile } from './drawer-signs.ts';
import { openWaitingFile } from './waiting-file.ts';

const ARTICLE = '01J0000000000000000000000A';
const roster = 'vai trò';
const desk: DeskFile = { v: 1, id: ARTICLE, name: 'Tòa soạn thử', root: sha256Hex(roster) };

let place = '';
let shared = '';
const begun: Exchange[] = [];
beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'toasoan-exchange-'));
  shared = path.join(place, 'chung');
  const carrier = createFolderCarrier(shared);
  await carrier.putVersion('roster', 1, roster);
  await carrier.found(desk);
});
afterEach(async () => {
  // What waits is remembered a moment later.
  for (const exchange of begun.splice(0)) await exchange.settled();
  await rm(place, { recursive: true, force: true });
});

/** One machine at the desk: its copy, what it reads and writes, and its rounds. `fs` is how it reaches the shared folder and its own. */
async function machine(name: string, fs: DurableFs = nodeDurableFs) {
  const copyFolder = path.join(place, name);
  const waiting = await openWaitingFile(fs, path.join(place, `${name}.json`));
  const signs = await openSignsFile(fs, path.join(place, `${name}-signs.json`));
  const sharedCarrier = createFolderCarrier(shared, fs);
  const exchange = createExchange({
    shared,
    sharedCarrier,
    copy: copyFolder,
    desk,
    now: () => new Date('2026-03-02T02:38:02.000Z'),
    fs,
    waiting,
    signs,
  });
  begun.push(exchange);
  const atStart = exchange.state();
  const carrier = createCopyCarrier(copyFolder, sharedCarrier, exchange, fs);
  await carrier.found(desk);
  await exchange.round();
  return { carrier, exchange, copyFolder, atStart };
}

const filesIn = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .toSorted();
};

const value = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
};

describe('a shared folder and this machine’s copy', () => {
  it('[C1] what is put is here, durably, before it answers, and goes to the shared folder by itself', async () => {
    const { carrier, exchange, copyFolder } = await machine('một');
    expect(exchange.state().standing).toBe('even');
    const record = value(await carrier.put(ARTICLE, 'một bản ghi'));
    const content = value(await carrier.putContent(ARTICLE, Buffer.from('{"tít":"Chợ quê"}')));
    const blob = value(await carrier.putBlob(Buffer.from('ảnh'), 'png'));
    expect(exchange.state()).toMatchObject({ standing: 'sending', waiting: 3 });
    expect(await readFile(layout.record(copyFolder, ARTICLE, record), 'utf8')).toBe('một bản ghi');
    await exchange.round();
    expect(exchange.state()).toMatchObject({ standing: 'even', waiting: 0 });
    const elsewhere = createFolderCarrier(shared);
    expect([
      value(await elsewhere.listArticle(ARTICLE)).records.map(({ hash }) => hash),
      (await elsewhere.readContent(ARTICLE, content)).ok,
      await elsewhere.hasBlob(blob),
    ]).toEqual([[record], true, true]);
  });

  it('[C7] what is put once more, as with an article’s file that is known, is not told as waiting', async () => {
    const { carrier, exchange, copyFolder } = await machine('một');
    const putAll = async () => {
      value(await carrier.putVersion('roster', 1, roster));
      value(await carrier.putBlob(Buffer.from('ảnh'), 'png'));
      value(await carrier.putContent(ARTICLE, Buffer.from('{"tít":"Chợ quê"}')));
      return value(await carrier.put(ARTICLE, 'một bản ghi'));
    };
    const record = await putAll();
    await exchange.round();
    const told: number[] = [];
    exchange.listen(({ waiting }) => void told.push(waiting));
    await putAll();
    expect([exchange.state(), told]).toEqual([expect.objectContaining({ standing: 'even', waiting: 0 }), []]);
    // What is still on its way stays told, and so does what had to be written anew.
    await carrier.put(ARTICLE, 'bản ghi mới');
    await carrier.put(ARTICLE, 'bản ghi mới');
    expect(exchange.state()).toMatchObject({ standing: 'sending', waiting: 1 });
    await rm(layout.record(copyFolder, ARTICLE, record));
    await putAll();
    expect(exchange.state()).toMatchObject({ standing: 'sending', waiting: 2 });
    await exchange.round();
    expect(exchange.state()).toMatchObject({ standing: 'even', waiting: 0 });
  });

  it('[C7] what has its name when its write fails at the last step waits like everything else', async () => {
    let isFailing = false;
    const failingFs: DurableFs = {
      ...nodeDurableFs,
      syncFolder: async (folder) => {
        if (isFailing) throw Object.assign(new Error('the disk failed'), { code: 'EIO' });
        await nodeDurableFs.syncFolder(folder);
      },
    };
    const { carrier, exchange } = await machine('một', failingFs);
    await carrier.put(ARTICLE, 'bản ghi trước');
    await exchange.round();
    isFailing = true;
    expect((await carrier.put(ARTICLE, 'bản ghi sau')).ok).toBe(false);
    isFailing = false;
    expect((await carrier.put(ARTICLE, 'bản ghi sau')).ok).toBe(true);
    expect(exchange.state()).toMatchObject({ standing: 'sending', waiting: 1 });
  });

  it('[C2] what arrives is taken into the copy and named', async () => {
    const { carrier, exchange, copyFolder } = await machine('một');
    const elsewhere = createFolderCarrier(shared);
    await elsewhere.put(ARTICLE, 'từ máy khác');
    await elsewhere.putBlob(Buffer.from('ảnh'), 'jpg');
    await elsewhere.putVersion('portals/site', 1, 'thiết lập');
    expect(await exchange.round()).toEqual({ articles: [ARTICLE], versions: true });
    expect(value(await carrier.listArticle(ARTICLE)).records.map(({ jws }) => jws)).toEqual(['từ máy khác']);
    expect(await filesIn(copyFolder)).toEqual(await filesIn(shared));
    expect(await exchange.round()).toEqual({ articles: [], versions: false });
  });

  it('[C3] a share that goes away and comes back, with everything put meanwhile', async () => {
    const { carrier, exchange } = await machine('một');
    await rename(shared, `${shared} đi vắng`);
    const record = value(await carrier.put(ARTICLE, 'viết khi mất mạng'));
    await exchange.round();
    expect(exchange.state()).toMatchObject({ standing: 'unreachable', waiting: 1 });
    expect(value(await carrier.listArticle(ARTICLE)).records).toHaveLength(1);
    await mkdir(shared);
    await exchange.round();
    expect([exchange.state().standing, await readdir(shared)]).toEqual(['unreachable', []]);
    await rm(shared, { recursive: true });
    await rename(`${shared} đi vắng`, shared);
    await exchange.round();
    expect(exchange.state()).toMatchObject({ standing: 'even', waiting: 0 });
    expect(await readFile(layout.record(shared, ARTICLE, record), 'utf8')).toBe('viết khi mất mạng');
  });

  it('[C7] what was written while the share was away is known at the next start, and goes first, photos too', async () => {
    const before = await machine('một');
    await rename(shared, `${shared} đi vắng`);
    const blob = value(await before.carrier.putBlob(Buffer.from('ảnh'), 'png'));
    const record = value(await before.carrier.put(ARTICLE, 'viết khi mất mạng'));
    await before.exchange.round();
    await before.exchange.settled();

    const { exchange, atStart } = await machine('một');
    expect([atStart.waiting, exchange.state()]).toMatchObject([2, { standing: 'unreachable', waiting: 2 }]);
    await rename(`${shared} đi vắng`, shared);
    // More than a round comes by.
    for (let number = 0; number < 700; number += 1)
      await mkdir(path.join(shared, 'articles', '01J1', `01J1${String(number).padStart(22, '0')}`), {
        recursive: true,
      });
    await exchange.round();
    const elsewhere = createFolderCarrier(shared);
    expect([
      exchange.state(),
      await elsewhere.hasBlob(blob),
      value(await elsewhere.listArticle(ARTICLE)).records.map(({ hash }) => hash),
    ]).toMatchObject([{ standing: 'checking', waiting: 0 }, true, [record]]);
    await exchange.settled();
    expect((await machine('một')).atStart.waiting).toBe(0);
  });

  it('[C6] what a colleague writes into an old article of a large desk arrives with the next round', async () => {
    const old = `01H0${'0'.repeat(22)}`;
    const first = await machine('một');
    value(await first.carrier.put(old, 'năm ngoái'));
    await first.exchange.round();
    await machine('hai');
    const folders = ['01J0', '01J1', '01J2'].flatMap((drawer) =>
      Array.from({ length: 220 }, (_, number) => path.join(drawer, `${drawer}${String(number).padStart(22, '0')}`)),
    );
    for (const folder of folders) await mkdir(path.join(shared, 'articles', folder), { recursive: true });
    // Started anew, it does not know what arrived last.
    const second = await machine('hai');
    while (second.exchange.state().standing !== 'even') await second.exchange.round();

    for (const text of ['sửa một lần', 'và lần nữa']) {
      const record = value(await first.carrier.put(old, text));
      await first.exchange.round();
      expect(await second.exchange.round()).toEqual({ articles: [old], versions: false });
      expect(await readFile(layout.record(second.copyFolder, old, record), 'utf8')).toBe(text);
    }
    const leftovers = (await readdir(shared, { recursive: true })).filter((name) => name.includes('.tmp-'));
    expect(leftovers).toEqual([]);

    // Also what was written while this machine was off: with the first round of its next start.
    await second.exchange.settled();
    const record = value(await first.carrier.put(old, 'trong lúc máy kia tắt'));
    await first.exchange.round();
    const again = await machine('hai');
    expect(again.exchange.state().standing).toBe('checking');
    expect(await readFile(layout.record(again.copyFolder, old, record), 'utf8')).toBe('trong lúc máy kia tắt');
  });

  it('[C6] a list of seen signs that is damaged or foreign costs nothing', async () => {
    const first = await machine('một');
    const record = value(await first.carrier.put(ARTICLE, 'một bản ghi'));
    await first.exchange.round();
    for (const text of [
      '',
      '{"v":1,"drawers":{"articles/01J0":7}}',
      '{"v":2}',
      '{"v":1,"drawers":{"../x":{"time":1e300,"since":-1}}}',
    ]) {
      await writeFile(path.join(place, 'hai-signs.json'), text);
      const second = await machine('hai');
      expect(await readFile(layout.record(second.copyFolder, ARTICLE, record), 'utf8')).toBe('một bản ghi');
      expect(second.exchange.state().standing).toBe('even');
    }
  });

  it('[C7] a list of what waits that is damaged, foreign or out of date costs nothing', async () => {
    for (const text of [
      '',
      '{"v":1,"names":["../../etc/passwd",7]}',
      '{"v":2,"names":[]}',
      '{"v":1,"names":["../x"]}',
    ]) {
      await writeFile(path.join(place, 'một.json'), text);
      expect((await machine('một')).atStart.waiting).toBe(0);
    }
    const gone = `articles/01J0/${ARTICLE}/r/${'a'.repeat(64)}.jws`;
    await writeFile(path.join(place, 'một.json'), JSON.stringify({ v: 1, names: [gone] }));
    const { exchange, atStart } = await machine('một');
    expect([atStart.waiting, exchange.state()]).toMatchObject([1, { standing: 'even', waiting: 0 }]);
  });

  it('[C3] another desk in the folder’s place is never written to', async () => {
    const { carrier, exchange } = await machine('một');
    await rename(shared, `${shared} đi vắng`);
    const other = createFolderCarrier(shared);
    await other.found({ ...desk, id: '01J0000000000000000000000B', root: 'b'.repeat(64) });
    await carrier.put(ARTICLE, 'của bàn này');
    await exchange.round('whole');
    expect([exchange.state().standing, await filesIn(shared)]).toEqual(['other-desk', ['desk.json']]);
  });

  it('[C3] a share that refuses writes is still read', async () => {
    let isReadOnly = false;
    const refuse = (file: string): void => {
      if (isReadOnly && file.startsWith(shared)) throw Object.assign(new Error('no'), { code: 'EROFS' });
    };
    const fs: DurableFs = {
      ...nodeDurableFs,
      createFile: async (file) => {
        refuse(file);
        return nodeDurableFs.createFile(file);
      },
    };
    const { carrier, exchange } = await machine('một', fs);
    isReadOnly = true;
    const mine = value(await carrier.put(ARTICLE, 'của tôi'));
    const theirs = value(await createFolderCarrier(shared).put(ARTICLE, 'của người khác'));
    const report = await exchange.round();
    expect([report.articles, exchange.state().standing, exchange.state().waiting]).toEqual([[ARTICLE], 'read-only', 1]);
    expect(value(await carrier.listArticle(ARTICLE)).records.map(({ hash }) => hash)).toEqual(
      [mine, theirs].toSorted(),
    );
    isReadOnly = false;
    await exchange.round();
    expect(exchange.state()).toMatchObject({ standing: 'even', waiting: 0 });
  });

  it('[C4] what disappears, is cut off or altered on the share is put back; what is foreign stays and is told', async () => {
    const { carrier, exchange, copyFolder } = await machine('một');
    const record = value(await carrier.put(ARTICLE, 'bản ghi'));
    const content = value(await carrier.putContent(ARTICLE, Buffer.from('{"tít":"Chợ quê"}')));
    const blob = value(await carrier.putBlob(Buffer.from('một tấm ảnh'), 'png'));
    await exchange.round();
    const before = await filesIn(shared);
    await rm(layout.record(shared, ARTICLE, record));
    await writeFile(layout.content(shared, ARTICLE, content), 'cụt');
    await writeFile(layout.blob(shared, blob, 'png'), 'một tấm ẢNH');
    await rm(path.join(shared, 'desk.json'));
    const conflict = `${layout.records(shared, ARTICLE)}/${record}.sync-conflict-20260302.jws`;
    await writeFile(conflict, 'lạ');
    await exchange.round('whole');
    expect(exchange.problems()).toEqual([
      { place: 'shared', name: path.relative(shared, conflict).split(path.sep).join('/'), reason: 'conflict-copy' },
    ]);
    await rm(conflict);
    expect([await filesIn(shared), await filesIn(copyFolder)]).toEqual([before, before]);
    expect((await createFolderCarrier(shared).readBlob(blob)).ok).toBe(true);
    expect((await createFolderCarrier(shared).readContent(ARTICLE, content)).ok).toBe(true);
  });

  it('[C4] a file that no place has whole is told, not taken, and taken when it is whole', async () => {
    const { carrier, exchange } = await machine('một');
    const hash = sha256Hex('còn đang chép');
    const file = layout.record(shared, ARTICLE, hash);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, 'còn đang');
    await exchange.round();
    const name = path.relative(shared, file).split(path.sep).join('/');
    expect(exchange.problems()).toEqual([{ place: 'shared', name, reason: 'damaged' }]);
    expect(value(await carrier.listArticle(ARTICLE))).toMatchObject({ records: [], strays: [] });
    await writeFile(file, 'còn đang chép');
    expect((await exchange.round()).articles).toEqual([ARTICLE]);
    expect(exchange.problems()).toEqual([]);
  });

  it('[C3] a folder that stands in the place of a file holds nothing else up, is told as that, and goes when it is moved', async () => {
    const { carrier, exchange } = await machine('một');
    const first = value(await carrier.put(ARTICLE, 'một'));
    const inTheWay = layout.record(shared, ARTICLE, first);
    await mkdir(inTheWay, { recursive: true });
    const second = value(await carrier.put(ARTICLE, 'hai'));
    const blob = value(await carrier.putBlob(Buffer.from('ảnh'), 'png'));
    await exchange.round();
    expect(exchange.state()).toMatchObject({ standing: 'blocked', waiting: 1 });
    const name = path.relative(shared, inTheWay).split(path.sep).join('/');
    expect(exchange.problems()).toEqual([{ place: 'shared', name, reason: 'blocked' }]);
    expect(await readFile(layout.record(shared, ARTICLE, second), 'utf8')).toBe('hai');
    expect((await createFolderCarrier(shared).readBlob(blob)).ok).toBe(true);
    await rm(inTheWay, { recursive: true });
    await exchange.round();
    expect(exchange.state()).toMatchObject({ standing: 'even', waiting: 0 });
    expect(exchange.problems()).toEqual([]);
  });

  it('[C3] a file in the place of a folder, here, is not called a full disk', async () => {
    const { exchange, copyFolder } = await machine('một');
    await createFolderCarrier(shared).put(ARTICLE, 'của máy khác');
    await mkdir(path.dirname(layout.records(copyFolder, ARTICLE)), { recursive: true });
    await writeFile(layout.records(copyFolder, ARTICLE), 'lạ');
    await exchange.round();
    expect(exchange.state().standing).not.toBe('here-full');
    expect(exchange.problems().map(({ place, reason }) => `${place} ${reason}`)).toContain('here blocked');
  });

  it('[C4] damage in this machine’s own copy is mended from the share, and read around until then', async () => {
    const { carrier, exchange, copyFolder } = await machine('một');
    const content = value(await carrier.putContent(ARTICLE, Buffer.from('{"tít":"Chợ quê"}')));
    await exchange.round();
    await writeFile(layout.content(copyFolder, ARTICLE, content), 'hỏng');
    expect((await carrier.readContent(ARTICLE, content)).ok).toBe(true);
    await exchange.round();
    expect((await createFolderCarrier(copyFolder).readContent(ARTICLE, content)).ok).toBe(true);
  });

  it('[C5] a desk that is kept once finds what arrives by names, and every fault when it is looked for', async () => {
    const carrier = createFolderCarrier(shared);
    const exchange = createExchange({ shared, sharedCarrier: carrier, copy: null, desk, now: () => new Date() });
    await exchange.round();
    await carrier.put(ARTICLE, 'mới');
    expect((await exchange.round()).articles).toEqual([ARTICLE]);
    expect((await exchange.round()).articles).toEqual([]);
    const blob = value(await carrier.putBlob(Buffer.from('ảnh'), 'png'));
    await writeFile(layout.blob(shared, blob, 'png'), 'hỏng');
    await cp(path.join(shared, 'desk.json'), path.join(shared, 'desk (1).json'));
    await exchange.round('whole');
    expect(exchange.problems()).toEqual([
      { place: 'shared', name: 'desk (1).json', reason: 'conflict-copy' },
      { place: 'shared', name: `blobs/${blob.slice(0, 2)}/${blob}.png`, reason: 'damaged' },
    ]);
    expect(exchange.state().standing).toBe('own');
  });
});
