import * as v from 'valibot';
import { nfcText } from '../../../shared/text/to-nfc.ts';

/** What WordPress answers, as far as it is read here. Texts in `raw` are what is stored, before the theme sets them. */

const text = v.pipe(v.string(), v.maxLength(2_000_000), v.transform(nfcText));
const raw = v.object({ raw: text });
const id = v.pipe(v.number(), v.integer(), v.minValue(1));
const ids = v.optional(
  v.pipe(
    v.array(id),
    v.maxLength(1_000),
    v.transform((list) => list.toSorted((a, b) => a - b)),
  ),
  [],
);
const address = v.pipe(v.string(), v.maxLength(2_000));

export const StoredPostSchema = v.object({
  id,
  date_gmt: v.optional(v.nullable(v.string()), null),
  slug: text,
  status: v.string(),
  link: v.optional(address, ''),
  title: raw,
  content: raw,
  excerpt: raw,
  author: v.optional(v.number(), 0),
  featured_media: v.optional(v.number(), 0),
  categories: ids,
  tags: ids,
  /** Only where the companion is installed. */
  toasoan_etag: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(100))), null),
});

export type StoredPost = v.InferOutput<typeof StoredPostSchema>;

/** Asked for by name, so that no plugin's additions come along. */
export const POST_FIELDS = Object.keys(StoredPostSchema.entries).join(',');

export const StoredPostsSchema = v.pipe(v.array(StoredPostSchema), v.maxLength(100));

export const MediumSchema = v.object({
  id,
  source_url: v.pipe(address, v.minLength(1)),
  /** Smaller copies that the server has still to make. */
  missing_image_sizes: v.optional(v.array(v.string()), []),
});
export const MediaSchema = v.pipe(v.array(MediumSchema), v.maxLength(100));
export const MEDIA_FIELDS = Object.keys(MediumSchema.entries).join(',');

/** A category, a tag or a person: names are stored with their entities. */
export const NamedSchema = v.object({ id, name: text });
export const NamedListSchema = v.pipe(v.array(NamedSchema), v.maxLength(100));

export const MeSchema = v.object({
  id,
  name: v.pipe(v.string(), v.maxLength(500)),
  capabilities: v.record(v.string(), v.unknown()),
});

export const IndexSchema = v.object({
  name: v.pipe(v.string(), v.maxLength(1_000)),
  namespaces: v.pipe(v.array(v.string()), v.maxLength(1_000)),
});

/** A refusal. Only `code` is ever decided on: `message` is in the site's language. */
export const RefusalSchema = v.object({
  code: v.pipe(v.string(), v.maxLength(200)),
  message: v.optional(v.string(), ''),
  data: v.optional(
    v.nullable(
      v.object({
        term_id: v.optional(id),
        details: v.optional(v.record(v.string(), v.object({ code: v.optional(v.string(), '') }))),
      }),
    ),
    null,
  ),
});
