import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryArticle } from '../article/article.arbitrary.ts';
import { createArticle } from '../article/create-article.ts';
import { plainRuns, runsText } from '../article/runs.ts';
import { parseArticle } from '../article/parse-article.ts';
import { versionOf } from '../article/version-of.ts';
import type { Article, Block, Run } from '../article/schema.ts';
import { compareArticles, type ArticleComparison } from './compare-articles.ts';
import { compareText, sideOfText, type Side } from './compare-text.ts';
import { sideOfBlocks } from './compare-blocks.ts';
import { countChanges, isUnchanged } from './count-changes.ts';
import { afterEdits, arbitraryEdits, createTypist } from './edits.arbitrary.ts';
import { isSameValue } from './same-value.ts';
import { wordsOf } from './words.ts';

const p = (id: string, text: string): Block => ({ kind: 'p', id, text: plainRuns(text) });

const article = (change: Partial<Article>): Article => ({ ...createArticle('01J0000000000000000000TEST'), ...change });

const shown = (pieces: ReturnType<typeof compareText>): string =>
  pieces
    .map(({ kind, text }) => (kind === 'removed' ? `[-${text}-]` : kind === 'added' ? `{+${text}+}` : text))
    .join('');

/** One side of the whole article, read from nothing but what a comparison shows. */
function sideOf(comparison: ArticleComparison, side: Side, base: Article): Article {
  const entries = <T>(
    changes: readonly { readonly id: string; readonly before?: T; readonly after?: T }[],
  ): Record<string, T> =>
    Object.fromEntries(changes.flatMap((one) => (one[side] === undefined ? [] : [[one.id, one[side]]])));
  const fields = Object.fromEntries(comparison.fields.map((field) => [field.field, field[side]]));
  const body = sideOfBlocks(comparison.blocks, side);
  return {
    ...base,
    ...fields,
    schema: versionOf({ body }),
    kicker: runsText(sideOfText(comparison.kicker, side)),
    headline: runsText(sideOfText(comparison.headline, side)),
    lead: sideOfText(comparison.lead, side),
    leadFigure: comparison.leadFigure[side],
    body,
    figures: Object.fromEntries(
      comparison.figures.flatMap((figure) =>
        figure[side] === null ? [] : [[figure.id, { ...figure[side], caption: sideOfText(figure.caption, side) }]],
      ),
    ),
    bylines: entries(comparison.bylines),
    related: entries(comparison.related),
  };
}

const withoutBlockIds = (article: Article) => ({
  ...article,
  body: article.body.map((block) => ({ ...block, id: '' })),
});

describe('words', () => {
  it('[C1] are Vietnamese syllables, numbers, spaces and marks, never halves of them', () => {
    expect(wordsOf('Ủy ban chi 5.198,5 tỷ đồng… “đẹp”')).toEqual([
      'Ủy', ' ', 'ban', ' ', 'chi', ' ', '5.198,5', ' ', 'tỷ', ' ', 'đồng', '…', ' ', '“', 'đẹp', '”',
    ]); // prettier-ignore
    expect(wordsOf('a👩‍🌾x')).toEqual(['a', '👩‍🌾', 'x']);
  });

  it('[C1] joined again are the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(wordsOf(text).join('')).toBe(text);
      }),
    );
  });
});

describe('two texts', () => {
  it('[C1] differ by whole syllables', () => {
    expect(shown(compareText(plainRuns('Ông Đặng nói về đường'), plainRuns('Ông Đăng nói về đường mới')))).toBe(
      'Ông [-Đặng-]{+Đăng+} nói về đường{+ mới+}',
    );
  });

  it('[C1] show a rewritten phrase as one change', () => {
    expect(shown(compareText(plainRuns('giá một hai ba'), plainRuns('giá bốn năm sáu')))).toBe(
      'giá [-một hai ba-]{+bốn năm sáu+}',
    );
  });

  it('[C2] show a change of format and keep the words', () => {
    const bold: readonly Run[] = [
      { text: 'mẻ chè', marks: ['bold'], link: null },
      { text: ' đầu', marks: [], link: null },
    ];
    expect(compareText(plainRuns('mẻ chè đầu'), bold)).toEqual([
      { kind: 'formatted', text: 'mẻ chè', before: { marks: [], link: null }, after: { marks: ['bold'], link: null } },
      { kind: 'same', text: ' đầu', format: { marks: [], link: null } },
    ]);
  });

  it('[C5] with nothing in common are compared in bounded time', () => {
    const text = (word: string) => Array.from({ length: 20_000 }, (_, index) => `${word}${String(index)}`).join(' ');
    const pieces = compareText(plainRuns(text('cũ')), plainRuns(text('mới')));
    expect(runsText(sideOfText(pieces, 'before'))).toBe(text('cũ'));
    expect(runsText(sideOfText(pieces, 'after'))).toBe(text('mới'));
  });
});

