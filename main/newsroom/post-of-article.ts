import type { AppError } from '../../shared/app-error.ts';
import { contentHash } from '../../shared/article/canonical.ts';
import { figuresInOrder } from '../../shared/article/outline.ts';
import type { Article, Photo } from '../../shared/article/schema.ts';
import { fail, ok } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import { sha256Hex } from '../desk/files/sha256.ts';
import { derivePost, type PublicPhoto } from '../portals/derive-post.ts';
import type { PhotoSource } from '../portals/photo-source.ts';
import type { PostToSend } from '../portals/post-to-send.ts';

/** The widest copy of a photo that leaves the desk. */
const WIDEST = 1600;

const MEDIA_TYPE = { jpg: 'image/jpeg', png: 'image/png', webp: 'image/webp' } as const;

const photosOf = (article: Article): readonly Photo[] =>
  figuresInOrder(article).flatMap(([, { photo }]) => (photo === null ? [] : [photo]));

/** The public copies of an article's photos, with their bytes. */
export async function copiesOf(article: Article, source: PhotoSource, signal: AbortSignal) {
  const known = new Map<string, PublicPhoto>();
  const bytes = new Map<string, Uint8Array>();
  for (const photo of photosOf(article)) {
    if (signal.aborted) return fail<AppError>({ code: 'cancelled' });
    if (known.has(photo.blob)) continue;
    const width = Math.min(photo.width, WIDEST);
    const made = await source.rendition(photo, width, signal);
    if (!made.ok) return made;
    const sha256 = sha256Hex(made.value);
    const height = Math.max(1, Math.round((photo.height * width) / photo.width));
    const mediaType = MEDIA_TYPE[source.extension(photo)];
    known.set(photo.blob, { sha256, bytes: made.value.byteLength, mediaType, width, height });
    bytes.set(sha256, made.value);
  }
  return ok({ known, bytes });
}

/** Where the articles that this one leads to stand on the same portal. */
async function relatedUrls(desk: Desk, article: Article, portal: string): Promise<ReadonlyMap<string, string | null>> {
  const urls = new Map<string, string | null>();
  for (const link of Object.values(article.related))
    if (link.kind === 'internal') urls.set(link.article, (await desk.publicationOn(link.article, portal))?.url ?? null);
  return urls;
}

/** The article as one portal gets it, to be printed as of `now`: its first time there is kept, the same words keep theirs. */
export async function postFor(
  article: Article,
  portal: string,
  photos: ReadonlyMap<string, PublicPhoto>,
  now: string,
  desk: Desk,
): Promise<PostToSend> {
  const urls = await relatedUrls(desk, article, portal);
  const before = await desk.publicationOn(article.id, portal);
  const publishedAt = before?.publishedAt ?? article.origin?.publishedAt ?? now;
  const isSame = before?.content === contentHash(article);
  const updatedAt = before === null ? publishedAt : isSame ? before.updatedAt : now;
  const content = await desk.firstContentOn(article.id, portal);
  const first = content === null ? null : await desk.readContent(article.id, content);
  const urlOf = (articleId: string): string | null => urls.get(articleId) ?? null;
  return derivePost(article, {
    portal: desk.portal(),
    times: { publishedAt, updatedAt },
    photos,
    urlOf,
    first: first?.ok === true ? first.value : null,
  });
}
