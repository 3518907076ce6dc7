import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryArticle } from '../article/article.arbitrary.ts';
import { createArticle } from '../article/create-article.ts';
import { parseArticle } from '../article/parse-article.ts';
import { plainRuns, runsText } from '../article/runs.ts';
import type { Article, Block, Figure } from '../article/schema.ts';
import { afterEdits, arbitraryEdits, createTypist } from './edits.arbitrary.ts';
import { joinArticles } from './join-articles.ts';
import type { Decision } from './join-value.ts';
import { resolveJoin, type Decisions } from './resolve-join.ts';
import { isSameValue } from './same-value.ts';

const p = (id: string, text: string): Block => ({ kind: 'p', id, text: plainRuns(text) });
const article = (body: readonly Block[], change: Partial<Article> = {}): Article => ({
  ...createArticle('01J0000000000000000000TEST'),
  body,
  ...change,
});
let made = 0;
const newId = () => `x${String((made += 1))}`;

const join = (base: Article | null, mine: Article, theirs: Article) => joinArticles({ base, mine, theirs });
const none: Decisions = new Map();

/** Decides everything alike. */
function decideAll(joined: ReturnType<typeof joinArticles>, decision: Decision) {
  let decisions: Decisions = none;
  for (let open = resolveJoin(joined, decisions, newId).open; open.length > 0;) {
    decisions = new Map([...decisions, ...open.map((id) => [id, decision] as const)]);
    open = resolveJoin(joined, decisions, newId).open;
  }
  return resolveJoin(joined, decisions, newId).article;
}

const lines = (one: Article) => one.body.map((block) => ('text' in block ? runsText(block.text) : block.kind));

/** Every word that a typist with this mark put in, wherever it stands in a value. */
const typed = (value: unknown, mark: string): ReadonlySet<string> =>
  new Set(JSON.stringify(value).match(new RegExp(`chữ${mark}[0-9]+`, 'gu')) ?? []);

/** What the open choices of a join hold, with the figures that their blocks show. */
function offered(value: unknown, versions: { readonly mine: Article; readonly theirs: Article }): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('kind' in value && value.kind === 'choice') return [value, figuresIn(value, versions)];
  return Object.values(value).flatMap((inner) => offered(inner, versions));
}

const figuresIn = (value: unknown, { mine, theirs }: { readonly mine: Article; readonly theirs: Article }) =>
  [mine, theirs].flatMap((side) =>
    Object.entries(side.figures).flatMap(([id, figure]) => (JSON.stringify(value).includes(`"${id}"`) ? [figure] : [])),
  );

