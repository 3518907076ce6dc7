import { describe, expect, test } from 'vitest';
import { createArticle } from '../article/create-article.ts';
import { plainRuns } from '../article/runs.ts';
import type { Article, Figure } from '../article/schema.ts';
import { webLinksOf } from './text-checks.ts';
import { runChecks, type CheckSurroundings } from './run-checks.ts';

const ID = '01J00000000000000000000001';
const OTHER = '01J00000000000000000000002';

const figure = (change: Partial<Figure> & { readonly words?: string }): Figure => ({
  photo: { blob: 'a'.repeat(64), mediaType: 'image/jpeg', width: 1600, height: 900, fileName: 'a.jpg' },
  alt: 'Người dân qua cầu phao',
  photographer: 'Thế Hà',
  source: '',
  rights: '',
  takenAt: null,
  ...change,
  caption: plainRuns(change.words ?? 'Cầu phao tạm ở bến Đá'),
});

const whole: Article = {
  ...createArticle(ID),
  headline: 'Cầu phao tạm thông xe',
  lead: plainRuns('Sáng nay cầu phao tạm ở bến Đá đã thông xe.'),
  section: 's1',
  body: [{ kind: 'p', id: 'p1', text: plainRuns('Hàng nghìn lượt xe qua lại.') }],
  bylines: { b1: { name: 'Lan Vy', agency: '', relayed: false, personId: null, role: 'text', order: 'a0' } },
};

const around: CheckSurroundings = {
  sections: [{ id: 's1' }],
  ownUrl: 'https://bao.example/1.html',
  standingOf: (id) => (id === ID ? 'on-site' : 'missing'),
  isGone: () => false,
  sameHeadline: [],
  openComments: 0,
  now: new Date('2026-03-02T02:00:00Z'),
};

const problemsOf = (article: Article, change: Partial<CheckSurroundings> = {}) =>
  runChecks(article, { ...around, ...change });

describe('[W20] what is missing is named', () => {
  test('nothing in a whole article', () => {
    expect(problemsOf(whole)).toEqual([]);
  });

  test('everything in an empty one, in reading order', () => {
    expect(problemsOf(createArticle(ID)).map((problem) => problem.check)).toEqual([
      'headline',
      'lead',
      'body',
      'byline',
      'section',
    ]);
  });

  test('spaces are not words', () => {
    const blank = {
      ...whole,
      headline: '  ',
      lead: plainRuns('\u00a0'),
      body: [{ ...whole.body[0]!, text: plainRuns(' ') }],
    };
    expect(problemsOf(blank as Article).map((problem) => problem.check)).toEqual(['headline', 'lead', 'body']);
  });

  test('per photo: no photo, no words, a copied description, a small photo, the same caption twice', () => {
    const article: Article = {
      ...whole,
      leadFigure: 'f1',
      body: [...whole.body, ...['f2', 'f3', 'f4'].map((id) => ({ kind: 'figure' as const, id: `x${id}`, figure: id }))],
      figures: {
        f1: figure({ photo: { ...figure({}).photo!, width: 640, height: 480 } }),
        f2: figure({ photo: null, words: '', alt: ' ', photographer: '' }),
        f3: figure({ words: 'Đò ngang', alt: 'do ngang', photo: { ...figure({}).photo!, width: 640, height: 480 } }),
        f4: figure({ words: 'cầu phao TẠM ở bến đá' }),
      },
    };
    expect(problemsOf(article)).toEqual([
      { check: 'lead-low-resolution', entry: 'f1', place: 1 },
      { check: 'figure-photo', entry: 'f2', place: 2 },
      { check: 'figure-caption', entry: 'f2', place: 2 },
      { check: 'figure-alt', entry: 'f2', place: 2 },
      { check: 'figure-credit', entry: 'f2', place: 2 },
      { check: 'figure-alt-copied', entry: 'f3', place: 3 },
      { check: 'figure-low-resolution', entry: 'f3', place: 3 },
      { check: 'figure-same-caption', entry: 'f4', place: 4 },
    ]);
  });

  test('per related link: to itself by id or address, twice, into nothing, without a title', () => {
    const article: Article = {
      ...whole,
      related: {
        r1: { kind: 'internal', article: ID, title: 'Chính bài này', order: 'a0' },
        r2: { kind: 'external', url: 'https://bao.example/1.html', title: 'Cũng bài này', order: 'a1' },
        r3: { kind: 'internal', article: OTHER, title: 'Bài đã mất', order: 'a2' },
        r4: { kind: 'external', url: 'https://noi-khac.example/', title: ' ', order: 'a3' },
        r5: { kind: 'external', url: 'https://noi-khac.example', title: 'Nơi khác', order: 'a4' },
      },
    };
    expect(problemsOf(article)).toEqual([
      { check: 'related-self', entry: 'r1', place: 1 },
      { check: 'related-self', entry: 'r2', place: 2 },
      { check: 'related-dead', entry: 'r3', place: 3 },
      { check: 'related-untitled', entry: 'r4', place: 4 },
      { check: 'related-duplicate', entry: 'r5', place: 5 },
    ]);
  });

  test('what the article cannot say itself: its section, the hour, talks, the same headline, where links lead', () => {
    const article: Article = {
      ...whole,
      section: 'gone',
      embargo: '2026-03-02T10:00:00+07:00',
      related: Object.fromEntries(
        ['A', 'B'].map((id) => [
          id,
          { kind: 'internal', article: `01J0000000000000000000000${id}`, title: 'Bài cũ', order: `a${id}` },
        ]),
      ) as Article['related'],
    };
    const same = { articleId: OTHER, headline: 'Cầu phao tạm thông xe' };
    const found = problemsOf(article, {
      standingOf: (id) => (id.endsWith('A') ? 'absent' : 'withdrawn'),
      sameHeadline: [same],
      openComments: 2,
    });
    expect(found).toEqual([
      { check: 'related-absent', entry: 'A', place: 1 },
      { check: 'related-withdrawn', entry: 'B', place: 2 },
      { check: 'section' },
      { check: 'same-headline', ...same },
      { check: 'comments', open: 2 },
      { check: 'embargo' },
    ]);
  });

  test('[CH8] a page that was tried and is gone, in the text or among the related links', () => {
    const [lost, kept] = ['https://bao.example/khong-con', 'https://bao.example/con'];
    const run = (link: string) => ({ text: 'xem ở đây', marks: [], link });
    const article: Article = {
      ...whole,
      body: [...whole.body, { kind: 'p', id: 'p2', text: [run(kept)] }, { kind: 'p', id: 'p3', text: [run(lost)] }],
      related: {
        r1: { kind: 'external', url: kept, title: 'Còn', order: 'a0' },
        r2: { kind: 'external', url: lost, title: 'Không còn', order: 'a1' },
      },
    };
    expect(webLinksOf(article)).toEqual([kept, lost]);
    expect(problemsOf(article)).toEqual([]);
    expect(problemsOf(article, { isGone: (url) => url === lost })).toEqual([
      { check: 'related-dead', entry: 'r2', place: 2 },
      { check: 'link', at: { on: 'block', id: 'p3' }, words: 'xem ở đây' },
    ]);
  });

  test('what is not known yet finds nothing', () => {
    const article: Article = {
      ...whole,
      related: { r1: { kind: 'internal', article: OTHER, title: 'Bài cũ', order: 'a0' } },
    };
    expect(problemsOf(article, { standingOf: () => null, sections: null })).toEqual([]);
  });
});
