import * as v from 'valibot';
import { nfcText } from '../text/to-nfc.ts';

/**
 * The newest version that this program knows. Raise it together with a migration in `migrations.ts`. An article is written in the lowest version that can
 * say what it holds (`versionOf`): 2 where a note stands in the body, else 1, so that the names of all older texts stay as they were signed.
 */
export const ARTICLE_SCHEMA_VERSION = 2;

/** Upper bounds, in UTF-16 units or entries: far above any newspaper article, low enough that a hostile file cannot exhaust memory. */
export const LIMITS = {
  line: 2_000,
  text: 200_000,
  blocks: 20_000,
  entries: 1_000,
  cells: 5_000,
  listDepth: 6,
} as const;

const nfc = v.transform(nfcText);
const line = (max: number = LIMITS.line) => v.pipe(v.string(), v.maxLength(max), v.regex(/^[^\n\r]*$/u), nfc);
const paragraph = v.pipe(v.string(), v.maxLength(LIMITS.text), nfc);

/** A ULID in Crockford's upper-case alphabet: the article's name for its whole life. */
export const ArticleIdSchema = v.pipe(v.string(), v.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/));

/** Names a block, figure, byline or related link inside one article; never reused. */
export const EntryIdSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,40}$/));

/** A fractional order key (package `fractional-indexing`): sorts as plain ASCII text. */
export const OrderKeySchema = v.pipe(v.string(), v.maxLength(200), v.regex(/^[0-9A-Za-z]+$/));

/** Lower-case hexadecimal SHA-256 of a photo's original bytes. */
export const BlobHashSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** False for 31 February and its like, which `Date` would silently roll over into March. */
const isCalendarDay = (text: string): boolean => {
  const day = text.slice(0, 10);
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
};

/** An instant in ISO 8601 with an explicit zone, e.g. `2021-02-23T09:38:00+07:00`. */
export const InstantSchema = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.regex(/(Z|[+-]\d{2}:\d{2})$/),
  v.check(isCalendarDay),
);

/** A web or mail address that a reader may follow; no other scheme is ever kept. */
export const LinkUrlSchema = v.pipe(
  v.string(),
  v.maxLength(LIMITS.line),
  v.regex(/^(https?:\/\/|mailto:)[^\s<>"]+$/iu),
  nfc,
);

/** A page on the web. */
export const WebUrlSchema = v.pipe(v.string(), v.maxLength(LIMITS.line), v.regex(/^https?:\/\/[^\s<>"]+$/iu), nfc);

/** Character formats, in the order in which canonical form lists them. */
export const MARKS = ['bold', 'italic', 'underline', 'strike', 'subscript', 'superscript'] as const;

/** A stretch of text with one format. `\n` inside `text` is a line break within the paragraph. */
export const RunSchema = v.strictObject({
  text: paragraph,
  marks: v.pipe(v.array(v.picklist(MARKS)), v.maxLength(MARKS.length), v.readonly()),
  link: v.nullable(LinkUrlSchema),
});

const RunsSchema = v.pipe(v.array(RunSchema), v.maxLength(LIMITS.blocks), v.readonly());

/** An item of a list: its own text, and below it at most one nested list. */
export interface ListItem {
  readonly text: readonly Run[];
  readonly child: { readonly ordered: boolean; readonly items: readonly ListItem[] } | null;
}

const ListItemSchema: v.GenericSchema<unknown, ListItem> = v.strictObject({
  text: RunsSchema,
  child: v.nullable(
    v.strictObject({
      ordered: v.boolean(),
      items: v.pipe(v.array(v.lazy(() => ListItemSchema)), v.minLength(1), v.maxLength(LIMITS.entries), v.readonly()),
    }),
  ),
});

const TableCellSchema = v.strictObject({
  header: v.boolean(),
  colSpan: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  rowSpan: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000)),
  text: RunsSchema,
});

const textBlock = <const K extends string>(kind: K) =>
  v.strictObject({ kind: v.literal(kind), id: EntryIdSchema, text: RunsSchema });

/** One block of the body. `id` is stable across edits and moves, so that versions can be compared and joined. */
export const BlockSchema = v.variant('kind', [
  textBlock('p'),
  textBlock('h2'),
  textBlock('h3'),
  textBlock('quote'),
  v.strictObject({
    kind: v.literal('list'),
    id: EntryIdSchema,
    ordered: v.boolean(),
    items: v.pipe(v.array(ListItemSchema), v.minLength(1), v.maxLength(LIMITS.entries), v.readonly()),
  }),
  v.strictObject({
    kind: v.literal('table'),
    id: EntryIdSchema,
    rows: v.pipe(
      v.array(v.strictObject({ cells: v.pipe(v.array(TableCellSchema), v.maxLength(100), v.readonly()) })),
      v.minLength(1),
      v.maxLength(LIMITS.entries),
      v.readonly(),
    ),
  }),
  v.strictObject({ kind: v.literal('figure'), id: EntryIdSchema, figure: EntryIdSchema }),
  v.strictObject({
    kind: v.literal('embed'),
    id: EntryIdSchema,
    url: WebUrlSchema,
    title: line(),
    provider: line(200),
  }),
  v.strictObject({ kind: v.literal('rule'), id: EntryIdSchema }),
  // What the newsroom tells itself between the paragraphs (version 2): no reader ever meets it, see `publicArticle`.
  textBlock('note'),
]);

/** The bytes of a photo, by the hash of the untouched original; width and height in pixels after its orientation is applied. */
export const PhotoSchema = v.strictObject({
  blob: BlobHashSchema,
  mediaType: v.picklist(['image/jpeg', 'image/png', 'image/webp', 'image/gif']),
  width: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)),
  height: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)),
  fileName: line(255),
});

