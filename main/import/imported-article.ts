import type { Article } from '../../shared/article/schema.ts';
import type { UnplacedText } from '../../shared/ipc/wire.ts';

/** What a page is read from. The article's id and the ids inside it come from the caller, so that a test can name them. */
export interface PageToImport {
  /** The decoded page (`decodeFile`), or what was pasted. */
  readonly source: string;
  readonly format: 'text' | 'html';
  /** A new article's ULID. */
  readonly newId: () => string;
  /** A new id for a block, figure, byline or related link of this article. */
  readonly newEntryId: () => string;
}

/** Words of the page that stand in the article as something else than words: a date that became an instant, a label that became a field. */
export interface UnderstoodText {
  readonly as: 'date' | 'label';
  readonly text: string;
}

/** Every word of the page is in exactly one of the three. `unplaced` keeps the order of the page. */
export interface ImportedArticle {
  readonly article: Article;
  readonly unplaced: readonly UnplacedText[];
  readonly understood: readonly UnderstoodText[];
}
