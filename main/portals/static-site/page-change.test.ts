import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testPortal } from '../../../shared/rendering/test-newspaper.ts';
import { fail, ok } from '../../../shared/result.ts';
import { createStaticSite } from './create-static-site.ts';
import { publicFiles, removeTestFolder, testArticle, testFolder, testId, testPhotos, testTime } from './test-site.ts';

const never = new AbortController().signal;
const quiet = () => undefined;
const FIRST = testId(1);

let folder = '';
beforeEach(async () => {
  folder = await testFolder();
});
afterEach(() => removeTestFolder(folder));

const site = (portal = testPortal) =>
  createStaticSite({ folder, portal, photos: testPhotos, clock: () => new Date(testTime(9)) });

const publish = (number: number, headline = testArticle(number).headline) =>
  site().publish(
    { ...testArticle(number), headline },
    { publishedAt: testTime(number), updatedAt: testTime(number) },
    quiet,
    never,
  );

const pageOf = async (number: number): Promise<string> =>
  path.join(folder, (await site().published(testId(number)))?.pagePath ?? '');

/** Somebody writes into the page of the first article. */
async function strangersHand(from: string, to: string): Promise<string> {
  const page = await pageOf(1);
  const changed = (await readFile(page, 'utf8')).replaceAll(from, to);
  await writeFile(page, changed);
  return changed;
}

test('[P18] a page that somebody changed in the folder is noticed with its places, in words or in the source', async () => {
  await publish(1);
  expect(await site().pageChange(FIRST)).toBeNull();
  await strangersHand('đò vẫn sang đúng giờ', 'đò nghỉ');
  expect(await site().pageChange(FIRST)).toMatchObject({
    isMissing: false,
    differences: [
      {
        field: 'page',
        sent: 'Sáng sớm, mặt sông số 1 phủ sương; đò vẫn sang đúng giờ.',
        found: 'Sáng sớm, mặt sông số 1 phủ sương; đò nghỉ.',
      },
    ],
  });
  await strangersHand('đò nghỉ', 'đò vẫn sang đúng giờ');
  expect(await site().pageChange(FIRST)).toBeNull();
  await strangersHand('</body>', '<script src="//x.example/a.js"></script></body>');
  const injected = await site().pageChange(FIRST);
  expect(injected?.differences.some(({ found }) => found.includes('x.example'))).toBe(true);
  await rm(await pageOf(1));
  expect(await site().pageChange(FIRST)).toMatchObject({ isMissing: true });
});

test('[P18] nothing writes over it unasked: not its article, not one that it waited for, not new settings; a person may', async () => {
  await publish(1);
  const theirs = await strangersHand('đò vẫn sang', 'đò không sang');
  expect(await publish(1)).toEqual(fail({ code: 'page-changed' }));
  expect(await publish(1, 'Tít mới')).toEqual(fail({ code: 'page-changed' }));
  // Announced by the first article, whose page would lead there now.
  expect(await publish(2)).toMatchObject({ ok: true });
  const renamed = { ...testPortal, name: 'Báo Tên Mới' };
  expect(await site(renamed).rebuild(quiet, never)).toMatchObject({ ok: true });
  expect(await readFile(await pageOf(1), 'utf8')).toBe(theirs);
  expect(await readFile(await pageOf(2), 'utf8')).toContain('Báo Tên Mới');

  const shown = await site(renamed).pageChange(FIRST);
  await strangersHand('đò không sang', 'đò chìm');
  expect(await site(renamed).putPageBack(FIRST, shown?.fingerprint ?? '')).toEqual(fail({ code: 'changed-meanwhile' }));
  const now = await site(renamed).pageChange(FIRST);
  expect(await site(renamed).putPageBack(FIRST, now?.fingerprint ?? '')).toEqual(ok(null));
  expect(await site(renamed).pageChange(FIRST)).toBeNull();
  const page = await readFile(await pageOf(1), 'utf8');
  expect(page).toContain('đò vẫn sang');
  expect(page).toContain('Báo Tên Mới');
  expect(await site(renamed).verify(FIRST)).toMatchObject({ ok: true });
});

test('[P18] a withdrawal is a person’s word for every page that showed the article', async () => {
  await publish(1);
  await publish(2);
  await strangersHand('đò vẫn sang', 'đò không sang');
  expect(await site().withdraw(testId(2), { how: 'removed', notice: '' })).toMatchObject({ ok: true });
  expect(await readFile(await pageOf(1), 'utf8')).toContain('đò vẫn sang');
});

test('[P18] what this program itself left is never called a change: an update, a site of before, a place kept', async () => {
  await publish(1);
  await publish(1, 'Tít mới');
  await publish(2);
  expect(await site().pageChange(FIRST)).toBeNull();
  await rm(path.join(folder, '.toasoan/marks'), { recursive: true });
  await strangersHand('đò vẫn sang', 'đò không sang');
  expect(await site().pageChange(FIRST)).toBeNull();
  expect(await publish(1, 'Tít mới')).toMatchObject({ ok: true });
  await rm(await pageOf(1));
  await publish(3);
  expect(await publish(2, 'Tít khác')).toMatchObject({ ok: true });
  expect(await site().pageChange(FIRST)).toMatchObject({ isMissing: true });
  expect(await publish(1, 'Tít mới')).toMatchObject({ ok: true });
  expect(await site().pageChange(FIRST)).toBeNull();
  expect(Object.keys(await publicFiles(folder)).filter((file) => file.startsWith('bai/'))).toHaveLength(3);
});