describe('a join', () => {
  it('[C10] takes what only one side changed, and removes what one removed and the other left alone', () => {
    const base = article([p('a', 'Chợ đông.'), p('b', 'Chè ngon.'), p('c', 'Hết.')]);
    const mine = article([p('a', 'Chợ rất đông.'), p('b', 'Chè ngon.'), p('c', 'Hết.'), p('d', 'Thêm.')]);
    const theirs = article([p('a', 'Chợ đông.'), p('b', 'Chè thơm ngon.')], { headline: 'Phiên chợ' });
    const { article: joined, open } = resolveJoin(join(base, mine, theirs), none, newId);
    expect(open).toEqual([]);
    expect(joined.headline).toBe('Phiên chợ');
    expect(lines(joined)).toEqual(['Chợ rất đông.', 'Chè thơm ngon.', 'Thêm.']);
  });

  it('[C11] joins words of one paragraph when the changes stand apart', () => {
    const text = 'Sáng nay chợ phiên Khe Lim mở sớm hơn mọi khi vì trời đẹp.';
    const mine = article([p('a', text.replace('Sáng nay', 'Sáng 3/2'))]);
    const theirs = article([p('a', text.replace('trời đẹp', 'trời nắng đẹp'))]);
    const { article: joined, open } = resolveJoin(join(article([p('a', text)]), mine, theirs), none, newId);
    expect(open).toEqual([]);
    expect(lines(joined)).toEqual(['Sáng 3/2 chợ phiên Khe Lim mở sớm hơn mọi khi vì trời nắng đẹp.']);
  });

  it('[C11] asks where both wrote at one place or close to it: mine, theirs, or both', () => {
    const base = article([p('a', 'Ông Lam nói về chè.')]);
    const joined = join(
      base,
      article([p('a', 'Ông Trần Lam nói về chè.')]),
      article([p('a', 'Ông Lam Sơn nói về chè.')]),
    );
    expect(resolveJoin(joined, none, newId).open).toHaveLength(1);
    expect(lines(decideAll(joined, 'mine'))).toEqual(['Ông Trần Lam nói về chè.']);
    expect(lines(decideAll(joined, 'theirs'))).toEqual(['Ông Lam Sơn nói về chè.']);
    expect(lines(decideAll(joined, 'both'))[0]).toContain('Trần');
    expect(lines(decideAll(joined, 'both'))[0]).toContain('Sơn');
  });

  it('[C11] asks about a rewritten phrase as a whole, when the other changed what stands behind it', () => {
    const base = article([p('a', 'Trao giấy khen cho các tổ dân phố tiêu biểu năm 2024')]);
    const mine = article([p('a', 'Trao giấy khen cho bà con tiêu biểu năm 2024')]);
    const theirs = article([p('a', 'Trao giấy khen cho các tổ dân phố, sáng thứ Tư')]);
    const joined = join(base, mine, theirs);
    expect(resolveJoin(joined, none, newId).open).toHaveLength(1);
    expect([lines(decideAll(joined, 'mine')), lines(decideAll(joined, 'theirs'))]).toEqual([
      lines(mine),
      lines(theirs),
    ]);
  });

  it('[C11] takes once what both wrote alike', () => {
    const [base, both] = [article([p('a', 'Chè.')]), article([p('a', 'Chè ngon.'), p('n', 'Thêm.')])];
    const { article: joined, open } = resolveJoin(join(base, both, both), none, newId);
    expect(open).toEqual([]);
    expect(lines(joined)).toEqual(['Chè ngon.', 'Thêm.']);
  });

  it('[C10] asks when one removed what the other wrote on', () => {
    const base = article([p('a', 'một'), p('b', 'hai')]);
    const joined = join(base, article([p('a', 'một')]), article([p('a', 'một'), p('b', 'hai ba')]));
    expect(resolveJoin(joined, none, newId).open).toHaveLength(1);
    expect(lines(decideAll(joined, 'mine'))).toEqual(['một']);
    expect(lines(decideAll(joined, 'theirs'))).toEqual(['một', 'hai ba']);
  });

  it('[C10] asks when both added paragraphs at one place; both stand behind each other', () => {
    const base = article([p('a', 'một')]);
    const joined = join(base, article([p('a', 'một'), p('m', 'của tôi')]), article([p('a', 'một'), p('t', 'của họ')]));
    expect(lines(decideAll(joined, 'both'))).toEqual(['một', 'của tôi', 'của họ']);
  });

  it('[C10] asks whose order when both moved blocks', () => {
    const body = ['a', 'b', 'c'].map((id) => p(id, id));
    const of = (order: string) => article([...order].map((id) => p(id, id)));
    expect(lines(resolveJoin(join(article(body), of('cab'), of('abc')), none, newId).article).join('')).toBe('cab');
    const joined = join(article(body), of('cab'), of('bac'));
    expect(resolveJoin(joined, none, newId).open).toEqual(['order']);
    expect(lines(decideAll(joined, 'theirs')).join('')).toBe('bac');
  });

  it('[C12] keeps a caption that one wrote while the other removed the photo for a choice', () => {
    const figure: Figure = {
      photo: null,
      caption: [],
      alt: '',
      photographer: '',
      source: '',
      rights: '',
      takenAt: null,
    };
    const lead = { leadFigure: 'f', figures: { f: figure } };
    const written = { ...lead, figures: { f: { ...figure, caption: plainRuns('Vườn nhãn') } } };
    const joined = join(article([], lead), article([]), article([], written));
    expect(resolveJoin(joined, none, newId).open).toEqual(['leadFigure']);
    expect(decideAll(joined, 'theirs').figures['f']?.caption).toEqual(plainRuns('Vườn nhãn'));
    expect(decideAll(joined, 'mine').figures).toEqual({});
  });

  it('[C10] says whose what was taken is: a photo, a removed block, tags', () => {
    const figure: Figure = {
      photo: null,
      caption: plainRuns('Vườn nhãn'),
      alt: 'Nhãn sai quả',
      photographer: '',
      source: '',
      rights: '',
      takenAt: null,
    };
    const stands: Block = { kind: 'figure', id: 'f1', figure: 'f' };
    const base = article([p('a', 'Một.'), p('b', 'Hai.')], { tags: ['chè'] });
    const mine = article([p('a', 'Một.')], { tags: ['chè', 'giá'] });
    const theirs = article([p('a', 'Một.'), p('b', 'Hai.'), stands], { tags: ['chè', 'vụ'], figures: { f: figure } });
    const joined = join(base, mine, theirs);
    expect(joined.figures).toMatchObject([{ caption: [{ from: 'theirs' }], facts: { alt: { from: 'theirs' } } }]);
    expect(joined.fields.tags).toEqual({ kind: 'settled', from: 'each', value: ['chè', 'giá', 'vụ'] });
    expect(joined.body).toMatchObject({
      value: [
        { kind: 'block', from: 'unchanged' },
        { kind: 'removed', from: 'mine', block: { id: 'b' } },
        { kind: 'block', from: 'theirs', block: stands },
      ],
    });
    expect(lines(resolveJoin(joined, none, newId).article)).toEqual(['Một.', 'figure']);
  });

  it('[C12] keeps a photo that both have, also where each had put it elsewhere', () => {
    const figure = (caption: string): Figure => ({
      photo: null,
      caption: plainRuns(caption),
      alt: '',
      photographer: '',
      source: '',
      rights: '',
      takenAt: null,
    });
    const block: Block = { kind: 'figure', id: 'b', figure: 'f' };
    const base = article([block], { figures: { f: figure('') } });
    const mine = article([], { leadFigure: 'f', figures: { f: figure('') } });
    const theirs = article([block], { leadFigure: 'g', figures: { f: figure('Vườn nhãn'), g: figure('') } });
    const result = decideAll(join(base, mine, theirs), 'theirs');
    expect(result.leadFigure).toBe('g');
    expect(result.figures['f']?.caption).toEqual(plainRuns('Vườn nhãn'));
    expect(result.body).toMatchObject([{ kind: 'figure', figure: 'f' }]);
  });

  it('[C10] without a common version asks about every difference', () => {
    const joined = join(null, article([p('a', 'một hai')]), article([p('a', 'một ba')]));
    expect(resolveJoin(joined, none, newId).open.length).toBeGreaterThan(0);
  });
});

