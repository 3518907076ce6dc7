import { ok } from '../../../shared/result.ts';
import type { PortalAnswer, RemoteAsset } from '../portal.ts';
import type { PostToSend } from '../post-to-send.ts';
import { idsNamed, termNamed } from './find-named.ts';
import { fieldText, postMarkup } from './post-markup.ts';
import type { WordPressLine } from './wordpress-line.ts';
import type { StoredPost } from './wordpress-schema.ts';

/** What an account may do, by WordPress's own names of abilities. */
export type May = (capability: string) => boolean;

/** A post as it is sent. What is left out stays as it is on the site. */
export interface PostBody {
  readonly title: string;
  readonly content: string;
  readonly excerpt: string;
  readonly categories?: readonly number[];
  readonly tags: readonly number[];
  readonly featured_media: number;
  readonly author?: number;
  /** Kept only where the companion is installed. */
  readonly meta: Readonly<Record<string, string>>;
}

/** The first writer's own account at the site, where exactly one has this name; the name itself stands in the text in any case. */
async function authorOf({ bylines }: PostToSend, line: WordPressLine, may: May, signal: AbortSignal) {
  const writer = bylines.find(({ role, name }) => role === 'text' && name !== '');
  if (writer === undefined || !may('edit_others_posts')) return ok(null);
  const found = await idsNamed(line, 'users', writer.name, signal);
  if (!found.ok) return found;
  const [only, another] = found.value;
  return ok(only === undefined || another !== undefined ? null : only);
}

/** The article in WordPress's terms: names of section, tags and writer become the site's own numbers. */
export async function postBody(
  post: PostToSend,
  assets: ReadonlyMap<string, RemoteAsset>,
  line: WordPressLine,
  may: May,
  signal: AbortSignal,
): PortalAnswer<PostBody> {
  const { section, leadFigure } = post;
  const category =
    section === null ? ok(null) : await termNamed(line, 'categories', section.title, may('manage_categories'), signal);
  if (!category.ok) return category;
  const tags: number[] = [];
  for (const tag of post.tags) {
    const term = await termNamed(line, 'tags', tag, true, signal);
    if (!term.ok) return term;
    tags.push(term.value);
  }
  const author = await authorOf(post, line, may, signal);
  if (!author.ok) return author;
  const picture = leadFigure?.asset === null || leadFigure === null ? undefined : assets.get(leadFigure.asset);
  return ok({
    title: fieldText(post.headline),
    content: postMarkup(post, assets),
    excerpt: fieldText(post.teaser),
    ...(category.value === null ? {} : { categories: [category.value] }),
    tags: [...new Set(tags)].toSorted((a, b) => a - b),
    featured_media: Number(picture?.remoteId ?? 0),
    ...(author.value === null ? {} : { author: author.value }),
    meta: { toasoan_uid: post.key, toasoan_kicker: post.kicker, toasoan_short_title: post.shortTitle },
  });
}

const sameIds = (sent: readonly number[] | undefined, found: readonly number[]): boolean =>
  sent === undefined || sent.join() === found.join();

/** Fields that WordPress has taken with a success and not kept, as it does with numbers that it does not know. */
export const droppedFields = (sent: PostBody, found: StoredPost): readonly string[] => [
  ...(sameIds(sent.categories, found.categories) ? [] : ['categories']),
  ...(sameIds(sent.tags, found.tags) ? [] : ['tags']),
  ...(sent.featured_media === found.featured_media ? [] : ['featured_media']),
  ...(sent.author === undefined || sent.author === found.author ? [] : ['author']),
];
