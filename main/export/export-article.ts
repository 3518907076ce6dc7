import type { AppError } from '../../shared/app-error.ts';
import { figuresInOrder } from '../../shared/article/outline.ts';
import type { Article } from '../../shared/article/schema.ts';
import type { EmbeddedPhoto, EmbeddedPhotos } from '../../shared/exporting/embedded-photo.ts';
import { articleToNinjs } from '../../shared/exporting/ninjs.ts';
import { renderPlainText } from '../../shared/exporting/plain-text.ts';
import { renderStandalonePage } from '../../shared/exporting/standalone-page.ts';
import type { ExportFormat } from '../../shared/ipc/requests/exchange-requests.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Watched } from '../bundles/read-bundle.ts';
import { contentOf } from '../desk/articles/article-texts.ts';
import type { Desk, OpenedHere } from '../desk/desk.ts';
import type { Darkroom } from '../media/darkroom.ts';

/** Wide enough for paper, small enough for a mail. */
const PHOTO_WIDTH = 1600;

/** What leaves: the bytes of one file, how many photos are in it and how many could not go with it. */
export interface ExportedArticle {
  readonly bytes: Uint8Array;
  readonly photos: number;
  readonly missingPhotos: number;
}

export interface ExportParts {
  readonly desk: Desk;
  readonly darkroom: Pick<Darkroom, 'makeRendition'>;
  readonly toPdf: (page: string) => Promise<Result<Uint8Array, AppError>>;
}

/** The article's photos as new pictures, without what the camera wrote: no place, no serial number. */
async function embedPhotos(
  article: Article,
  { desk, darkroom }: ExportParts,
  { signal, onProgress }: Watched,
): Promise<Result<EmbeddedPhotos, AppError>> {
  const photos = figuresInOrder(article).flatMap(([, figure]) => figure.photo ?? []);
  const embedded = new Map<string, EmbeddedPhoto>();
  for (const [index, { blob, mediaType }] of photos.entries()) {
    if (signal.aborted) return fail({ code: 'cancelled' });
    const original = await desk.blobs.read(blob);
    const format = mediaType === 'image/jpeg' ? 'jpeg' : 'webp';
    const made = original.ok
      ? await darkroom.makeRendition({ original: original.value, width: PHOTO_WIDTH, format })
      : original;
    if (made.ok) {
      const { bytes, width, height, mediaType: type } = made.value;
      const address = `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
      embedded.set(blob, { mediaType: type, width, height, sizeInBytes: bytes.byteLength, address });
    }
    onProgress(index + 1, photos.length + 1);
  }
  return ok(embedded);
}

async function bytesOf(format: ExportFormat, opened: OpenedHere, photos: EmbeddedPhotos, parts: ExportParts) {
  const { article, saved, site } = opened;
  const portal = parts.desk.portal();
  switch (format) {
    case 'text':
      return ok(Buffer.from(renderPlainText(article, portal)));
    case 'html':
      return ok(Buffer.from(renderStandalonePage(article, { portal, photos })));
    case 'pdf':
      return parts.toPdf(renderStandalonePage(article, { portal, photos }));
    case 'ninjs': {
      const isPublished = site.state === 'current';
      const setting = { portal, photos, version: contentOf(article), savedAt: saved.savedAt, isPublished };
      return ok(Buffer.from(`${JSON.stringify(articleToNinjs(article, setting), null, 2)}\n`));
    }
  }
}

/** The newest saved words of an article as one file. */
export async function exportArticle(
  articleId: string,
  format: ExportFormat,
  parts: ExportParts,
  watched: Watched,
): Promise<Result<ExportedArticle, AppError>> {
  const opened = await parts.desk.openArticle(articleId);
  if (!opened.ok) return opened;
  const { article } = opened.value;
  const photos = format === 'text' ? ok(new Map<string, EmbeddedPhoto>()) : await embedPhotos(article, parts, watched);
  if (!photos.ok) return photos;
  const bytes = await bytesOf(format, opened.value, photos.value, parts);
  if (!bytes.ok) return bytes;
  const wanted = new Set(figuresInOrder(article).flatMap(([, figure]) => figure.photo?.blob ?? []));
  const missingPhotos = format === 'text' ? 0 : wanted.size - photos.value.size;
  return ok({ bytes: bytes.value, photos: photos.value.size, missingPhotos });
}
