import type { AppError } from '../../shared/app-error.ts';
import { parseArticle } from '../../shared/article/parse-article.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { assembleArticle } from './assemble-article.ts';
import { MAX_PAGE_BYTES } from './decode-file.ts';
import { htmlPieces } from './html-pieces.ts';
import type { ImportedArticle, PageToImport } from './imported-article.ts';
import { judgePieces } from './judge-pieces.ts';
import { lostWords } from './lost-words.ts';
import type { TakenApart } from './piece.ts';
import { splitLines, splitLong } from './split-lines.ts';
import { textPieces } from './text-pieces.ts';

/** A real page has some hundreds; deciding about each takes time that main does not have for a hostile one. */
const MAX_PIECES = 20_000;

function takeApart({ source, format }: PageToImport): Result<TakenApart, AppError> {
  if (source.length > MAX_PAGE_BYTES) return fail({ code: 'import-refused', reason: 'too-large' });
  const page = format === 'text' ? ok(textPieces(source)) : htmlPieces(source);
  if (!page.ok) return fail({ code: 'import-refused', reason: page.error });
  if (page.value.pieces.length > MAX_PIECES) return fail({ code: 'import-refused', reason: 'too-large' });
  const pieces = page.value.pieces.flatMap(splitLines).flatMap(splitLong);
  return pieces.length === 0 ? fail({ code: 'import-refused', reason: 'empty' }) : ok({ ...page.value, pieces });
}

/**
 * Makes an article of a portal's page, or of its copied text. Every word of the page is in the article, in `unplaced` or in `understood`: that is
 * counted here, and what a wrong decision would have swallowed is put into `unplaced`.
 */
export function importPage(page: PageToImport): Result<ImportedArticle, AppError> {
  const apart = takeApart(page);
  if (!apart.ok) return apart;
  const imported = assembleArticle(apart.value, judgePieces(apart.value), page);
  const lost = lostWords(apart.value, imported);
  const unplaced = lost === '' ? imported.unplaced : [...imported.unplaced, { reason: 'unknown' as const, text: lost }];
  const checked = parseArticle(imported.article);
  return checked.ok ? ok({ ...imported, article: checked.value, unplaced }) : fail({ code: 'internal' });
}
