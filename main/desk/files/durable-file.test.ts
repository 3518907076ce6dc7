import { mkdir, mkdtemp, readFile, rm, writeFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeDurableFs, writeDurably, type DurableFs } from './durable-file.ts';
import { fileError } from './file-errors.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'toasoan-durable-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const systemError = (code: string) => Object.assign(new Error(code), { code });

/** The real calls, recorded; `stopAt` makes the call of that number fail, and every one after it too if the machine "lost power". */
function recording(stopAt: number, errno = 'ENOSPC', dead = false) {
  const calls: string[] = [];
  const short = (file: string) => path.basename(file).replace(/^\.tmp-.*/, 'temp');
  const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    calls.push(name);
    if (calls.length === stopAt || (dead && calls.length > stopAt)) throw systemError(errno);
    return work();
  };
  const fs: DurableFs = {
    makeFolder: (at) => step(`folder ${short(at)}`, () => nodeDurableFs.makeFolder(at)),
    createFile: async (file) => {
      const handle = await step(`create ${short(file)}`, () => nodeDurableFs.createFile(file));
      return {
        write: (bytes) => step('write', () => handle.write(bytes)),
        sync: () => step('sync', handle.sync),
        close: async () => {
          await handle.close();
          await step('close', async () => {});
        },
      };
    },
    rename: (from, to) => step(`rename ${short(from)} ${short(to)}`, () => nodeDurableFs.rename(from, to)),
    remove: (file) => step(`remove ${short(file)}`, () => nodeDurableFs.remove(file)),
    syncFolder: (at) => step(`sync folder ${short(at)}`, () => nodeDurableFs.syncFolder(at)),
  };
  return { fs, calls };
}

describe('a durable write', () => {
  it('[R1] syncs the bytes before the name, and the names of the folders it had to make', async () => {
    const { fs, calls } = recording(0);
    await writeDurably(fs, path.join(folder, 'a', 'b', 'bài.json'), Buffer.from('chữ'));
    expect(calls).toEqual([
      'folder b',
      'sync folder a',
      `sync folder ${path.basename(folder)}`,
      'create temp',
      'write',
      'sync',
      'close',
      'rename temp bài.json',
      'sync folder b',
    ]);
    expect(await readFile(path.join(folder, 'a', 'b', 'bài.json'), 'utf8')).toBe('chữ');
  });

  it.each([false, true])('[R2] refused at any call (dead afterwards: %s) leaves the old file whole', async (dead) => {
    const file = path.join(folder, 'x', 'bài.json');
    for (let stopAt = 1; stopAt <= 7; stopAt += 1) {
      await rm(path.join(folder, 'x'), { recursive: true, force: true });
      await mkdir(path.join(folder, 'x'));
      await writeFile(file, 'cũ');
      const { fs, calls } = recording(stopAt, 'EIO', dead);
      await expect(writeDurably(fs, file, Buffer.from('mới'))).rejects.toThrow('EIO');
      const renamed = calls.indexOf('rename temp bài.json');
      const kept = await readFile(file, 'utf8');
      const leftovers = (await readdir(path.join(folder, 'x'))).filter((name) => name !== 'bài.json');
      expect([stopAt, kept, dead ? [] : leftovers]).toEqual([
        stopAt,
        renamed !== -1 && renamed + 1 < stopAt ? 'mới' : 'cũ',
        [],
      ]);
    }
  });

  it('waits for a file that another program holds for a moment', async () => {
    const { fs, calls } = recording(6, 'EBUSY');
    await writeDurably(fs, path.join(folder, 'bài.json'), Buffer.from('chữ'));
    expect(calls.filter((call) => call.startsWith('rename'))).toHaveLength(2);
  });

  it('gives every expected refusal a name, and lets bugs through', () => {
    const named = ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'ESTALE', 'ENOENT', 'EMFILE'].map((code) =>
      fileError(systemError(code)),
    );
    expect(named).toEqual([
      { code: 'disk-full' },
      { code: 'disk-full' },
      { code: 'read-only' },
      { code: 'read-only' },
      { code: 'unreachable' },
      { code: 'unreachable' },
      { code: 'io', errno: 'EMFILE' },
    ]);
    expect(() => fileError(new TypeError('lỗi của ta'))).toThrow('lỗi của ta');
  });
});
