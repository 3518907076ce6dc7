import * as v from 'valibot';
import { ArticleIdSchema, InstantSchema } from '../../../shared/article/schema.ts';
import { parseArticle } from '../../../shared/article/parse-article.ts';
import { PortalSchema } from '../../../shared/portal/schema.ts';
import type { Card } from '../../../shared/rendering/card.ts';

/** The form of everything below; a site of a higher number is left alone. */
export const SITE_FORMAT = 1;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const place = v.pipe(v.number(), v.integer(), v.minValue(1));
const sitePath = v.pipe(v.string(), v.maxLength(400), v.regex(/^[A-Za-z0-9._=-]+(\/[A-Za-z0-9._=-]+)*$/));
const list = <S extends v.GenericSchema>(schema: S) => v.pipe(v.array(schema), v.readonly());
const text = v.string();

/** The site as a whole. `articles` is the last number given to an article; `files` counts the files that readers can ask for. */
export const HeadSchema = v.strictObject({ format: v.literal(SITE_FORMAT), articles: count, files: count });

/** What every page shares: when it changes, every page is to be written anew. */
export const FaceSchema = v.strictObject({
  portal: PortalSchema,
  assets: v.strictObject({ stylesheet: sitePath, searchScript: sitePath }),
  /** All files of the style: sheet, script, fonts. */
  files: list(sitePath),
});

const PhotoSetSchema = v.strictObject({
  alt: text,
  files: list(v.strictObject({ path: sitePath, width: place, height: place })),
});

const CardSchema = v.strictObject({
  id: ArticleIdSchema,
  path: sitePath,
  title: text,
  teaser: text,
  section: v.nullable(text),
  tags: list(text),
  authors: list(text),
  lang: text,
  publishedAt: InstantSchema,
  updatedAt: InstantSchema,
  listedAt: InstantSchema,
  photo: v.nullable(PhotoSetSchema),
  searchText: text,
  withdrawn: v.exactOptional(v.literal(true)),
}) satisfies v.GenericSchema<unknown, Card>;

/** Cards in the order of first publication, a page full of them in one file. */
export const CardsSchema = list(CardSchema);

const LIST_KINDS = ['section', 'tag', 'author'] as const;

/** Names a list in the state. `name` is a section's id in hexadecimal, or a tag's or author's part of an address. */
export const ListNameSchema = v.strictObject({
  kind: v.picklist(LIST_KINDS),
  name: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
});

/** A list of articles. `key` tells two names with one address apart; `total` counts every place ever given. */
export const ListSchema = v.strictObject({ ...ListNameSchema.entries, key: text, title: text, total: count });

/** The articles of one page of a list by their numbers; null where one has left the list. */
export const ListPageSchema = list(v.nullable(place));

const WithdrawnSchema = v.strictObject({ how: v.picklist(['notice', 'removed']), notice: text });

/** An article on the site: its words, its times, its place in every list, its photos with their hashes. */
export const EntrySchema = v.strictObject({
  number: place,
  path: sitePath,
  content: text,
  publishedAt: InstantSchema,
  updatedAt: InstantSchema,
  listedAt: InstantSchema,
  article: v.pipe(
    v.unknown(),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const parsed = parseArticle(dataset.value);
      if (parsed.ok) return parsed.value;
      addIssue({ message: 'not an article' });
      return NEVER;
    }),
  ),
  latest: list(v.strictObject({ path: sitePath, title: text, teaser: text })),
  places: list(v.strictObject({ ...ListNameSchema.entries, page: place })),
  photos: v.record(sitePath, v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  /** Addresses that its page had before, oldest first; each leads to the page. */
  moved: v.exactOptional(list(sitePath)),
  /** It is not shown any more: its page says so, or is gone. The words stay, for the day when it is restored. */
  withdrawn: v.exactOptional(WithdrawnSchema),
});

/** Articles whose pages name one that is not published yet: they are written anew when it is. */
export const WaitingSchema = list(ArticleIdSchema);

/** Something that the site's writer makes, by what it is; what is in it follows from the state. */
export const OutputSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('article'), id: ArticleIdSchema }),
  v.strictObject({ kind: v.literal('moved'), id: ArticleIdSchema, index: count }),
  v.strictObject({ kind: v.literal('list-page'), list: v.nullable(ListNameSchema), page: place }),
  v.strictObject({ kind: v.literal('list-index'), list: v.nullable(ListNameSchema) }),
  v.strictObject({ kind: v.literal('section-feed'), section: text }),
  v.strictObject({ kind: v.literal('home') }),
  v.strictObject({ kind: v.literal('feed') }),
  v.strictObject({ kind: v.literal('sitemap-page'), page: count }),
  v.strictObject({ kind: v.literal('sitemap') }),
  v.strictObject({ kind: v.literal('news-sitemap') }),
  v.strictObject({ kind: v.literal('search-shard'), shard: place }),
  v.strictObject({ kind: v.literal('search-index') }),
  v.strictObject({ kind: v.literal('standing'), index: count }),
  v.strictObject({ kind: v.literal('search') }),
  v.strictObject({ kind: v.literal('not-found') }),
  v.strictObject({ kind: v.literal('robots') }),
]);

/** SHA-256 of what this program may have left under the paths of articles' pages: anything else there is somebody else's. */
export const MarksSchema = v.record(sitePath, list(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))));

/** A publication that has begun: the state that it leads to, and what is to be written from that state. */
export const IntentSchema = v.strictObject({
  state: list(v.tuple([sitePath, v.unknown()])),
  outputs: list(OutputSchema),
  /** Files that go when everything else is done. */
  remove: v.optional(list(sitePath), []),
  /** A person has ordered that pages change whatever others have made of them. */
  isOver: v.optional(v.boolean(), false),
});

/** A rebuild that is not finished: the faces whose files may be left over, how many articles are done, and how many addresses of before they had. */
export const RebuildSchema = v.strictObject({ previous: list(FaceSchema), done: count, moved: v.optional(count, 0) });

export type PageMarks = v.InferOutput<typeof MarksSchema>;
export type SiteHead = v.InferOutput<typeof HeadSchema>;
export type SiteFace = v.InferOutput<typeof FaceSchema>;
export type SiteEntry = v.InferOutput<typeof EntrySchema>;
export type ListName = v.InferOutput<typeof ListNameSchema>;
export type SiteList = v.InferOutput<typeof ListSchema>;
export type ListPlace = SiteEntry['places'][number];
export type Output = v.InferOutput<typeof OutputSchema>;
export type Rebuild = v.InferOutput<typeof RebuildSchema>;
