import * as v from 'valibot';
import {
  ArticleIdSchema,
  BlobHashSchema,
  BYLINE_ROLES,
  EntryIdSchema,
  InstantSchema,
} from '../../shared/article/schema.ts';

const text = v.pipe(v.string(), v.maxLength(2_000_000));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A figure as a portal gets it; `asset` names bytes by their SHA-256, null while the photo is still missing from the article. */
const PostFigureSchema = v.strictObject({
  asset: v.nullable(BlobHashSchema),
  width: count,
  height: count,
  captionHtml: text,
  caption: text,
  credit: text,
  alt: text,
});

/** A piece of the body: `html` is one element without line breaks between elements, `lines` are the words in it, one entry per paragraph, item or cell. */
const PostPieceSchema = v.variant('kind', [
  v.strictObject({
    kind: v.picklist(['p', 'h2', 'h3', 'quote', 'list', 'table', 'embed', 'rule']),
    ordered: v.boolean(),
    html: text,
    lines: v.pipe(v.array(text), v.readonly()),
  }),
  v.strictObject({ kind: v.literal('figure'), figure: PostFigureSchema }),
]);

/** Bytes to be stored before the post: a public size of a photo, without metadata. `fileName` is ASCII. */
const PostAssetSchema = v.strictObject({
  sha256: BlobHashSchema,
  bytes: count,
  mediaType: v.picklist(['image/jpeg', 'image/png', 'image/webp', 'image/gif']),
  fileName: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]{0,119}$/)),
  caption: text,
  alt: text,
  credit: text,
});

/**
 * Everything that a portal is told of one approved article, derived once and never changed. `key` is the article's ULID for its whole life,
 * `content` the hash that was approved. Strings are NFC; `html` fields are finished markup, all others plain text.
 */
export const PostToSendSchema = v.strictObject({
  key: ArticleIdSchema,
  content: BlobHashSchema,
  lang: v.string(),
  kicker: text,
  headline: text,
  shortTitle: text,
  slug: v.pipe(v.string(), v.regex(/^([a-z0-9]+(-[a-z0-9]+)*)?$/)),
  leadHtml: text,
  lead: text,
  teaser: text,
  dateline: text,
  leadFigure: v.nullable(PostFigureSchema),
  pieces: v.pipe(v.array(PostPieceSchema), v.readonly()),
  assets: v.pipe(v.array(PostAssetSchema), v.readonly()),
  /** `text` is the name as it prints (“Lê Thúy/NLĐO”, “Theo TTXVN”). */
  bylines: v.pipe(v.array(v.strictObject({ name: text, text, role: v.picklist(BYLINE_ROLES) })), v.readonly()),
  section: v.nullable(v.strictObject({ id: EntryIdSchema, title: text })),
  tags: v.pipe(v.array(text), v.readonly()),
  /** `url` null: an article of this desk that stands nowhere yet. */
  related: v.pipe(v.array(v.strictObject({ title: text, url: v.nullable(text) })), v.readonly()),
  correctionNote: text,
  publishedAt: InstantSchema,
  updatedAt: InstantSchema,
});

export type PostToSend = v.InferOutput<typeof PostToSendSchema>;
export type PostPiece = v.InferOutput<typeof PostPieceSchema>;
export type PostFigure = v.InferOutput<typeof PostFigureSchema>;
export type PostAsset = v.InferOutput<typeof PostAssetSchema>;

/** The post's figures in the order in which the reader meets them. */
export const figuresOf = ({ leadFigure, pieces }: PostToSend): readonly PostFigure[] => [
  ...(leadFigure === null ? [] : [leadFigure]),
  ...pieces.flatMap((piece) => (piece.kind === 'figure' ? [piece.figure] : [])),
];

/** Every paragraph of lead and body in reading order, captions left out: what must be found again on the portal. */
export const paragraphsOf = ({ lead, pieces }: PostToSend): readonly string[] =>
  [lead, ...pieces.flatMap((piece) => (piece.kind === 'figure' ? [] : piece.lines))].filter(
    (line) => line.trim() !== '',
  );
