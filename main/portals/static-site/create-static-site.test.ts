import { cp, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Article } from '../../../shared/article/schema.ts';
import { plainRuns } from '../../../shared/article/runs.ts';
import type { Portal } from '../../../shared/portal/schema.ts';
import { testPortal } from '../../../shared/rendering/test-newspaper.ts';
import { fail } from '../../../shared/result.ts';
import type { PhotoSource } from '../photo-source.ts';
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
beforeEach(async () => {
  folder = await testFolder();
});
afterEach(() => removeTestFolder(folder));

const clock = () => new Date('2021-02-24T00:00:00Z');
const siteWith = (portal: Portal = testPortal, photos: PhotoSource = testPhotos, at = folder) =>
  createStaticSite({ folder: at, portal, photos, clock });
const quiet = () => undefined;
const never = new AbortController().signal;
const timesOf = (number: number) => ({ publishedAt: testTime(number), updatedAt: testTime(number) });

async function publish(article: Article, number: number, site = siteWith()) {
  const result = await site.publish(article, timesOf(number), quiet, never);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function publishUpTo(last: number, site = siteWith()) {
  for (let number = 1; number <= last; number += 1) await publish(testArticle(number), number, site);
}

async function rebuild(site = siteWith()) {
  const result = await site.rebuild(quiet, never);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const changedFiles = (before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) =>
  Object.keys(after).filter((file) => before[file] !== after[file]);

test('[P1] a first publication makes a whole site, every link of which leads somewhere', async () => {
  const done = await publish(testArticle(5), 5);
  expect(done).toMatchObject({
    articleId: testId(5),
    publishedAt: testTime(5),
    url: `https://songcau.example.org/bao/${done.pagePath}`,
  });
  expect(await brokenLinks(folder)).toEqual([]);
  expect(Object.keys(await publicFiles(folder))).toHaveLength(done.untouched + done.written);
});

test('[F4] a site without an address is whole and has no feed or sitemap; with the address they come, without it they go', async () => {
  const nameless = siteWith({ ...testPortal, url: null });
  const done = await publish(testArticle(5), 5, nameless);
  expect(done.url).toBeNull();
  const grown = await publicFiles(folder);
  expect(Object.keys(grown).filter((file) => file.endsWith('.xml'))).toEqual([]);
  expect(grown['robots.txt']).not.toContain('Sitemap');
  expect(await brokenLinks(folder)).toEqual([]);
  expect(Object.keys(grown)).toHaveLength(done.untouched + done.written);
  await rebuild(nameless);
  expect(await publicFiles(folder)).toEqual(grown);

  expect(await siteWith().rebuildPending()).toBe(true);
  await rebuild();
  const named = await publicFiles(folder);
  expect(Object.keys(named)).toEqual(expect.arrayContaining(['rss.xml', 'sitemap.xml', 'sitemap/1.xml']));
  expect(named[done.pagePath]).not.toBe(grown[done.pagePath]);
  expect(await brokenLinks(folder)).toEqual([]);

  await publish(testArticle(6), 6, nameless);
  await rebuild(nameless);
  expect(Object.keys(await publicFiles(folder)).filter((file) => file.endsWith('.xml'))).toEqual([]);
  expect(await brokenLinks(folder)).toEqual([]);
});

test('[P2] the same article again writes nothing', async () => {
  await publishUpTo(6);
  const before = await publicFiles(folder);
  expect(await publish(testArticle(6), 6)).toMatchObject({ written: 0 });
  expect(await publicFiles(folder)).toEqual(before);
});

test('[P3] publishing #21 opens a second page and leaves all other articles and full pages alone', async () => {
  await publishUpTo(20);
  const before = await publicFiles(folder);
  const { pagePath } = await publish(testArticle(21), 21);
  const changed = changedFiles(before, await publicFiles(folder));
  const page20 = (await siteWith().published(testId(20)))?.pagePath ?? '';
  // Article 20 announced article 21 and now links to it; article 21's lists, and page 1 of the list of everything, which is no longer the last.
  expect(changed.toSorted()).toEqual(
    [
      pagePath,
      page20,
      'tin-moi/index.html',
      'tin-moi/trang-1.html',
      'tin-moi/trang-2.html',
      'chuyen-muc/kinh-te/index.html',
      'chuyen-muc/kinh-te/rss.xml',
      'chuyen-muc/kinh-te/trang-1.html',
      'tac-gia/lo-van-in/index.html',
      'tac-gia/lo-van-in/trang-1.html',
      'tu-khoa/che-bup/index.html',
      'tu-khoa/che-bup/trang-1.html',
      'tu-khoa/duong-xi/index.html',
      'tu-khoa/duong-xi/trang-1.html',
      'index.html',
      'rss.xml',
      'sitemap/1.xml',
      'sitemap-tin-tuc.xml',
      'tim-kiem/1.js',
    ].toSorted(),
  );
});

test('[P4] a site grown article by article is the site that a rebuild writes, byte for byte', async () => {
  const order = [7, 3, 22, 1, 9, 2, 8, 21, 4, 20, 5, 19, 6, 18, 10, 17, 11, 16, 12, 15, 13, 14, 23];
  for (const number of order) await publish(testArticle(number), number);
  const moved = { ...testArticle(9), section: 'van-hoa', tags: ['tag mới'], headline: 'Kỳ 9 đổi tên' };
  await publish(moved, 30);
  const grown = await publicFiles(folder);
  expect(await brokenLinks(folder)).toEqual([]);
  for (const name of await readdir(folder))
    if (name !== '.toasoan') await rm(path.join(folder, name), { recursive: true });
  await rebuild();
  expect(await publicFiles(folder)).toEqual(grown);
  expect(await rebuild()).toMatchObject({ written: 0, removed: 0 });
});

test('[P5] the preview is exactly what publishing then writes, and writes nothing itself', async () => {
  await publishUpTo(5);
  const before = await publicFiles(folder);
  const article = { ...testArticle(10), headline: 'Bến mới' };
  const preview = await siteWith().preview(article, timesOf(10));
  if (!preview.ok) throw new Error(preview.error.code);
  expect(await publicFiles(folder)).toEqual(before);
  const promised: Record<string, string> = {};
  for (const [file, bytes] of preview.value.files) promised[file] = Buffer.from(await bytes()).toString('utf8');
  const done = await publish(article, 10);
  const after = await publicFiles(folder);
  expect(done.pagePath).toBe(preview.value.pagePath);
  for (const [file, text] of Object.entries(promised)) expect({ file, text }).toEqual({ file, text: after[file] });
  expect(changedFiles(before, after).filter((file) => !(file in promised))).toEqual([]);
});

test('[P5] a preview needs no folder, and shows no file of the state', async () => {
  const site = createStaticSite({ folder: null, portal: testPortal, photos: testPhotos, clock });
  const preview = await site.preview(testArticle(5), timesOf(5));
  if (!preview.ok) throw new Error(preview.error.code);
  const page = Buffer.from((await preview.value.read(preview.value.pagePath)) ?? []).toString();
  expect(page).toContain('Chuyện bên sông, kỳ 5');
  expect(await preview.value.read('index.html')).not.toBeNull();
  await publishUpTo(1);
  const other = await siteWith().preview(testArticle(5), timesOf(5));
  if (!other.ok) throw new Error(other.error.code);
  for (const file of ['.toasoan/site.json', '../x', '/etc/passwd', 'bai/../.toasoan/site.json', 'none.html'])
    expect(await other.value.read(file)).toBeNull();
});

test('[P6] a folder of someone else is left alone', async () => {
  await writeFile(path.join(folder, 'luan-van.docx'), 'x');
  const answer = await siteWith().publish(testArticle(1), timesOf(1), quiet, never);
  expect(answer).toEqual(fail({ code: 'site-foreign' }));
  expect(await readdir(folder)).toEqual(['luan-van.docx']);
});

test('[P6] a folder that is gone, none chosen, a file: each is said', async () => {
  await writeFile(path.join(folder, 'file'), 'x');
  for (const at of [path.join(folder, 'none'), path.join(folder, 'file')]) {
    const answer = await siteWith(testPortal, testPhotos, at).publish(testArticle(1), timesOf(1), quiet, never);
    expect(answer).toEqual(fail({ code: 'site-folder-missing' }));
  }
});

test('[P6] a link inside the site that leads out of it is never written through', async () => {
  await publishUpTo(1);
  const outside = await testFolder();
  await rm(path.join(folder, 'tac-gia'), { recursive: true });
  await symlink(outside, path.join(folder, 'tac-gia'));
  await expect(publish(testArticle(2), 2)).rejects.toThrow();
  expect(await readdir(outside)).toEqual([]);
  await removeTestFolder(outside);
});

test('[P7] a page that is gone and a changed photo are put right by publishing the article again', async () => {
  await publishUpTo(5);
  const before = await publicFiles(folder);
  const { pagePath } = await publish(testArticle(5), 5);
  const photo = Object.keys(before).find((file) => file.startsWith('anh/')) ?? '';
  await rm(path.join(folder, pagePath));
  await writeFile(path.join(folder, photo), 'changed');
  expect(await siteWith().verify(testId(5))).toMatchObject({ ok: false, error: { code: 'damaged' } });
  await publish(testArticle(5), 5);
  expect(await publicFiles(folder)).toEqual(before);
  expect(await siteWith().verify(testId(5))).toMatchObject({ ok: true });
});

test('[P8] an update keeps the address, and changes every place that shows the article', async () => {
  await publishUpTo(4);
  const first = await siteWith().published(testId(2));
  const update = { ...testArticle(2), headline: 'Tít khác hẳn', tags: ['đường làng'], section: 'van-hoa' };
  await siteWith().publish(update, { publishedAt: testTime(2), updatedAt: testTime(60) }, quiet, never);
  const files = await publicFiles(folder);
  expect(await siteWith().published(testId(2))).toMatchObject({
    pagePath: first?.pagePath,
    publishedAt: testTime(2),
    updatedAt: testTime(60),
  });
  expect(files[first?.pagePath ?? '']).toContain(
    '<time datetime="2021-02-23T10:38:00+07:00">23/02/2021 10:38 (GMT +7)</time>',
  );
  expect(files['chuyen-muc/van-hoa/index.html']).toContain('Tít khác hẳn');
  expect(files['chuyen-muc/nong-nghiep/index.html']).not.toContain('Tít khác hẳn');
  expect(files['tim-kiem/1.js']).toContain('tit khac han');
  expect(files['index.html']).toContain('Tít khác hẳn');
  expect(await brokenLinks(folder)).toEqual([]);
});

test('[P19] other words for the address move the page: the old address leads there, and so does the whole site', async () => {
  await publishUpTo(23);
  const first = await publish({ ...testArticle(20), headline: 'Tít mới' }, 20);
  const at = async (slug: string, headline = 'Tít mới') => {
    const { pagePath } = await publish({ ...testArticle(20), headline, slug }, 20);
    const files = await publicFiles(folder);
    expect(await brokenLinks(folder)).toEqual([]);
    await rebuild();
    expect(await publicFiles(folder)).toEqual(files);
    return { pagePath, files };
  };
  const moved = await at('cho-phien');
  expect(moved.pagePath).toContain('/cho-phien-');
  const old = moved.files[first.pagePath] ?? '';
  const name = path.posix.basename(moved.pagePath);
  expect(old).toContain(`<meta http-equiv="refresh" content="0; url=${name}">`);
  expect(old).toContain(`<link rel="canonical" href="https://songcau.example.org/bao/${moved.pagePath}">`);
  expect([old.includes('con nước'), moved.files[moved.pagePath]?.includes('con nước')]).toEqual([false, true]);
  // Nobody leads to the old address any more.
  const oldName = path.posix.basename(first.pagePath);
  expect(Object.keys(moved.files).filter((file) => moved.files[file]?.includes(oldName))).toEqual([]);

  const again = await at('cho-tinh');
  for (const before of [first.pagePath, moved.pagePath])
    expect(again.files[before]).toContain(path.posix.basename(again.pagePath));
  // Without words for it, or with a headline of other words, it stays.
  expect((await at('', 'Một tít khác hẳn')).pagePath).toBe(again.pagePath);
  const back = await at('cho-phien');
  expect(back.pagePath).toBe(moved.pagePath);
  expect(back.files[moved.pagePath]).toContain('con nước');
  expect(back.files[again.pagePath]).toContain(name);
});

test('[P9] new settings: everything is written anew, old addresses go last, nothing leads nowhere', async () => {
  await publishUpTo(22);
  const [first, second, ...others] = testPortal.sections;
  if (!first || !second) throw new Error('the test needs sections');
  const portal: Portal = {
    ...testPortal,
    name: 'Báo Sông Công',
    sections: [
      { ...first, slug: 'thoi-su-trong-tinh' },
      second,
      ...others.map((section) => ({ ...section, parent: section.id === 'nong-nghiep' ? 'van-hoa' : null })),
    ],
    standingPages: [{ title: 'Liên hệ', slug: 'lien-he', text: 'Đến tận nơi.' }],
  };
  const site = siteWith(portal);
  expect(await site.rebuildPending()).toBe(true);
  const stop = new AbortController();
  const stopped = await site.rebuild(({ step }) => step === 'pages' && stop.abort(), stop.signal);
  expect(stopped).toEqual(fail({ code: 'cancelled' }));
  expect(await brokenLinks(folder)).toEqual([]);
  await publish(testArticle(23), 23, site);
  expect(await brokenLinks(folder)).toEqual([]);
  expect(await site.rebuildPending()).toBe(true);
  await rebuild(site);
  expect(await site.rebuildPending()).toBe(false);
  const files = await publicFiles(folder);
  expect(await brokenLinks(folder)).toEqual([]);
  expect(
    Object.entries(files).filter(([file, text]) => file.endsWith('.html') && text.includes('Báo Sông Cầu')),
  ).toEqual([]);
  expect(Object.keys(files).filter((file) => /chuyen-muc\/thoi-su\/|gioi-thieu/.test(file))).toEqual([]);
  expect(files['chuyen-muc/van-hoa/index.html']).toContain('kỳ 22');
  expect(files['chuyen-muc/kinh-te/index.html']).not.toContain('kỳ 22');
});

test('[P10] cancelled among its photos, a publication leaves the site as it was', async () => {
  await publishUpTo(4);
  const before = await publicFiles(folder);
  const stop = new AbortController();
  const answer = await siteWith().publish(testArticle(5), timesOf(5), () => stop.abort(), stop.signal);
  expect(answer).toEqual(fail({ code: 'cancelled' }));
  const after = await publicFiles(folder);
  expect(Object.keys(after).filter((file) => !(file in before) && !file.startsWith('anh/'))).toEqual([]);
  expect(await siteWith().published(testId(5))).toBeNull();
});

test('[P10] a photo that cannot be had stops the publication before anything is seen of it', async () => {
  await publishUpTo(4);
  const before = await publicFiles(folder);
  const photos: PhotoSource = {
    ...testPhotos,
    rendition: () => Promise.resolve(fail({ code: 'not-found', what: 'photo' })),
  };
  const answer = await siteWith(testPortal, photos).publish(testArticle(5), timesOf(5), quiet, never);
  expect(answer).toEqual(fail({ code: 'not-found', what: 'photo' }));
  expect(await publicFiles(folder)).toEqual(before);
});

test('[P11] a second writer is told, and a lock whose holder died is taken over', async () => {
  await publishUpTo(1);
  const lock = path.join(folder, '.toasoan/lock.json');
  const { hostname } = await import('node:os');
  await writeFile(lock, JSON.stringify({ token: 'other', host: hostname(), pid: process.pid }));
  const busy = await siteWith().publish(testArticle(2), timesOf(2), quiet, never);
  expect(busy).toEqual(fail({ code: 'site-busy' }));
  await writeFile(lock, JSON.stringify({ token: 'other', host: hostname(), pid: 4_194_303 }));
  expect(await publish(testArticle(2), 2)).toMatchObject({ articleId: testId(2) });
});

test('[P11] many publications asked for at once are done one after the other', async () => {
  const site = siteWith();
  await Promise.all([1, 2, 3, 4].map((number) => publish(testArticle(number), number, site)));
  expect(await site.articleCount()).toBe(4);
  expect(await brokenLinks(folder)).toEqual([]);
});

test('[P17] after a publication that stopped half-way, no page is called damaged: it is finished, or the reason is told', async () => {
  const twin = path.join(folder, 'bản-sao');
  await mkdir(twin);
  await publishUpTo(4, siteWith(testPortal, testPhotos, twin));
  const { pagePath } = await publish(testArticle(4), 4, siteWith(testPortal, testPhotos, twin));
  await rm(twin, { recursive: true });
  await publishUpTo(3);
  // Something stands where the page would go, as a full disk would stop it there.
  const page = path.join(folder, ...pagePath.split('/'));
  await mkdir(path.join(page, 'chắn'), { recursive: true });
  const site = siteWith();
  const stopped = await site.publish(testArticle(4), timesOf(4), quiet, never);
  expect(stopped.ok).toBe(false);
  const meanwhile = await Promise.all([1, 2, 3].map((number) => site.verify(testId(number))));
  expect(meanwhile.flatMap((answer) => (answer.ok || answer.error.code !== 'damaged' ? [] : [answer.error]))).toEqual(
    [],
  );
  await rm(page, { recursive: true });
  const after = await Promise.all([1, 2, 3, 4].map((number) => site.verify(testId(number))));
  expect(after.map(({ ok }) => ok)).toEqual([true, true, true, true]);
});

test('[P12] damaged state is said, never guessed at', async () => {
  await publishUpTo(1);
  await writeFile(path.join(folder, '.toasoan/cards/1.json'), '[{"id":');
  const answer = await siteWith().publish(testArticle(2), timesOf(2), quiet, never);
  expect(answer).toEqual(fail({ code: 'damaged', what: 'site' }));
  await writeFile(path.join(folder, '.toasoan/site.json'), '{"format":2,"articles":1,"files":1}');
  const newer = await siteWith().publish(testArticle(2), timesOf(2), quiet, never);
  expect(newer).toEqual(fail({ code: 'newer-version', what: 'site' }));
});

test('[P13] two articles of one headline and ending have two addresses; a moved site is still a site', async () => {
  const twin = { ...testArticle(1), id: `01HZ9999999999999999${testId(1).slice(-6)}` };
  await publishUpTo(1);
  const second = await publish(twin, 2);
  expect(second.pagePath).not.toBe((await siteWith().published(testId(1)))?.pagePath);
  const elsewhere = path.join(await testFolder(), 'site');
  await mkdir(elsewhere);
  await cp(folder, elsewhere, { recursive: true });
  await publish(testArticle(3), 3, siteWith(testPortal, testPhotos, elsewhere));
  expect(await brokenLinks(elsewhere)).toEqual([]);
  await removeTestFolder(path.dirname(elsewhere));
});

test('[P14] tags that differ by accents only have lists of their own; those that differ by case share one', async () => {
  const tagged = (number: number, tags: readonly string[]) => publish({ ...testArticle(number), tags }, number);
  await tagged(1, ['đường']);
  await tagged(2, ['dương', 'Đường']);
  await tagged(3, ['!!!', '???', 'con']);
  const folders = (await readdir(path.join(folder, 'tu-khoa'))).toSorted();
  expect(folders).toEqual(['con-2', 'duong', 'duong-2', 'khac', 'khac-2']);
  expect((await publicFiles(folder))['tu-khoa/duong/index.html']).toContain('kỳ 2');
});

test('[P15] an article without photo, section page, tag or name still makes a whole site', async () => {
  const bare = { ...testArticle(1), tags: [], bylines: {}, related: {}, section: 'gone', lead: plainRuns('') };
  await publish(bare, 1);
  expect(await brokenLinks(folder)).toEqual([]);
});
