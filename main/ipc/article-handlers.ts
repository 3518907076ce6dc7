import { lstat } from 'node:fs/promises';
import path from 'node:path';
import type { AppError } from '../../shared/app-error.ts';
import { MAX_PHOTO_BYTES } from '../../shared/ipc/requests/photo-requests.ts';
import type { ImportedPage, OpenedArticle } from '../../shared/ipc/wire.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { OpenedHere } from '../desk/desk.ts';
import { tryFiles } from '../desk/files/file-errors.ts';
import { importPage } from '../import/import-page.ts';
import type { PhotoTaking } from '../import/ninjs/ninjs-photos.ts';
import { MAX_NINJS_BYTES } from '../import/ninjs/parse-ninjs.ts';
import { takeInFile, type FileToImport, type TakenFile } from '../import/take-in-file.ts';
import type { Here, Newsroom } from '../newsroom/newsroom.ts';
import type { PhotoRoom } from '../newsroom/photo-room.ts';
import { readPickedFile, type FileDialogs } from '../windows/file-dialogs.ts';
import type { HandlersOf } from './handlers.ts';

export interface ArticleHandlerParts {
  readonly newsroom: Newsroom;
  readonly dialogs: FileDialogs;
  readonly photos: PhotoRoom;
  readonly newId: () => string;
  readonly newEntryId: () => string;
}

type ImportOutcome = Result<TakenFile, AppError>;

/** The desk knows the article's receipts, the site where its page is. */
async function opened(article: Result<OpenedHere, AppError>, { site }: Here): Promise<Result<OpenedArticle, AppError>> {
  if (!article.ok) return article;
  const path = await site.pathOf(article.value.article);
  return path.ok ? ok({ ...article.value, site: { ...article.value.site, path: path.value } }) : path;
}

/** A photo that lies beside a picked file, when it is a file of its own and not too large. */
const besideFile =
  (file: string) =>
  async (name: string): Promise<Uint8Array | null> => {
    const photo = path.join(path.dirname(file), name);
    const read = await tryFiles(async () => {
      // A link may lead anywhere on the machine; the sender wrote its name, not the person.
      const isOwn = (await lstat(photo)).isFile();
      return isOwn ? readPickedFile(photo, MAX_PHOTO_BYTES) : null;
    });
    return read.ok ? read.value : null;
  };

export function articleHandlers(parts: ArticleHandlerParts): HandlersOf<'article'> {
  const { newsroom, dialogs, photos, newId, newEntryId } = parts;
  const atDesk = async <T>(
    work: (here: Here) => Result<T, AppError> | Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError>> => {
    const here = await newsroom.here();
    return here.ok ? work(here.value) : here;
  };
  const takeIn = async ({ desk }: Here, imported: ImportOutcome): Promise<Result<ImportedPage, AppError>> => {
    if (!imported.ok) return imported;
    const { article, unplaced } = imported.value;
    const added = await desk.addArticle(article);
    return added.ok ? ok({ articleId: article.id, unplaced }) : added;
  };
  const takeInBytes = async (here: Here, file: FileToImport, beside: PhotoTaking['beside']) => {
    const { desk } = here;
    const take: PhotoTaking['take'] = (photo) => photos.take(desk.blobs, photo);
    return takeIn(here, await takeInFile(file, { desk, newId, newEntryId, beside, take }));
  };
  const takeInPicked = async (here: Here): Promise<Result<ImportedPage, AppError>> => {
    const file = await dialogs.pickPage();
    if (file === null) return fail({ code: 'cancelled' });
    const bytes = await tryFiles(() => readPickedFile(file, MAX_NINJS_BYTES));
    if (!bytes.ok) return bytes;
    if (bytes.value === null) return fail({ code: 'import-refused', reason: 'too-large' });
    return takeInBytes(here, { name: path.basename(file), bytes: bytes.value }, besideFile(file));
  };
  return {
    'article:create': () => atDesk(async (here) => opened(await here.desk.createArticle(), here)),
    'article:open': ({ articleId }) => atDesk(async (here) => opened(await here.desk.openArticle(articleId), here)),
    'article:saveWorkingCopy': ({ articleId, articleJson }) =>
      atDesk(({ desk }) => desk.saveWorkingCopy(articleId, articleJson)),
    'article:keepRevision': ({ articleId }) => atDesk(({ desk }) => desk.keepRevision(articleId)),
    'article:duplicate': ({ articleId }) =>
      atDesk(async (here) => opened(await here.desk.duplicateArticle(articleId), here)),
    'article:importPage': () => atDesk(takeInPicked),
    'article:importDropped': ({ fileName, bytes }) =>
      atDesk((here) => takeInBytes(here, { name: fileName, bytes }, async () => null)),
    'article:importPastedPage': ({ text, format }) =>
      atDesk((here) => takeIn(here, importPage({ source: text.normalize('NFC'), format, newId, newEntryId }))),
  };
}
