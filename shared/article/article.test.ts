import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryArticle } from './article.arbitrary.ts';
import { canonicalArticle, canonicalBytes, canonicalJson, contentHash } from './canonical.ts';
import { createArticle } from './create-article.ts';
import { migrateArticle } from './migrations.ts';
import { inOrder, orderKeyAt } from './order.ts';
import { articleLines, figuresInOrder, representativeFigure } from './outline.ts';
import { parseArticle } from './parse-article.ts';
import { canonicalRuns, plainRuns, runsText } from './runs.ts';
import type { Article, Run } from './schema.ts';

const ID = '01J0000000000000000000TEST';

const shuffledKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffledKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, entry]) => [key, shuffledKeys(entry)]),
  );
};

const decomposed = (value: unknown): unknown => JSON.parse(JSON.stringify(value).normalize('NFD')) as unknown;

describe('canonical form', () => {
  it('[A1] is the same whatever the order of keys and whether text is composed or not', () => {
    fc.assert(
      fc.property(arbitraryArticle(), (article) => {
        const twin = parseArticle(decomposed(shuffledKeys(article)));
        expect(twin.ok && contentHash(twin.value)).toBe(contentHash(article));
      }),
      { numRuns: 200 },
    );
  });

  it('[A1] does not depend on how formats were cut into runs', () => {
    const runs: Run[] = Array.from('Đảng bộ').map((text) => ({ text, marks: ['italic', 'bold', 'bold'], link: null }));
    expect(canonicalRuns(runs)).toEqual([{ text: 'Đảng bộ', marks: ['bold', 'italic'], link: null }]);
    fc.assert(
      fc.property(arbitraryArticle(), (article) => {
        expect(canonicalArticle(article)).toEqual(article);
      }),
    );
  });

  it('[A1] joins letters and marks that fell into neighbouring runs', () => {
    const runs: Run[] = [
      { text: 'e', marks: [], link: null },
      { text: '\u0302', marks: [], link: null },
    ];
    expect(canonicalRuns(runs)).toEqual(plainRuns('ê'));
  });

  it('[A2] changes with every word, caption, credit, link, tag and photo', () => {
    const base: Article = {
      ...createArticle(ID),
      leadFigure: 'f1',
      figures: {
        f1: {
          photo: null,
          caption: plainRuns('Vườn nhãn'),
          alt: '',
          photographer: 'Thế Hà',
          source: '',
          rights: '',
          takenAt: null,
        },
      },
    };
    const figure = base.figures['f1'];
    if (figure === undefined) throw new Error('the fixture has a figure');
    const variants: Article[] = [
      base,
      { ...base, headline: 'Khe Đù' },
      { ...base, figures: { f1: { ...figure, caption: plainRuns('Vườn nhãn.') } } },
      { ...base, figures: { f1: { ...figure, photographer: 'Thế Hạ' } } },
      {
        ...base,
        figures: {
          f1: {
            ...figure,
            photo: { blob: 'a'.repeat(64), mediaType: 'image/jpeg', width: 2, height: 1, fileName: 'a.jpg' },
          },
        },
      },
      { ...base, tags: ['nhãn'] },
      { ...base, related: { r1: { kind: 'external', url: 'https://example.org/', title: 'Nhãn', order: 'a0' } } },
      { ...base, embargo: '2021-02-23T09:38:00+07:00' },
    ];
    expect(new Set(variants.map(contentHash)).size).toBe(variants.length);
  });

  it('[A1] is RFC 8785: sorted keys, shortest numbers, no white space', () => {
    expect(canonicalJson({ b: 1e21, a: ['€', 0.1], 'e\u0302': null })).toBe('{"a":["€",0.1],"b":1e+21,"ê":null}');
    expect(new TextDecoder().decode(canonicalBytes(createArticle(ID)))).toMatch(/^\{"body":\[\],"bylines":\{\},/);
  });

  it('[A1] refuses what has no JSON form instead of signing something else', () => {
    expect(() => canonicalJson(undefined)).toThrow('one JSON form');
    expect(() => canonicalJson(Number.NaN)).toThrow('one JSON form');
  });
});

describe('reading an article', () => {
  it('[A3] gives back what was written', () => {
    fc.assert(
      fc.property(arbitraryArticle(), (article) => {
        expect(parseArticle(JSON.parse(JSON.stringify(article)))).toEqual({ ok: true, value: article });
      }),
    );
  });

  it('[A4] names the wrong fields and never their values', () => {
    const hostile = {
      ...createArticle(ID),
      headline: 'bí mật\nhai dòng',
      lead: [{ text: 'x', marks: ['blink'], link: 'javascript:alert(1)' }],
      extra: 1,
    };
    const parsed = parseArticle(hostile);
    expect(parsed).toEqual({
      ok: false,
      error: { kind: 'invalid', paths: ['headline', 'lead.0.marks.0', 'lead.0.link', 'extra'] },
    });
  });

  it.each([
    [
      'a block id used twice',
      {
        body: [
          { kind: 'rule', id: 'b' },
          { kind: 'rule', id: 'b' },
        ],
      },
      ['body.1.id'],
    ],
    ['a figure that is not there', { body: [{ kind: 'figure', id: 'b', figure: 'f' }] }, ['body.0.figure']],
    ['a lead figure that is not there', { leadFigure: 'f' }, ['leadFigure']],
    [
      'a figure placed nowhere',
      {
        figures: { f: { photo: null, caption: [], alt: '', photographer: '', source: '', rights: '', takenAt: null } },
      },
      ['figures.f'],
    ],
  ])('[A4] refuses %s', (_name, change, paths) => {
    expect(parseArticle({ ...createArticle(ID), ...change })).toEqual({ ok: false, error: { kind: 'invalid', paths } });
  });

  it('[A4] refuses a list nested out of all reason', () => {
    let items: unknown[] = [{ text: [], child: null }];
    for (let depth = 0; depth < 40; depth += 1) items = [{ text: [], child: { ordered: false, items } }];
    const parsed = parseArticle({ ...createArticle(ID), body: [{ kind: 'list', id: 'b', ordered: false, items }] });
    expect(parsed).toEqual({ ok: false, error: { kind: 'invalid', paths: ['body.0.items'] } });
  });

  it.each([[null], [[]], ['{}'], [{}], [{ schema: 0 }], [{ schema: 1.5 }], [{ schema: '1' }]])(
    '[A4] refuses %j',
    (json) => {
      expect(parseArticle(json)).toMatchObject({ ok: false, error: { kind: 'invalid' } });
    },
  );

  it.each([
    ['embargo', { embargo: '2021-02-31T09:00:00+07:00' }],
    ['embargo', { embargo: '2021-02-23T09:00:00' }],
    ['dateline.date', { dateline: { place: '', date: '2021-02-29' } }],
  ])('[A4] refuses a day that is in no calendar in %s instead of moving it to another', (path, change) => {
    expect(parseArticle({ ...createArticle(ID), ...change })).toEqual({
      ok: false,
      error: { kind: 'invalid', paths: [path] },
    });
  });

  it('[A1] keeps half an emoji from changing the hash between memory and disk', () => {
    const article = { ...createArticle(ID), lead: plainRuns('a\uD83Db') };
    const onDisk: unknown = JSON.parse(new TextDecoder().decode(canonicalBytes(article)));
    const read = parseArticle(onDisk);
    expect(read.ok && contentHash(read.value)).toBe(contentHash(article));
  });

  it('[A5] says so when a newer program wrote the article', () => {
    expect(parseArticle({ ...createArticle(ID), schema: 3, body: 'unknown' })).toEqual({
      ok: false,
      error: { kind: 'newer-version', version: 3 },
    });
  });
});

describe('migrations', () => {
  const migrations = [
    { to: 2, migrate: (old: Readonly<Record<string, unknown>>) => ({ ...old, steps: ['two'] }) },
    {
      to: 3,
      migrate: (old: Readonly<Record<string, unknown>>) => ({
        ...old,
        steps: [...(old['steps'] as string[]), 'three'],
      }),
    },
  ];

  it('[A5] run in order, each once, from any version', () => {
    expect([1, 2, 3].map((schema) => migrateArticle({ schema, steps: [] }, 3, migrations))).toEqual([
      { schema: 3, steps: ['two', 'three'] },
      { schema: 3, steps: ['three'] },
      { schema: 3, steps: [] },
    ]);
  });

  it('[A5] never change what they were given, and a gap is a bug, not a guess', () => {
    const saved = Object.freeze({ schema: 1 });
    migrateArticle(saved, 3, migrations);
    expect(() => migrateArticle({ schema: 1 }, 3, migrations.slice(1))).toThrow('version 1');
  });
});

describe('order keys', () => {
  it('[A6] place an entry anywhere, however often', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 }), (positions) => {
        const expected: string[] = [];
        const map: Record<string, { order: string }> = {};
        for (const [count, position] of positions.entries()) {
          const index = Math.floor(position * expected.length);
          map[`e${count}`] = {
            order: orderKeyAt(
              inOrder(map).map(([, entry]) => entry),
              index,
            ),
          };
          expected.splice(index, 0, `e${count}`);
        }
        expect(inOrder(map).map(([id]) => id)).toEqual(expected);
      }),
    );
  });

  it('[A6] survive two people who chose the same key', () => {
    const twins = { b: { order: 'a1' }, a: { order: 'a1' }, c: { order: 'a2' } };
    expect(inOrder(twins).map(([id]) => id)).toEqual(['a', 'b', 'c']);
    expect(
      orderKeyAt(
        inOrder(twins).map(([, entry]) => entry),
        1,
      ) > 'a1',
    ).toBe(true);
  });
});