describe('any two sessions apart', () => {
  const sessions = fc.tuple(arbitraryArticle(), arbitraryEdits(10), arbitraryEdits(10));

  it('[C13] lose no typed word: each is in the joined article or in a choice', () => {
    fc.assert(
      fc.property(sessions, ([base, ofMine, ofTheirs]) => {
        const mine = afterEdits(base, ofMine, createTypist('m'));
        const theirs = afterEdits(base, ofTheirs, createTypist('t'));
        const joined = join(base, mine, theirs);
        const { article: result } = resolveJoin(joined, none, newId);
        const { versions: _versions, ...places } = joined;
        const kept = JSON.stringify([result, offered(places, { mine, theirs })]);
        for (const [side, mark] of [
          [mine, 'm'],
          [theirs, 't'],
        ] as const)
          expect([...typed(side, mark)].filter((word) => !typed(JSON.parse(kept), mark).has(word))).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });

  it('[C13] decided all for one side, keep every word that this side typed', () => {
    fc.assert(
      fc.property(sessions, ([base, ofMine, ofTheirs]) => {
        const mine = afterEdits(base, ofMine, createTypist('m'));
        const theirs = afterEdits(base, ofTheirs, createTypist('t'));
        const joined = join(base, mine, theirs);
        const missing = (side: Article, mark: string, decision: Decision) => {
          const there = typed(decideAll(joined, decision), mark);
          return [...typed(side, mark)].filter((word) => !there.has(word));
        };
        expect([missing(mine, 'm', 'mine'), missing(theirs, 't', 'theirs')]).toEqual([[], []]);
      }),
      { numRuns: 250 },
    );
  });

  it('[C13] join to a valid article, however the choices are decided', () => {
    fc.assert(
      fc.property(
        sessions,
        fc.constantFrom<Decision>('mine', 'theirs', 'both'),
        ([base, ofMine, ofTheirs], decision) => {
          const mine = afterEdits(base, ofMine, createTypist('m'));
          const theirs = afterEdits(base, ofTheirs, createTypist('t'));
          expect(parseArticle(decideAll(join(base, mine, theirs), decision))).toMatchObject({ ok: true });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('[C14] of which one did nothing are the other, and two alike are that one', () => {
    fc.assert(
      fc.property(sessions, ([base, edits]) => {
        const edited = afterEdits(base, edits, createTypist('m'));
        for (const joined of [join(base, edited, base), join(base, base, edited), join(base, edited, edited)]) {
          const { article: result, open } = resolveJoin(joined, none, newId);
          expect(open).toEqual([]);
          expect(isSameValue(result, edited)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
