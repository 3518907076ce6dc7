import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testPortal } from '../../../shared/rendering/test-newspaper.ts';
import type { PortalSite, SiteWithdrawal } from '../portal-site.ts';
import { createStaticSite } from './create-static-site.ts';
import {
  brokenLinks,
  publicFiles,
  removeTestFolder,
  testArticle,
  testFolder,
  testId,
  testPhotos,
  testTime,
} from './test-site.ts';

let folder = '';
let site: PortalSite;
const open = (portal = testPortal): PortalSite =>
  createStaticSite({ folder, portal, photos: testPhotos, clock: () => new Date('2021-02-24T00:00:00Z') });
beforeEach(async () => {
  folder = await testFolder();
  site = open();
});
afterEach(() => removeTestFolder(folder));

const quiet = () => undefined;
const never = new AbortController().signal;
const NOTICE: SiteWithdrawal = { how: 'notice', notice: 'Sông Cầu đã gỡ bài này.\n\nXin lỗi bạn đọc <b>.' };
const REMOVED: SiteWithdrawal = { how: 'removed', notice: '' };

async function publish(number: number, at = number): Promise<string> {
  const times = { publishedAt: testTime(at), updatedAt: testTime(at) };
  const result = await site.publish(testArticle(number), times, quiet, never);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.pagePath;
}

async function withdraw(number: number, how: SiteWithdrawal) {
  const result = await site.withdraw(testId(number), how);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function publishUpTo(last: number): Promise<void> {
  for (let number = 1; number <= last; number += 1) await publish(number);
}

/** Files that name an article's page or show its words. */
async function showing(number: number, page: string): Promise<readonly string[]> {
  const files = await publicFiles(folder);
  const name = path.posix.basename(page);
  return Object.keys(files).filter(
    (file) => file !== page && (files[file]?.includes(name) || files[file]?.includes(`Chuyện bên sông, kỳ ${number}<`)),
  );
}

test.each([NOTICE, REMOVED])(
  '[L10] a withdrawn article is in no page, list, feed, search or sitemap: $how',
  async (how) => {
    await publishUpTo(23);
    const page = await publish(5);
    const before = await publicFiles(folder);
    const photo = Object.keys(before).find((file) => before[file]?.startsWith('photo 5'));
    const done = await withdraw(5, how);
    expect(await showing(5, page)).toEqual([]);
    const files = await publicFiles(folder);
    expect([done.how, done.linkedFrom.toSorted(), await site.published(testId(5))]).toEqual([
      how.how,
      [testId(4), testId(6)],
      null,
    ]);
    expect([page in files, photo !== undefined && photo in files]).toEqual([how.how === 'notice', false]);
    const said = ['<p>Xin lỗi bạn đọc &lt;b&gt;.</p>', 'noindex'].map((words) => files[page]?.includes(words) === true);
    expect(said).toEqual(how.how === 'notice' ? [true, true] : [false, false]);
    expect(await brokenLinks(folder)).toEqual([]);
    await site.rebuild(quiet, never);
    expect(await publicFiles(folder)).toEqual(files);
  },
);

test('[L10] photos that another article shows stay; with changed settings it stays withdrawn', async () => {
  await publishUpTo(5);
  const page = await publish(40);
  await withdraw(5, NOTICE);
  const photos = Object.values(await publicFiles(folder)).filter((text) => text.startsWith('photo 5'));
  expect(photos.length).toBeGreaterThan(0);
  site = open({ ...testPortal, name: 'Tên khác', sections: testPortal.sections.slice(1) });
  await site.rebuild(quiet, never);
  expect(await showing(5, 'bai/nothing-of-this-name.html')).toEqual([]);
  expect((await publicFiles(folder))[page]).toContain('Tên khác');
});

test.each([NOTICE, REMOVED])(
  '[L10] [P19] under its addresses of before nothing of it is left either ($how)',
  async (how) => {
    await publishUpTo(7);
    const old = (await site.published(testId(5)))?.pagePath ?? '';
    const moved = await site.publish(
      { ...testArticle(5), slug: 'dia-chi-moi' },
      { publishedAt: testTime(5), updatedAt: testTime(9) },
      quiet,
      never,
    );
    const page = moved.ok ? moved.value.pagePath : '';
    await withdraw(5, how);
    const files = await publicFiles(folder);
    expect([page in files, old in files]).toEqual(how.how === 'notice' ? [true, true] : [false, false]);
    expect(Object.values(files).filter((text) => text.includes('Chuyện bên sông, kỳ 5<'))).toEqual([]);
    expect(await brokenLinks(folder)).toEqual([]);
    await site.rebuild(quiet, never);
    expect(await publicFiles(folder)).toEqual(files);
    const back = await site.publish(
      { ...testArticle(5), slug: 'dia-chi-moi' },
      { publishedAt: testTime(5), updatedAt: testTime(50) },
      quiet,
      never,
    );
    expect(back).toMatchObject({ ok: true, value: { pagePath: page } });
    expect((await publicFiles(folder))[old]).toContain(path.posix.basename(page));
  },
);

test.each([NOTICE, REMOVED])(
  '[L11] published again, it is back where it was: address, first time, links ($how)',
  async (how) => {
    await publishUpTo(6);
    const page = (await site.published(testId(5)))?.pagePath;
    await withdraw(5, how);
    expect(await publish(5, 50)).toBe(page);
    expect(await site.published(testId(5))).toMatchObject({ publishedAt: testTime(5), updatedAt: testTime(50) });
    const files = await publicFiles(folder);
    const six = (await site.published(testId(6)))?.pagePath ?? '';
    expect(files[six]).toContain(path.posix.basename(page ?? ''));
    expect(await brokenLinks(folder)).toEqual([]);
    await site.rebuild(quiet, never);
    expect(await publicFiles(folder)).toEqual(files);
  },
);

test('[L12] what was put back by hand is seen, and taken away by the same again', async () => {
  await publishUpTo(6);
  const page = (await site.published(testId(5)))?.pagePath ?? '';
  const old = await readFile(path.join(folder, page), 'utf8');
  await withdraw(5, REMOVED);
  await writeFile(path.join(folder, page), old);
  expect(await site.verify(testId(5))).toMatchObject({ ok: false });
  await withdraw(5, REMOVED);
  expect(page in (await publicFiles(folder))).toBe(false);
  expect(await site.verify(testId(5))).toMatchObject({ ok: true });
});

test('[L12] what is not there cannot be withdrawn', async () => {
  await publishUpTo(2);
  expect(await site.withdraw(testId(9), NOTICE)).toMatchObject({ ok: false, error: { code: 'not-found' } });
});
