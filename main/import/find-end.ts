import { readByline } from './byline-line.ts';
import type { Stretch } from './find-container.ts';
import { isCaptionOf } from './find-lead.ts';
import { foldLabel, isFurnitureLine, isImprint, isRelatedLabel, isTagsLabel, isTagsLine } from './page-words.ts';
import { endsSentence, isProse, pieceText, syllables, type Piece } from './piece.ts';

/** After these lines no article goes on; after “Chia sẻ” it may. */
const isStrongEnd = (text: string): boolean =>
  isRelatedLabel(text) ||
  isTagsLabel(text) ||
  isTagsLine(text) ||
  isImprint(text) ||
  (/^(tim kiem|binh luan|y kien|comments?|phan hoi|lien ket|leave a|doc nhieu|xem nhieu|tin moi|tin doc nhieu)/.test(
    foldLabel(text),
  ) &&
    isFurnitureLine(text));

const isEndHint = (piece: Piece): boolean =>
  (['related', 'tags', 'furniture'] as const).some((hint) => piece.hints.has(hint)) || isStrongEnd(pieceText(piece));

/** The index behind the article's last piece, its byline included. `start` is where its first words may stand. */
export function findEnd(pieces: readonly Piece[], start: number, container: Stretch | null): number {
  const firstProse = pieces.findIndex((piece, index) => index >= start && isProse(piece));
  const from = firstProse === -1 ? start : firstProse + 1;
  if (container === null) {
    const lastProse = pieces.findLastIndex(isProse);
    const isEnd = (piece: Piece, index: number): boolean => {
      const text = pieceText(piece);
      return piece.kind === 'text' && (isStrongEnd(text) || (index > lastProse && isFurnitureLine(text)));
    };
    const end = pieces.findIndex((piece, index) => index >= from && isEnd(piece, index));
    return end === -1 ? pieces.length : end;
  }
  const limit = container.last + 1;
  const lastProse = pieces.findLastIndex((piece, index) => index < limit && isProse(piece) && !isEndHint(piece));
  const end = pieces.findIndex(
    (piece, index) => index > lastProse && index >= from && index < limit && isEndHint(piece),
  );
  return end === -1 ? limit : end;
}

/** What only the article's text can be: a sentence, a list, a table. A heading, a line of a poem or a picture is neither this nor a name. */
function isCertainlyText(piece: Piece): boolean {
  if (piece.kind === 'image' || piece.kind === 'rule') return false;
  if (piece.kind !== 'text' || isProse(piece)) return true;
  const text = pieceText(piece);
  const count = syllables(piece);
  return (count >= 8 || (count >= 3 && endsSentence(text))) && readByline(text) === null;
}

/** Where the lines behind the last sentence begin to be names: everything from there on is byline or furniture. */
export function findByline(pieces: readonly Piece[], start: number, end: number): number {
  const lastText = pieces.findLastIndex((piece, index) => index < end && index >= start && isCertainlyText(piece));
  const first = Math.max(start, lastText + 1);
  const isName = (piece: Piece, index: number): boolean =>
    piece.kind === 'text' && readByline(pieceText(piece)) !== null && !isCaptionOf(pieces, index - 1, index);
  const byline = pieces.findIndex((piece, index) => index >= first && index < end && isName(piece, index));
  return byline === -1 ? end : byline;
}
