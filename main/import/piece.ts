import { runsText } from '../../shared/article/runs.ts';
import type { ListItem, Run, TableCell } from '../../shared/article/schema.ts';
import { countSyllables } from '../../shared/text/syllables.ts';

/** What a page's markup says about a piece, by its tags and by the class names that portals use. Text files say nothing. */
export type Hint =
  | 'headline'
  | 'kicker'
  | 'date'
  | 'lead'
  | 'caption'
  | 'byline'
  | 'related'
  | 'tags'
  | 'centered'
  | 'furniture';

/** How a piece of text stood on the page. */
export type TextLevel = 'p' | 'h1' | 'h2' | 'h3' | 'quote';

/** An element of a page, by its number in the order of the page; `within` is the one around it. */
export interface PageElement {
  readonly number: number;
  readonly depth: number;
  readonly within: PageElement | null;
}

interface Place {
  readonly hints: ReadonlySet<Hint>;
  /** The innermost element around it; null for text files. */
  readonly within: PageElement | null;
}

/** The smallest thing that the importer decides about: a paragraph, a list, a picture. Pieces stand in the order of the page. */
export type Piece = Place &
  (
    | { readonly kind: 'text'; readonly level: TextLevel; readonly runs: readonly Run[] }
    | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly ListItem[] }
    | { readonly kind: 'table'; readonly rows: readonly { readonly cells: readonly TableCell[] }[] }
    | { readonly kind: 'image'; readonly address: string; readonly alt: string }
    | { readonly kind: 'embed'; readonly url: string; readonly title: string }
    | { readonly kind: 'rule' }
  );

export type TextPiece = Extract<Piece, { kind: 'text' }>;

/** A page taken apart. What stands in its head is kept apart from its pieces: readers do not see it. */
export interface TakenApart {
  readonly pieces: readonly Piece[];
  /** What the page calls itself (title, og:title). */
  readonly titles: readonly string[];
  /** Its first publication as its head gives it; null when it does not. */
  readonly publishedAt: string | null;
  /** Its own address as its head gives it. */
  readonly url: string | null;
  /** Numbers of elements that are marked as an article or its body. */
  readonly articleRoots: readonly number[];
}

const itemRuns = (item: ListItem): readonly Run[] => [...item.text, ...(item.child?.items.flatMap(itemRuns) ?? [])];

const itemText = (item: ListItem): string =>
  [runsText(item.text), ...(item.child?.items.map(itemText) ?? [])].filter((text) => text !== '').join('\n');

/** All runs of a piece, in reading order. */
export function pieceRuns(piece: Piece): readonly Run[] {
  switch (piece.kind) {
    case 'text':
      return piece.runs;
    case 'list':
      return piece.items.flatMap(itemRuns);
    case 'table':
      return piece.rows.flatMap((row) => row.cells.flatMap((cell) => cell.text));
    case 'image':
    case 'embed':
    case 'rule':
      return [];
  }
}

/** The visible words of a piece; list items and table cells are lines of their own. */
export function pieceText(piece: Piece): string {
  switch (piece.kind) {
    case 'text':
      return runsText(piece.runs);
    case 'list':
      return piece.items.map(itemText).join('\n');
    case 'table':
      return piece.rows.flatMap((row) => row.cells.map((cell) => runsText(cell.text))).join('\n');
    case 'image':
    case 'embed':
    case 'rule':
      return '';
  }
}

export const syllables = (piece: Piece): number => countSyllables(pieceText(piece));

/** The share of a piece's characters that are links: menus are 1, prose is near 0. */
export function linkShare(piece: Piece): number {
  const runs = pieceRuns(piece);
  const length = runsText(runs).length;
  return length === 0 ? 0 : runsText(runs.filter((run) => run.link !== null)).length / length;
}

const lettersHave = (piece: Piece, mark: 'bold' | 'italic'): boolean => {
  const runs = pieceRuns(piece).filter((run) => /[\p{L}\p{N}]/u.test(run.text));
  return runs.length > 0 && runs.every((run) => run.marks.includes(mark));
};

export const isBold = (piece: Piece): boolean => lettersHave(piece, 'bold');

/** Cut off on purpose, to be read elsewhere. */
export const isCutOff = (text: string): boolean => /(\.\.\.|…)\W*$/u.test(text);

/** Ends as a sentence does. */
export const endsSentence = (text: string): boolean => /[.!?:;"”»)\]]\s*$/u.test(text);

/** Running text of some length, which only articles have: the measure of where the article stands. */
export function isProse(piece: Piece): boolean {
  if (piece.hints.has('furniture') || piece.kind === 'image' || piece.kind === 'embed' || piece.kind === 'rule')
    return false;
  const text = pieceText(piece);
  return countSyllables(text) >= 15 && linkShare(piece) < 0.4 && !isCutOff(text) && endsSentence(text);
}

/** The same words, whatever the spaces and the form of the letters. */
export const sameWords = (a: string, b: string): boolean => {
  const words = (text: string): string =>
    (text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? []).join(' ').toLowerCase();
  return words(a) === words(b) && words(a) !== '';
};