describe('blocks', () => {
  const kinds = (before: readonly Block[], after: readonly Block[]) =>
    compareArticles(article({ body: before }), article({ body: after })).blocks.map((change) =>
      'isMoved' in change && change.isMoved ? `moved ${change.kind}` : change.kind,
    );

  it('[C3] are found by their ids: moved and changed is one change', () => {
    const before = [p('a', 'Đoạn một'), p('b', 'Đoạn hai'), p('c', 'Đoạn ba')];
    expect(kinds(before, [p('c', 'Đoạn ba mới'), p('a', 'Đoạn một'), p('b', 'Đoạn hai')])).toEqual([
      'moved changed',
      'same',
      'same',
    ]);
  });

  it('[C3] are found by their words when they lost their ids', () => {
    const before = [p('a', 'Sương tan, nương chè hiện ra.'), p('b', 'Chủ nhật chợ đông.')];
    expect(kinds(before, [p('x', 'Chủ nhật chợ đông.'), p('y', 'Sương tan, nương chè hiện ra dần.')])).toEqual([
      'moved same',
      'changed',
    ]);
  });

  it('[C3] stand removed where they stood', () => {
    const before = [p('a', 'một'), p('b', 'hai'), p('c', 'ba')];
    expect(kinds(before, [p('a', 'một'), p('c', 'ba'), p('d', 'thêm')])).toEqual(['same', 'removed', 'same', 'added']);
  });

  it('[C3] of other kinds with one id are shown whole', () => {
    const list: Block = { kind: 'list', id: 'a', ordered: false, items: [{ text: plainRuns('một'), child: null }] };
    expect(compareArticles(article({ body: [p('a', 'một')] }), article({ body: [list] })).blocks).toMatchObject([
      { kind: 'changed', detail: { as: 'whole' } },
    ]);
  });
});

describe('two articles', () => {
  const sessions = fc.tuple(arbitraryArticle(), arbitraryEdits(14));

  it('[C4] can both be read back exactly from their comparison', () => {
    fc.assert(
      fc.property(sessions, ([before, edits]) => {
        const after = afterEdits(before, edits, createTypist('a'));
        expect(parseArticle(after).ok).toBe(true);
        const comparison = compareArticles(before, after);
        expect(sideOf(comparison, 'before', before)).toEqual(before);
        expect(sideOf(comparison, 'after', before)).toEqual(after);
      }),
      { numRuns: 200 },
    );
  });

  it('[C4] can be read back even when they have nothing to do with each other', () => {
    fc.assert(
      fc.property(arbitraryArticle(), arbitraryArticle(), (before, after) => {
        const comparison = compareArticles(before, after);
        expect(sideOf(comparison, 'before', before)).toEqual(before);
        expect(sideOf(comparison, 'after', before)).toEqual(after);
      }),
    );
  });

  it('[C6] that are equal have no changes, and only those', () => {
    fc.assert(
      fc.property(sessions, ([before, edits]) => {
        expect(isUnchanged(countChanges(compareArticles(before, before)))).toBe(true);
        const after = afterEdits(before, edits, createTypist('a'));
        // A block that got another id in its old place reads the same: nobody is shown a change.
        expect(isUnchanged(countChanges(compareArticles(before, after)))).toBe(
          isSameValue(withoutBlockIds(before), withoutBlockIds(after)),
        );
      }),
      { numRuns: 200 },
    );
  });
});
