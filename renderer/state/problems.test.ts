import { describe, expect, test } from 'vitest';
import { createArticle } from '../../shared/article/create-article.ts';
import { plainRuns } from '../../shared/article/runs.ts';
import type { Article, Figure } from '../../shared/article/schema.ts';
import { findProblems } from './problems.ts';

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

const problemsOf = (article: Article) => findProblems(article, 'https://bao.example/1.html', (id) => id === ID);

describe('[W20] what is missing is named', () => {
  test('nothing in a whole article', () => {
    expect(problemsOf(whole)).toEqual([]);
  });

  test('everything in an empty one, in reading order', () => {
    expect(problemsOf(createArticle(ID)).map((problem) => problem.kind)).toEqual([
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
    expect(problemsOf(blank as Article).map((problem) => problem.kind)).toEqual(['headline', 'lead', 'body']);
  });

  test('per photo: no photo, no words, a copied description, a small photo, the same caption twice', () => {
    const article: Article = {
      ...whole,
      leadFigure: 'f1',
      body: [...whole.body, ...['f2', 'f3', 'f4'].map((id) => ({ kind: 'figure' as const, id: `x${id}`, figure: id }))],
      figures: {
        f1: figure({}),
        f2: figure({ photo: null, words: '', alt: ' ', photographer: '' }),
        f3: figure({ words: 'Đò ngang', alt: 'do ngang', photo: { ...figure({}).photo!, width: 640, height: 480 } }),
        f4: figure({ words: 'cầu phao TẠM ở bến đá' }),
      },
    };
    expect(problemsOf(article)).toEqual([
      { kind: 'figure-photo', entry: 'f2', place: 2 },
      { kind: 'figure-caption', entry: 'f2', place: 2 },
      { kind: 'figure-alt', entry: 'f2', place: 2 },
      { kind: 'figure-credit', entry: 'f2', place: 2 },
      { kind: 'figure-alt-copied', entry: 'f3', place: 3 },
      { kind: 'figure-low-resolution', entry: 'f3', place: 3 },
      { kind: 'figure-same-caption', entry: 'f4', place: 4 },
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
      { kind: 'related-self', entry: 'r1', place: 1 },
      { kind: 'related-self', entry: 'r2', place: 2 },
      { kind: 'related-dead', entry: 'r3', place: 3 },
      { kind: 'related-untitled', entry: 'r4', place: 4 },
      { kind: 'related-duplicate', entry: 'r5', place: 5 },
    ]);
  });
});
