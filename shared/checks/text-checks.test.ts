import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createArticle } from '../article/create-article.ts';
import { plainRuns } from '../article/runs.ts';
import type { Article } from '../article/schema.ts';
import { isDeadAddress } from './link-checks.ts';
import { checkText } from './text-checks.ts';

const ID = '01J00000000000000000000001';

const saying = (text: string): Article => ({
  ...createArticle(ID),
  body: [{ kind: 'p', id: 'b1', text: plainRuns(text) }],
});

const never = (): boolean => false;

const isToCome = (text: string): boolean => checkText(saying(text), never).some(({ check }) => check === 'tk');

describe('[CH3] words still to come', () => {
  it('are TK as a word of its own', () => {
    const said = ['Ông TK nói', 'TK', '(TK)', 'số liệu: TK.', 'TK/2026', 'TK\nhai'];
    const other = ['HTK', 'TKV', 'TK1', 'ĐTK', 'TKÀ', 'tk', 'Tk', 'ôTK', 'TK\u0301', '3TK', 'TK_a', 'thống kê'];
    expect([said.filter((text) => !isToCome(text)), other.filter(isToCome)]).toEqual([[], []]);
  });

  it('are found between any signs and never beside a letter, mark or digit', () => {
    const sign = fc.constantFrom(' ', '.', ',', '“', '”', '(', ')', '…', '/', '-', '\n', '!', '👩‍🌾');
    const letter = fc.constantFrom('đ', 'Đ', 'ệ', 'a', '7', 'ô\u0323', 'ả', 'Ư', '\u0301');
    fc.assert(
      fc.property(sign, sign, (before, after) => {
        expect(isToCome(`Nghĩa${before}TK${after}quế`)).toBe(true);
      }),
    );
    fc.assert(
      fc.property(letter, (before) => {
        expect(isToCome(`Nghĩa ${before}TK quế`)).toBe(false);
      }),
    );
    fc.assert(
      fc.property(letter, (after) => {
        expect(isToCome(`Nghĩa TK${after} quế`)).toBe(false);
      }),
    );
  });

  it('are found wherever a reader may meet them, with their place and the words around', () => {
    const article: Article = {
      ...createArticle(ID),
      kicker: 'TK',
      headline: 'Tít TK',
      lead: plainRuns('Sapo TK'),
      leadFigure: 'f1',
      figures: {
        f1: {
          photo: null,
          caption: plainRuns('Ảnh TK'),
          alt: 'TK',
          photographer: '',
          source: '',
          rights: '',
          takenAt: null,
        },
      },
      body: [
        {
          kind: 'list',
          id: 'b1',
          ordered: false,
          items: [{ text: [], child: { ordered: true, items: [{ text: plainRuns('mục TK'), child: null }] } }],
        },
        {
          kind: 'table',
          id: 'b2',
          rows: [{ cells: [{ header: false, colSpan: 1, rowSpan: 1, text: plainRuns('TK') }] }],
        },
        { kind: 'embed', id: 'b3', url: 'https://phim.example/1', title: 'TK', provider: '' },
      ],
      teaser: 'TK',
    };
    expect(checkText(article, never).map(({ at, words }) => [at, words])).toEqual([
      [{ on: 'kicker' }, 'TK'],
      [{ on: 'headline' }, 'Tít TK'],
      [{ on: 'figure', id: 'f1', place: 1 }, 'Ảnh TK'],
      [{ on: 'figure', id: 'f1', place: 1 }, 'TK'],
      [{ on: 'lead' }, 'Sapo TK'],
      [{ on: 'block', id: 'b1' }, 'mục TK'],
      [{ on: 'block', id: 'b2' }, 'TK'],
      [{ on: 'block', id: 'b3' }, 'TK'],
      [{ on: 'info' }, 'TK'],
    ]);
  });

  it('are quoted with a few words, however long the paragraph', () => {
    const [found] = checkText(saying(`${'nghĩa tình '.repeat(400)}TK ${'quế hồi '.repeat(400)}`), never);
    expect(found?.words).toMatch(/^…[^…]{20,80}TK[^…]{20,80}…$/u);
  });
});

describe('[CH4] links that lead nowhere by their form', () => {
  it('are told from those that may lead somewhere; nothing is asked of the network', () => {
    const dead = [
      'http://',
      'https://bao',
      'https://.vn',
      'https://bao..vn',
      'https://localhost/a',
      'mailto:ban',
      'mailto:a@b',
      'https://[x]/',
      'https://bao.vn:cong/',
    ];
    const alive = [
      'https://bao.vn',
      'http://10.0.0.1/a',
      'https://báo.vn/đường?x=1',
      'mailto:ban.doc@bao.vn?subject=a',
      'https://[::1]/a',
      'https://ai@bao.vn:8080/#a',
    ];
    expect([dead.filter((url) => !isDeadAddress(url)), alive.filter(isDeadAddress)]).toEqual([[], []]);
  });

  it('never throw and never take long, whatever the address says', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (rest) => {
        expect(typeof isDeadAddress(`https://${rest}`)).toBe('boolean');
      }),
    );
  });
});