describe('what a reader reads', () => {
  const article: Article = {
    ...createArticle(ID),
    headline: 'Khe Đù vào vụ',
    lead: plainRuns('Nhãn muộn được mùa.'),
    leadFigure: 'f1',
    figures: {
      f1: {
        photo: null,
        caption: plainRuns('Chú thích một'),
        alt: 'không đọc',
        photographer: '',
        source: '',
        rights: '',
        takenAt: null,
      },
      f2: {
        photo: { blob: 'b'.repeat(64), mediaType: 'image/png', width: 1, height: 1, fileName: 'b.png' },
        caption: plainRuns('Chú thích hai'),
        alt: '',
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
        ordered: true,
        items: [
          { text: plainRuns('Một'), child: { ordered: false, items: [{ text: plainRuns('Một a'), child: null }] } },
        ],
      },
      { kind: 'figure', id: 'b2', figure: 'f2' },
      { kind: 'table', id: 'b3', rows: [{ cells: [{ header: true, colSpan: 1, rowSpan: 1, text: plainRuns('Ô') }] }] },
    ],
    bylines: { y: { name: 'Thế Hà', agency: '', relayed: false, personId: null, role: 'text', order: 'a0' } },
  };

  it('[A7] comes in reading order, one line per paragraph', () => {
    expect(articleLines(article)).toEqual([
      'Khe Đù vào vụ',
      'Chú thích một',
      'Nhãn muộn được mùa.',
      'Một',
      'Một a',
      'Chú thích hai',
      'Ô',
      'Thế Hà',
    ]);
    expect(figuresInOrder(article).map(([id]) => id)).toEqual(['f1', 'f2']);
  });

  it('[A7] shows the lead figure in lists, else the first that has a photo', () => {
    expect(representativeFigure(article)).toBe(article.figures['f1']);
    expect(representativeFigure({ ...article, leadFigure: null, figures: { f2: article.figures['f2']! } })).toBe(
      article.figures['f2'],
    );
    expect(runsText(plainRuns(''))).toBe('');
  });
});
