import type { AppError } from '../../../shared/app-error.ts';
import type { Article } from '../../../shared/article/schema.ts';
import { MAX_PHOTO_BYTES } from '../../../shared/ipc/requests/photo-requests.ts';
import type { ImportedPhoto, UnplacedText } from '../../../shared/ipc/wire.ts';
import type { Result } from '../../../shared/result.ts';
import type { OfferedPhoto } from '../../media/take-photo.ts';
import { cleanLine } from './clean-field.ts';
import type { NinjsImport } from './import-ninjs.ts';

/** Where the photos of a file come from, and where they go. */
export interface PhotoTaking {
  /** A file of this plain name beside the imported one; null: there is none, or the file came without a place. */
  readonly beside: (name: string) => Promise<Uint8Array | null>;
  readonly take: (photo: OfferedPhoto) => Promise<Result<ImportedPhoto, AppError>>;
}

/** More than any article has; each is decoded once, which takes its time. */
const MAX_PHOTOS = 200;

const DATA = /^data:image\/[a-z0-9.+-]{1,40};base64,/i;

function bytesInside(href: string): Uint8Array | null {
  const start = DATA.exec(href.slice(0, 100))?.[0];
  if (start === undefined) return null;
  const bytes = new Uint8Array(Buffer.from(href.slice(start.length), 'base64'));
  return bytes.byteLength > MAX_PHOTO_BYTES ? null : bytes;
}

/** The name of a file in the same folder: no way out of it, no hidden file, nothing that a system reads as something else. */
export function plainName(href: string): string | null {
  let name: string;
  try {
    // What this program lays into a drop folder names its photos so: `file:` and the plain name.
    name = decodeURIComponent(href.replace(/^file:(?!\/)/iu, '')).normalize('NFC');
  } catch {
    return null;
  }
  return /^[^\p{Cc}/\\:*?"<>|.~ ][^\p{Cc}/\\:*?"<>|]{0,199}$/u.test(name) && /\.(jpe?g|png|webp|gif)$/i.test(name)
    ? name
    : null;
}

/** Puts the photos that the file holds, or that lie beside it, into the desk. Nothing is ever fetched: an address elsewhere is listed. */
export async function takeNinjsPhotos(
  { article, unplaced, offered }: NinjsImport,
  { beside, take }: PhotoTaking,
): Promise<Pick<NinjsImport, 'article' | 'unplaced'>> {
  const figures = { ...article.figures };
  const left: UnplacedText[] = [...unplaced];
  for (const [index, { figure: id, href, title }] of offered.entries()) {
    const figure = figures[id];
    if (figure === undefined) continue;
    const isInside = /^data:/i.test(href);
    const name = isInside ? null : plainName(href);
    const bytes = index >= MAX_PHOTOS ? null : isInside ? bytesInside(href) : name === null ? null : await beside(name);
    const said = isInside ? cleanLine(title) || `#${index + 1}` : cleanLine(href).slice(0, 2_000);
    if (bytes === null) {
      left.push({ reason: isInside ? 'photo-refused' : 'image-address', text: said });
      continue;
    }
    const taken = await take({
      bytes,
      fileName: name ?? (cleanLine(title) || `${article.slug || 'anh'}-${index + 1}`),
    });
    if (taken.ok) figures[id] = { ...figure, photo: taken.value.photo };
    else left.push({ reason: 'photo-refused', text: said });
  }
  const withPhotos: Article = { ...article, figures };
  return { article: withPhotos, unplaced: left };
}
