import { readCredit } from './caption-credit.ts';
import { isBrokenDateLine, readDateLine } from './date-line.ts';
import { isFurnitureLine } from './page-words.ts';
import { endsSentence, isBold, linkShare, pieceText, sameWords, syllables, type Piece } from './piece.ts';

const MIN_SYLLABLES = 12;
const MAX_SYLLABLES = 160;
/** Also where the page says so: a whole article marked as its lead is none. */
const MAX_MARKED_SYLLABLES = 600;

/** Twice the same line, one below the other: the picture's alt text and its caption, in a copied page. */
export const isRepetition = (pieces: readonly Piece[], index: number): boolean => {
  const [piece, next] = [pieces[index], pieces[index + 1]];
  return piece?.kind === 'text' && next?.kind === 'text' && sameWords(pieceText(piece), pieceText(next));
};

/** The caption of a picture that a plain text has lost: it ends with who took it. */
export const isLostCaption = (piece: Piece): boolean => {
  const credit = piece.kind === 'text' && piece.within === null ? readCredit(pieceText(piece)) : null;
  return (
    credit !== null &&
    credit.captionEnd > 0 &&
    /^(Ảnh|Hình|Photo|Nguồn ảnh)/iu.test(credit.label) &&
    syllables(piece) <= 60
  );
};

/** Whether a piece behind a picture is its caption, by what the page says and by how small the box is that holds the two. */
export function isCaptionOf(pieces: readonly Piece[], image: number, index: number): boolean {
  const [picture, piece] = [pieces[image], pieces[index]];
  if (picture?.kind !== 'image' || piece?.kind !== 'text' || piece.level !== 'p') return false;
  const text = pieceText(piece);
  if (piece.hints.has('caption') || (picture.alt !== '' && sameWords(picture.alt, text))) return true;
  if (syllables(piece) > 60 || piece.hints.has('lead')) return false;
  if (readCredit(text) !== null || (isItalicOrCentered(piece) && !isBold(piece))) return true;
  return shareSmallBox(pieces, image, index);
}

const isItalicOrCentered = (piece: Piece): boolean =>
  piece.hints.has('centered') ||
  (piece.kind === 'text' && piece.runs.every((run) => run.marks.includes('italic') || run.text.trim() === ''));

/** The innermost element around both holds nothing else. */
function shareSmallBox(pieces: readonly Piece[], image: number, index: number): boolean {
  const around = new Set<number>();
  for (let element = pieces[image]?.within ?? null; element !== null; element = element.within)
    around.add(element.number);
  let common = pieces[index]?.within ?? null;
  while (common !== null && !around.has(common.number)) common = common.within;
  if (common === null) return false;
  const box = common.number;
  const inBox = (piece: Piece | undefined): boolean => {
    for (let element = piece?.within ?? null; element !== null; element = element.within)
      if (element.number === box) return true;
    return false;
  };
  return !inBox(pieces[image - 1]) && !inBox(pieces[index + 1]);
}

function isLeadText(piece: Piece): boolean {
  if (piece.kind !== 'text' || piece.hints.has('furniture') || piece.hints.has('caption')) return false;
  const text = pieceText(piece);
  if (syllables(piece) > MAX_MARKED_SYLLABLES || isFurnitureLine(text)) return false;
  if (readDateLine(text) !== null || isBrokenDateLine(text) || linkShare(piece) > 0.6) return false;
  return syllables(piece) >= MIN_SYLLABLES || (endsSentence(text) && syllables(piece) >= 6);
}

/** The last index of the captions that stand above the lead, so that none is taken for it. */
const isTakenByPicture = (pieces: readonly Piece[], start: number, index: number): boolean => {
  if (isRepetition(pieces, index) || (index > start && isRepetition(pieces, index - 1))) return true;
  const piece = pieces[index];
  if (piece !== undefined && isLostCaption(piece)) return true;
  return pieces[index - 1]?.kind === 'image' && isCaptionOf(pieces, index - 1, index);
};

/**
 * The lead, as the first and the last of its pieces: what the page marks as such, else the first bold paragraph, else the first paragraph of an
 * article that has more. `null`: the article has none.
 */
export function findLead(
  pieces: readonly Piece[],
  start: number,
  end: number,
): { readonly first: number; readonly last: number } | null {
  const near = Math.min(end, start + 14);
  const at = (wanted: (piece: Piece, index: number) => boolean): number =>
    pieces.findIndex(
      (piece, index) =>
        index >= start &&
        index < near &&
        isLeadText(piece) &&
        !isTakenByPicture(pieces, start, index) &&
        wanted(piece, index),
    );
  const marked = at((piece) => piece.hints.has('lead'));
  if (marked !== -1) {
    let last = marked;
    while (
      last + 1 < Math.min(end, marked + 8) &&
      pieces[last + 1]?.kind === 'text' &&
      pieces[last + 1]?.hints.has('lead') &&
      linkShare(pieces[last + 1] as Piece) < 0.6
    )
      last += 1;
    return { first: marked, last };
  }
  const first = at(() => true);
  const bold = at((piece) => isBold(piece) && syllables(piece) >= MIN_SYLLABLES);
  const isNear = bold !== -1 && pieces.slice(first, bold).filter(isLeadText).length <= 1;
  const chosen = isNear ? bold : first;
  const piece = pieces[chosen];
  if (piece === undefined) return null;
  const hasMore = pieces.slice(chosen + 1, end).some((other) => other.kind !== 'image' && syllables(other) >= 8);
  return isBold(piece) || (hasMore && syllables(piece) <= MAX_SYLLABLES) ? { first: chosen, last: chosen } : null;
}
