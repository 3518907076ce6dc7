import type { AppError } from '../../shared/app-error.ts';
import { EVERYTHING, type ListWish } from '../../shared/ipc/list-wish.ts';
import type { ImportedPage, OpenedArticle } from '../../shared/ipc/wire.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { OpenedHere } from '../desk/desk.ts';
import { tryFiles } from '../desk/files/file-errors.ts';
import { decodeFile, MAX_PAGE_BYTES, type DecodedFile } from '../import/decode-file.ts';
import { importPage } from '../import/import-page.ts';
import type { Here, Newsroom } from '../newsroom/newsroom.ts';
import { readPickedFile, type FileDialogs } from '../windows/file-dialogs.ts';
import type { HandlersOf } from './handlers.ts';

export interface ArticleHandlerParts {
  readonly newsroom: Newsroom;
  readonly dialogs: FileDialogs;
  readonly newId: () => string;
  readonly newEntryId: () => string;
}

/** The desk knows the article's receipts, the site where its page is. */
async function opened(article: Result<OpenedHere, AppError>, { site }: Here): Promise<Result<OpenedArticle, AppError>> {
  if (!article.ok) return article;
  const path = await site.pathOf(article.value.article);
  return path.ok ? ok({ ...article.value, site: { ...article.value.site, path: path.value } }) : path;
}

async function readPage(dialogs: FileDialogs): Promise<Result<DecodedFile, AppError>> {
  const file = await dialogs.pickPage();
  if (file === null) return fail({ code: 'cancelled' });
  const bytes = await tryFiles(() => readPickedFile(file, MAX_PAGE_BYTES));
  if (!bytes.ok) return bytes;
  return bytes.value === null ? fail({ code: 'import-refused', reason: 'too-large' }) : decodeFile(bytes.value);
}

export function articleHandlers(parts: ArticleHandlerParts): HandlersOf<'article'> {
  const { newsroom, dialogs, newId, newEntryId } = parts;
  const atDesk = async <T>(
    work: (here: Here) => Result<T, AppError> | Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError>> => {
    const here = await newsroom.here();
    return here.ok ? work(here.value) : here;
  };
  const takeIn = async ({ desk }: Here, page: DecodedFile): Promise<Result<ImportedPage, AppError>> => {
    const imported = importPage({ ...page, newId, newEntryId });
    if (!imported.ok) return imported;
    const { article, unplaced } = imported.value;
    const added = await desk.addArticle(article);
    return added.ok ? ok({ articleId: article.id, unplaced }) : added;
  };
  const rowsOf = (wish: ListWish, except: string | null) =>
    atDesk(async ({ desk }) => {
      const page = await desk.list(wish, except ?? undefined);
      return page.ok ? ok(page.value.rows.map(({ summary }) => summary)) : page;
    });
  return {
    'article:list': () => rowsOf({ ...EVERYTHING, limit: 1_000_000 }, null),
    'article:search': ({ query, except }) => rowsOf({ ...EVERYTHING, query, limit: 100 }, except),
    'article:create': () => atDesk(async (here) => opened(await here.desk.createArticle(), here)),
    'article:open': ({ articleId }) => atDesk(async (here) => opened(await here.desk.openArticle(articleId), here)),
    'article:saveWorkingCopy': ({ articleId, articleJson }) =>
      atDesk(({ desk }) => desk.saveWorkingCopy(articleId, articleJson)),
    'article:keepRevision': ({ articleId }) => atDesk(({ desk }) => desk.keepRevision(articleId)),
    'article:duplicate': ({ articleId }) =>
      atDesk(async (here) => opened(await here.desk.duplicateArticle(articleId), here)),
    'article:importPage': () =>
      atDesk(async (here) => {
        const page = await readPage(dialogs);
        return page.ok ? takeIn(here, page.value) : page;
      }),
    'article:importPastedPage': ({ text, format }) =>
      atDesk((here) => takeIn(here, { source: text.normalize('NFC'), format })),
  };
}
