import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentHash } from '../../shared/article/canonical.ts';
import { plainRuns } from '../../shared/article/runs.ts';
import type { Article } from '../../shared/article/schema.ts';
import type { PublishProgress } from '../../shared/ipc/wire.ts';
import { testPortal } from '../../shared/rendering/test-newspaper.ts';
import { fail } from '../../shared/result.ts';
import { createStaticSite } from '../portals/static-site/create-static-site.ts';
import {
  publicFiles,
  removeTestFolder,
  testArticle,
  testFolder,
  testPhotos,
} from '../portals/static-site/test-site.ts';
import { previewArticle, publishArticle, type PublishingParts } from './publish-article.ts';

let folder = '';
let now = '2026-11-23T02:00:00.000Z';
beforeEach(async () => {
  folder = await testFolder();
  now = '2026-11-23T02:00:00.000Z';
});
afterEach(() => removeTestFolder(folder));

const clock = () => new Date(now);
const parts = (): PublishingParts => ({
  site: createStaticSite({ folder, portal: testPortal, photos: testPhotos, clock }),
  portal: testPortal,
  clock,
});
const publish = (article: Article, onProgress: (progress: PublishProgress) => void = () => undefined) =>
  publishArticle(article, parts(), onProgress, new AbortController().signal);

test.each<[string, Partial<Article>, readonly string[]]>([
  ['no headline', { headline: ' ' }, ['headline']],
  ['no section', { section: null }, ['section']],
  ['a section that the portal does not have', { section: 'mat-roi' }, ['section']],
  ['no body', { body: [] }, ['body']],
  [
    'a body of nothing',
    {
      body: [
        { kind: 'p', id: 'b1', text: plainRuns(' \n') },
        { kind: 'rule', id: 'b2' },
      ],
    },
    ['body'],
  ],
  ['nothing at all', { headline: '', section: null, body: [] }, ['headline', 'section', 'body']],
])('[G1] an article with %s is refused, and nothing is written', async (_name, change, missing) => {
  expect(await publish({ ...testArticle(1), ...change })).toEqual(fail({ code: 'incomplete', missing }));
  expect(await publicFiles(folder)).toEqual({});
});

test('[G2] an embargo holds until its very instant', async () => {
  const article = { ...testArticle(1), embargo: '2026-11-23T09:00:01+07:00' };
  expect(await publish(article)).toEqual(fail({ code: 'embargo', until: article.embargo }));
  now = '2026-11-23T02:00:01.000Z';
  expect(await publish(article)).toMatchObject({ ok: true });
});

test('[G3] an imported article keeps its first time; its update prints the time of the update; the same words keep theirs', async () => {
  const article = { ...testArticle(1), origin: { publishedAt: '2021-02-23T09:38:00+07:00', url: null } };
  const times = async (made: Article) => {
    const receipt = await publish(made);
    if (!receipt.ok) throw new Error(receipt.error.code);
    const { publishedAt, updatedAt, written } = receipt.value;
    const page = (await publicFiles(folder))[new URL(receipt.value.url ?? '').pathname.replace('/bao/', '')] ?? '';
    return {
      publishedAt,
      updatedAt,
      wrote: written > 0,
      printed: /\d\d\/\d\d\/\d{4} \d\d:\d\d \(GMT \+7\)/.exec(page)?.[0],
    };
  };
  const first = { publishedAt: '2021-02-23T09:38:00+07:00', updatedAt: '2021-02-23T09:38:00+07:00' };
  expect(await times(article)).toEqual({ ...first, wrote: true, printed: '23/02/2021 09:38 (GMT +7)' });
  now = '2026-11-24T00:30:00.000Z';
  expect(await times(article)).toEqual({ ...first, wrote: false, printed: '23/02/2021 09:38 (GMT +7)' });
  const update = { publishedAt: first.publishedAt, updatedAt: now, wrote: true, printed: '24/11/2026 07:30 (GMT +7)' };
  expect(await times({ ...article, headline: 'Tít sửa' })).toEqual(update);
});

test('[G4] the receipt names exactly these words and says how far things are on the way', async () => {
  const steps: string[] = [];
  const article = testArticle(5);
  const receipt = await publish(article, ({ step, articleId }) => {
    expect(articleId).toBe(article.id);
    if (steps.at(-1) !== step) steps.push(step);
  });
  expect(receipt).toMatchObject({ ok: true, value: { articleId: article.id, content: contentHash(article) } });
  expect(steps).toEqual(['photos', 'pages', 'check']);
});

test('[G5] what is not complete can still be previewed', async () => {
  const preview = await previewArticle({ ...testArticle(1), headline: '', section: null, body: [] }, parts());
  if (!preview.ok) throw new Error(preview.error.code);
  expect(Buffer.from((await preview.value.read(preview.value.pagePath)) ?? []).toString()).toContain('<article>');
});
