import fc from 'fast-check';
import { generateNKeysBetween } from 'fractional-indexing';
import { canonicalArticle } from './canonical.ts';
import { createArticle } from './create-article.ts';
import {
  BYLINE_ROLES,
  MARKS,
  type Article,
  type Block,
  type Byline,
  type Figure,
  type ListItem,
  type Related,
  type Run,
} from './schema.ts';

/** Generated articles for property tests of every room: small, valid, and full of what breaks naive code. */

const words = fc.constantFrom(
  'Đồng',
  'hương',
  'quế',
  'nghĩa',
  'ủy',
  'khóa',
  '“tự soi”',
  '5.198',
  '1,65%',
  '👩‍🌾',
  'a<b>&"',
  'x\u0301',
  'שלום',
  'TW',
);

/** Text of one line. */
export const arbitraryLine = fc.array(words, { maxLength: 6 }).map((parts) => parts.join(' '));

const url = fc.constantFrom(
  'https://example.org/a?b=1&c=2',
  'http://example.org/đường-dẫn',
  'mailto:ban.doc@example.org',
);
const webUrl = fc.constantFrom('https://example.org/clip', 'http://example.org/a?b=1&c=2');
const instant = fc.constantFrom('2021-02-23T09:38:00+07:00', '2026-11-23T02:00:00Z');

const run: fc.Arbitrary<Run> = fc.record({
  text: fc.oneof(
    arbitraryLine,
    fc.tuple(arbitraryLine, arbitraryLine).map((lines) => lines.join('\n')),
  ),
  marks: fc.subarray([...MARKS]),
  link: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: url }),
});
const runs = fc.array(run, { maxLength: 4 });

const item = (depth: number): fc.Arbitrary<ListItem> =>
  fc.record({
    text: runs,
    child:
      depth === 0
        ? fc.constant(null)
        : fc.option(
            fc.record({ ordered: fc.boolean(), items: fc.array(item(depth - 1), { minLength: 1, maxLength: 2 }) }),
            { nil: null },
          ),
  });

const cell = fc.record({ header: fc.boolean(), colSpan: fc.constant(1), rowSpan: fc.constant(1), text: runs });
const rows = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })).chain(([height, width]) =>
  fc.array(fc.record({ cells: fc.array(cell, { minLength: width, maxLength: width }) }), {
    minLength: height,
    maxLength: height,
  }),
);

type Unnamed<B> = B extends { readonly id: string } ? Omit<B, 'id'> : never;

const block: fc.Arbitrary<Unnamed<Block>> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom('p' as const, 'h2' as const, 'h3' as const, 'quote' as const, 'note' as const),
      text: runs,
    }),
  },
  fc.record({
    kind: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(item(2), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('table' as const), rows }),
  fc.record({
    kind: fc.constant('embed' as const),
    url: webUrl,
    title: arbitraryLine,
    provider: fc.constantFrom('', 'example.org'),
  }),
  fc.record({ kind: fc.constant('rule' as const) }),
  fc.record({ kind: fc.constant('figure' as const), figure: fc.constant('') }),
);

const photo = fc.record({
  blob: fc.integer({ min: 0, max: 0xffff }).map((n) => n.toString(16).padStart(64, '0')),
  mediaType: fc.constantFrom('image/jpeg' as const, 'image/png' as const),
  width: fc.integer({ min: 1, max: 6000 }),
  height: fc.integer({ min: 1, max: 6000 }),
  fileName: fc.constantFrom('ảnh 1.jpg', 'IMG_0001.JPG'),
});

const figure: fc.Arbitrary<Figure> = fc.record({
  photo: fc.option(photo, { nil: null }),
  caption: runs,
  alt: arbitraryLine,
  photographer: fc.constantFrom('', 'Thế Hà'),
  source: fc.constantFrom('', 'TTXVN'),
  rights: fc.constantFrom('', 'Báo giữ bản quyền'),
  takenAt: fc.option(instant, { nil: null }),
});

const byline: fc.Arbitrary<Omit<Byline, 'order'>> = fc.record({
  name: fc.constantFrom('Hằng Nga', 'Thế Hà', 'TTXVN', 'K.ANH'),
  agency: fc.constantFrom('', 'NLĐO'),
  relayed: fc.boolean(),
  personId: fc.constantFrom(null, 'p1'),
  role: fc.constantFrom(...BYLINE_ROLES),
});

type UnorderedRelated = Related extends infer R ? (R extends Related ? Omit<R, 'order'> : never) : never;

const related: fc.Arbitrary<UnorderedRelated> = fc.oneof(
  fc.record({ kind: fc.constant('external' as const), url: webUrl, title: arbitraryLine }),
  fc.record({
    kind: fc.constant('internal' as const),
    article: fc.constant('01ARZ3NDEKTSV4RRFFQ69G5FAV'),
    title: arbitraryLine,
  }),
);

function ordered<T extends object>(list: readonly T[], prefix: string): Record<string, T & { order: string }> {
  const keys = generateNKeysBetween(null, null, list.length);
  return Object.fromEntries(
    list.map((entry, index) => [`${prefix}${index}`, { ...entry, order: keys[index] ?? 'a0' }]),
  );
}

const parts = fc.record({
  lead: runs,
  lines: fc.tuple(arbitraryLine, arbitraryLine, arbitraryLine, arbitraryLine),
  blocks: fc.array(block, { maxLength: 7 }),
  figures: fc.array(figure, { minLength: 8, maxLength: 8 }),
  hasLeadFigure: fc.boolean(),
  bylines: fc.array(byline, { maxLength: 3 }),
  related: fc.array(related, { maxLength: 3 }),
  tags: fc.uniqueArray(fc.constantFrom('xây dựng Đảng', 'kinh tế', 'vụ nhãn'), { maxLength: 3 }),
  dateline: fc.record({ place: fc.constantFrom('', 'Thái Nguyên'), date: fc.constantFrom(null, '2021-02-23') }),
  embargo: fc.option(instant, { nil: null }),
  origin: fc.option(
    fc.record({ publishedAt: fc.option(instant, { nil: null }), url: fc.option(webUrl, { nil: null }) }),
    { nil: null },
  ),
});

/** A valid article in canonical form, with the given id. */
export const arbitraryArticle = (id = '01J0000000000000000000TEST'): fc.Arbitrary<Article> =>
  parts.map((made) => {
    const figures: Record<string, Figure> = {};
    const take = (figureId: string) => {
      const next = made.figures[Object.keys(figures).length];
      if (next !== undefined) figures[figureId] = next;
      return figureId;
    };
    const leadFigure = made.hasLeadFigure ? take('f-lead') : null;
    const body = made.blocks.map((entry, index) => {
      const named: Block = { ...entry, id: `b${index}` };
      return named.kind === 'figure' ? { ...named, figure: take(`f${index}`) } : named;
    });
    const [kicker, headline, shortTitle, teaser] = made.lines;
    return canonicalArticle({
      ...createArticle(id),
      kicker: kicker.normalize('NFC'),
      headline: headline.normalize('NFC'),
      shortTitle: shortTitle.normalize('NFC'),
      teaser: teaser.normalize('NFC'),
      lead: made.lead,
      leadFigure,
      body,
      figures,
      bylines: ordered(made.bylines, 'y'),
      related: ordered(made.related, 'r'),
      tags: made.tags,
      dateline: made.dateline,
      embargo: made.embargo,
      origin: made.origin,
    });
  });
