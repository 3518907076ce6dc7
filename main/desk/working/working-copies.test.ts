import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createArticle } from '../../../shared/article/create-article.ts';
import { contentOf } from '../articles/article-texts.ts';
import { nodeDurableFs, type DurableFs } from '../files/durable-file.ts';
import { createWorkingCopies, type CopyToSave } from './working-copies.ts';

const ID = '01J0000000000000000000000A';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'toasoan-working-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const copyOf = (headline: string): CopyToSave => {
  const article = { ...createArticle(ID), headline };
  return { article, content: contentOf(article), base: null, session: 's', savedAt: '2026-01-01T00:00:00.000Z' };
};

const filesOf = async () => (await readdir(path.join(folder, ID))).toSorted();

const readBack = async () => {
  const read = await createWorkingCopies(folder, nodeDurableFs).read(ID);
  if (!read.ok) return read.error;
  return read.value === null ? null : [read.value.copy.article.headline, read.value.torn];
};

describe('working copies', () => {
  it('[R3] keep the save before the last, and nothing older', async () => {
    const copies = createWorkingCopies(folder, nodeDurableFs);
    for (const headline of ['một', 'hai', 'ba', 'bốn']) await copies.save(copyOf(headline));
    expect([await filesOf(), await readBack()]).toEqual([
      ['save-000003.json', 'save-000004.json'],
      ['bốn', false],
    ]);
    const later = createWorkingCopies(folder, nodeDurableFs);
    await later.save(copyOf('năm'));
    expect([await filesOf(), await readBack()]).toEqual([
      ['save-000004.json', 'save-000005.json'],
      ['năm', false],
    ]);
  });

  it('[R3] fall back to the save before when the newest is torn at any length or altered, and say so', async () => {
    const copies = createWorkingCopies(folder, nodeDurableFs);
    await copies.save(copyOf('trước'));
    await copies.save(copyOf('sau'));
    const newest = path.join(folder, ID, 'save-000002.json');
    const whole = await readFile(newest);
    for (const length of [0, 1, 64, 65, 66, 200, whole.length - 1]) {
      await writeFile(newest, whole.subarray(0, length));
      expect([length, await readBack()]).toEqual([length, ['trước', true]]);
    }
    await writeFile(newest, whole.toString('utf8').replace('sau', 'sửa'));
    expect(await readBack()).toEqual(['trước', true]);
    await writeFile(path.join(folder, ID, 'save-000001.json'), '');
    expect(await readBack()).toEqual({ code: 'damaged', what: 'article' });
    expect(await filesOf()).toHaveLength(2);
    await createWorkingCopies(folder, nodeDurableFs).save(copyOf('mới'));
    expect(await readBack()).toEqual(['mới', false]);
  });

  it('[R3] write only the newest of a burst, and answer everyone when it is durable', async () => {
    let writes = 0;
    let renamed = '';
    const fs: DurableFs = {
      ...nodeDurableFs,
      rename: async (from, to) => {
        writes += 1;
        await nodeDurableFs.rename(from, to);
        renamed = to;
      },
    };
    const copies = createWorkingCopies(folder, fs);
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const saved = await copies.save(copyOf(`gõ ${index}`));
        return [saved.ok && saved.value.content === copyOf(`gõ ${index}`).content, renamed !== ''];
      }),
    );
    expect([
      writes,
      await readBack(),
      answers.filter(([own]) => own).length,
      answers.every(([, done]) => done),
    ]).toEqual([2, ['gõ 199', false], 2, true]);
  });

  it('[R2] refused by a full or read-only disk at any call leave the last save readable, and go on afterwards', async () => {
    const codes: unknown[] = [];
    for (const [errno, at] of ['ENOSPC', 'EROFS'].flatMap((code) =>
      [1, 2, 3, 4, 5].map((step) => [code, step] as const),
    )) {
      let call = 0;
      const step = async <T>(work: () => Promise<T>): Promise<T> => {
        call += 1;
        if (call === at) throw Object.assign(new Error(errno), { code: errno });
        return work();
      };
      const fs: DurableFs = {
        ...nodeDurableFs,
        makeFolder: (made) => step(() => nodeDurableFs.makeFolder(made)),
        createFile: async (file) => {
          const handle = await step(() => nodeDurableFs.createFile(file));
          return { ...handle, write: (bytes) => step(() => handle.write(bytes)), sync: () => step(handle.sync) };
        },
        rename: (from, to) => step(() => nodeDurableFs.rename(from, to)),
      };
      await createWorkingCopies(folder, nodeDurableFs).save(copyOf('yên ổn'));
      const copies = createWorkingCopies(folder, fs);
      const refused = await copies.save(copyOf('bị từ chối'));
      codes.push(refused.ok ? 'saved' : refused.error.code, await readBack());
      await copies.save(copyOf('sau đó'));
      codes.push(await readBack());
    }
    const expected = (code: string) => [code, ['yên ổn', false], ['sau đó', false]];
    expect(codes).toEqual(['disk-full', 'read-only'].flatMap((code) => [1, 2, 3, 4, 5].flatMap(() => expected(code))));
  });

  it('sweep what an earlier run left half written', async () => {
    await createWorkingCopies(folder, nodeDurableFs).save(copyOf('một'));
    await writeFile(path.join(folder, ID, '.tmp-77-abc'), 'dở');
    await createWorkingCopies(folder, nodeDurableFs).save(copyOf('hai'));
    expect(await filesOf()).toEqual(['save-000001.json', 'save-000002.json']);
  });

  it('do not hide what a newer program wrote behind an older text', async () => {
    const copies = createWorkingCopies(folder, nodeDurableFs);
    await copies.save(copyOf('cũ'));
    const newer = copyOf('mới');
    await copies.save({ ...newer, article: { ...newer.article, schema: 3 as 1 } });
    expect(await readBack()).toEqual({ code: 'newer-version', what: 'article' });
  });
});
