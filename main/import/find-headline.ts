import { readByline } from './byline-line.ts';
import { readCredit } from './caption-credit.ts';
import { isBrokenDateLine, readDateLine } from './date-line.ts';
import type { Stretch } from './find-container.ts';
import { isFurnitureLine, looksLikeMasthead } from './page-words.ts';
import { endsSentence, isProse, pieceText, sameWords, syllables, type Piece, type TakenApart } from './piece.ts';

/** A line that could be a headline: not furniture, not too long for one, one line. */
function isPossible(piece: Piece): boolean {
  if (piece.kind !== 'text' || piece.hints.has('furniture')) return false;
  const text = pieceText(piece);
  const count = syllables(piece);
  return (
    count >= 1 &&
    count <= 60 &&
    !text.includes('\n') &&
    text.length <= 500 &&
    !isFurnitureLine(text) &&
    readDateLine(text) === null &&
    !isBrokenDateLine(text)
  );
}

/** The page's title often ends with the site's name: “Tít | Báo X”. */
const isTitle = (text: string, titles: readonly string[]): boolean =>
  titles.some(
    (title) => sameWords(title, text) || title.split(/\s+[|–—»-]\s+|\s*[|»]\s*/u).some((part) => sameWords(part, text)),
  );

function markupScore(piece: Piece, titles: readonly string[]): number {
  if (piece.kind !== 'text') return 0;
  const byLevel = piece.level === 'h1' ? 5 : piece.level === 'h2' ? 1 : 0;
  const byHint = piece.hints.has('headline') ? 6 : 0;
  const byTitle = isTitle(pieceText(piece), titles) && syllables(piece) >= 2 ? 7 : 0;
  const against = ['byline', 'date', 'caption', 'related', 'tags', 'lead'] as const;
  return against.some((hint) => piece.hints.has(hint)) ? 0 : byLevel + byHint + byTitle;
}

/** By markup: the best marked line, in doubt the one nearest above the article's first words. */
function byMarkup(page: TakenApart, container: Stretch | null): number | null {
  const firstProse = page.pieces.findIndex(
    (piece, index) => isProse(piece) && (container === null || index >= container.first),
  );
  const limit = firstProse === -1 ? page.pieces.length : firstProse + 1;
  let best: { readonly index: number; readonly score: number } | null = null;
  for (const [index, piece] of page.pieces.slice(0, limit).entries()) {
    const score = isPossible(piece) ? markupScore(piece, page.titles) : 0;
    // h2 alone is what every box of a page has.
    if (score > 1 && (best === null || score >= best.score)) best = { index, score };
  }
  return best?.index ?? null;
}

const isRepeated = (pieces: readonly Piece[], index: number): boolean => {
  const [piece, next, before] = [pieces[index], pieces[index + 1], pieces[index - 1]];
  if (piece === undefined) return false;
  return [next, before].some((other) => other !== undefined && sameWords(pieceText(other), pieceText(piece)));
};

/** How much a line of a plain text reads like a headline rather than like a site's name, a caption or a sentence. */
function wordScore(pieces: readonly Piece[], index: number): number {
  const piece = pieces[index];
  if (piece === undefined || !isPossible(piece) || isRepeated(pieces, index)) return -10;
  const text = pieceText(piece);
  const count = syllables(piece);
  if (looksLikeMasthead(text) || readCredit(text) !== null) return -3;
  const marks = /[^\p{ASCII}]/u.test(text) ? 1 : -1;
  const length = count >= 4 && count <= 35 ? 2 : count > 35 ? -2 : -1;
  const sentence = /[.;:,]\s*$/u.test(text) ? -2 : 0;
  return marks + length + sentence + (count < 6 && readByline(text) !== null ? -2 : 0);
}

/** No headline stands below so many lines of a site's own. */
const FARTHEST = 200;

/** By words: beside the date line, else the first likely line above the first paragraph. */
function byWords(pieces: readonly Piece[]): number | null {
  const isParagraph = (piece: Piece, index: number): boolean =>
    syllables(piece) >= 25 && endsSentence(pieceText(piece)) && !isRepeated(pieces, index);
  const found = pieces.findIndex(isParagraph);
  const firstProse = found === -1 ? pieces.length : found;
  const date = pieces.findIndex((piece) => readDateLine(pieceText(piece)) !== null);
  if (date !== -1 && date <= firstProse) {
    const [above, below] = [wordScore(pieces, date - 1) + 1, wordScore(pieces, date + 1)];
    if (Math.max(above, below) > 0) return above >= below ? date - 1 : date + 1;
  }
  let best: { readonly index: number; readonly score: number } | null = null;
  for (let index = 0; index < Math.min(firstProse, FARTHEST); index += 1) {
    const score = wordScore(pieces, index);
    if (score > (best?.score ?? 0)) best = { index, score };
  }
  return best?.index ?? null;
}

/** The index of the headline; null where nothing reads like one. */
export const findHeadline = (page: TakenApart, container: Stretch | null): number | null =>
  byMarkup(page, container) ?? byWords(page.pieces);
