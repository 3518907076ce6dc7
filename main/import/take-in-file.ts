import type { AppError } from '../../shared/app-error.ts';
import type { Article } from '../../shared/article/schema.ts';
import type { UnplacedText } from '../../shared/ipc/wire.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import { decodeFile } from './decode-file.ts';
import { importPage } from './import-page.ts';
import { importNinjs, linkedArticles } from './ninjs/import-ninjs.ts';
import { takeNinjsPhotos, type PhotoTaking } from './ninjs/ninjs-photos.ts';
import { jsonText, MAX_NINJS_BYTES, parseNinjs, type Ninjs } from './ninjs/parse-ninjs.ts';

/** A file to make an article of: a portal's page, copied text, or ninjs. `name` decides nothing but what a broken file was meant to be. */
export interface FileToImport {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface TakeInParts extends PhotoTaking {
  readonly desk: Pick<Desk, 'portal' | 'rows'>;
  readonly newId: () => string;
  readonly newEntryId: () => string;
}

/** An article made of a file, and what of the file found no place in it. */
export interface TakenFile {
  readonly article: Article;
  readonly unplaced: readonly UnplacedText[];
}

async function takeInNinjs(item: Ninjs, parts: TakeInParts): Promise<Result<TakenFile, AppError>> {
  const { desk, newId, newEntryId } = parts;
  const rows = await desk.rows(linkedArticles(item));
  if (!rows.ok) return rows;
  const known = new Set(rows.value.map(({ id }) => id));
  const { sections } = desk.portal();
  const imported = importNinjs(item, { newId, newEntryId, sections, isKnown: (id) => known.has(id) });
  if (!imported.ok) return fail({ code: 'import-refused', reason: imported.error });
  return ok(await takeNinjsPhotos(imported.value, parts));
}

/** Makes an article of a file of unknown form, photos with it; the article is not in the desk yet. */
export async function takeInFile(file: FileToImport, parts: TakeInParts): Promise<Result<TakenFile, AppError>> {
  if (file.bytes.byteLength > MAX_NINJS_BYTES) return fail({ code: 'import-refused', reason: 'too-large' });
  const isNamedJson = /\.json$/i.test(file.name);
  const json = jsonText(file.bytes);
  if (json !== null) {
    const item = parseNinjs(json);
    if (item.ok) return takeInNinjs(item.value, parts);
    // A text that begins with a brace is a text; a file that is called JSON is not.
    if (isNamedJson || item.error !== 'not-ninjs') return fail({ code: 'import-refused', reason: item.error });
  }
  if (isNamedJson) return fail({ code: 'import-refused', reason: 'not-ninjs' });
  const page = decodeFile(file.bytes);
  if (!page.ok) return page;
  return importPage({ ...page.value, newId: parts.newId, newEntryId: parts.newEntryId });
}