/** A figure. `photo` is null while only the caption is known (an imported page, a photo still to come). */
export const FigureSchema = v.strictObject({
  photo: v.nullable(PhotoSchema),
  caption: RunsSchema,
  alt: line(),
  photographer: line(200),
  source: line(200),
  rights: line(),
  takenAt: v.nullable(InstantSchema),
});

/** What a person did for the article. */
export const BYLINE_ROLES = ['text', 'photo', 'video', 'graphics', 'translation', 'compilation'] as const;

/** One name in the byline. `relayed` prints “Theo” before it; `agency` prints after a slash (“Lê Thúy/NLĐO”). */
export const BylineSchema = v.strictObject({
  name: line(200),
  agency: line(200),
  relayed: v.boolean(),
  personId: v.nullable(EntryIdSchema),
  role: v.picklist(BYLINE_ROLES),
  order: OrderKeySchema,
});

/** A related link: an article of this desk by id, or a page elsewhere by address; `title` is what the reader sees. */
export const RelatedSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('internal'), article: ArticleIdSchema, title: line(), order: OrderKeySchema }),
  v.strictObject({ kind: v.literal('external'), url: WebUrlSchema, title: line(), order: OrderKeySchema }),
]);

const entries = <S extends v.GenericSchema>(schema: S) =>
  v.pipe(
    v.record(EntryIdSchema, schema),
    v.check((map) => Object.keys(map).length <= LIMITS.entries),
    v.readonly(),
  );

/**
 * The article as it is stored, hashed, compared, signed and exported. Workflow, comments, revisions and publications are not part of it.
 * Strings are NFC after parsing. Maps are keyed by stable id; what has an order carries an order key, and figures take theirs from the page.
 */
export const ArticleSchema = v.strictObject({
  schema: v.picklist([1, 2]),
  id: ArticleIdSchema,
  /** BCP 47, of the article's text. */
  lang: v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)),
  kicker: line(),
  headline: line(),
  /** For lists where the headline is too long; empty: the headline serves. */
  shortTitle: line(),
  lead: RunsSchema,
  /** The figure between headline and lead, also used by lists and previews elsewhere. Never also a block of the body. */
  leadFigure: v.nullable(EntryIdSchema),
  body: v.pipe(v.array(BlockSchema), v.maxLength(LIMITS.blocks), v.readonly()),
  figures: entries(FigureSchema),
  bylines: entries(BylineSchema),
  /** Where and when it was written; `date` is a calendar day `yyyy-mm-dd` in the newsroom's zone. */
  dateline: v.strictObject({
    place: line(200),
    date: v.nullable(v.pipe(v.string(), v.isoDate(), v.check(isCalendarDay))),
  }),
  /** A section of the portal by its id; null: not chosen yet. */
  section: v.nullable(EntryIdSchema),
  tags: v.pipe(v.array(line(100)), v.maxLength(50), v.readonly()),
  related: entries(RelatedSchema),
  /** Written by hand for lists; empty: derived from the lead. */
  teaser: line(),
  /** The page's name in its address; empty: derived from the headline at first publication. */
  slug: v.pipe(v.string(), v.maxLength(120), v.regex(/^([a-z0-9]+(-[a-z0-9]+)*)?$/)),
  embargo: v.nullable(InstantSchema),
  scheduledFor: v.nullable(InstantSchema),
  correctionNote: paragraph,
  /** Where an imported article came from, and when it was published there; null for articles written here. */
  origin: v.nullable(v.strictObject({ publishedAt: v.nullable(InstantSchema), url: v.nullable(WebUrlSchema) })),
});

export type Mark = (typeof MARKS)[number];
export type Run = v.InferOutput<typeof RunSchema>;
export type Block = v.InferOutput<typeof BlockSchema>;
export type TableCell = v.InferOutput<typeof TableCellSchema>;
export type Photo = v.InferOutput<typeof PhotoSchema>;
export type Figure = v.InferOutput<typeof FigureSchema>;
export type BylineRole = (typeof BYLINE_ROLES)[number];
export type Byline = v.InferOutput<typeof BylineSchema>;
export type Related = v.InferOutput<typeof RelatedSchema>;
export type Article = v.InferOutput<typeof ArticleSchema>;
