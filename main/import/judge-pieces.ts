import { readByline } from './byline-line.ts';
import { readCredit } from './caption-credit.ts';
import { isBrokenDateLine, readDateLine } from './date-line.ts';
import { findContainer, type Stretch } from './find-container.ts';
import { findByline, findEnd } from './find-end.ts';
import { findHeadline } from './find-headline.ts';
import { findLead, isCaptionOf, isLostCaption, isRepetition } from './find-lead.ts';
import { judgeBehind } from './judge-behind.ts';
import { judgeLeftover } from './judge-leftover.ts';
import { isFurnitureLine, isRelatedLabel, isTagsLabel } from './page-words.ts';
import { linkShare, pieceText, syllables, type Piece, type TakenApart } from './piece.ts';
import type { Verdict } from './verdict.ts';

/** The parts of a page by the indexes of its pieces; each begins where the one before ends. */
interface Parts {
  readonly pieces: readonly Piece[];
  readonly container: Stretch | null;
  readonly headline: number | null;
  readonly start: number;
  readonly lead: { readonly first: number; readonly last: number } | null;
  readonly byline: number;
  readonly end: number;
}

const leftover = (piece: Piece): Verdict => ({ as: 'unplaced', reason: judgeLeftover(piece) });

function findParts(page: TakenApart): Parts {
  const { pieces } = page;
  const container = findContainer(page);
  const headline = findHeadline(page, container);
  const start = headline === null ? (container?.first ?? 0) : headline + 1;
  const end = findEnd(pieces, start, container);
  const lead = findLead(pieces, start, end);
  const byline = findByline(pieces, lead === null ? start : lead.last + 1, end);
  return { pieces, container, headline, start, lead, byline, end };
}

/** A picture's caption and credit stand right behind it. `null`: the piece is no part of a figure. */
function judgeFigure(
  pieces: readonly Piece[],
  index: number,
  before: readonly Verdict[],
  lead: boolean,
): Verdict | null {
  const piece = pieces[index];
  const previous = before[index - 1];
  if (piece?.kind === 'image') return { as: 'figure', lead };
  if (piece?.kind !== 'text') return null;
  if (previous?.as === 'figure' && isCaptionOf(pieces, index - 1, index)) return { as: 'caption', of: index - 1, lead };
  if (isRepetition(pieces, index) && (lead || isLostCaption(piece)))
    return { as: 'unplaced', reason: 'duplicate-caption' };
  if (lead && index > 0 && isRepetition(pieces, index - 1))
    return { as: 'caption', of: previous?.as === 'figure' ? index - 1 : null, lead };
  const isCreditAlone = readCredit(pieceText(piece))?.captionEnd === 0;
  if (isCreditAlone && previous?.as === 'figure') return { as: 'credit', of: index - 1 };
  if (isCreditAlone && previous?.as === 'caption') return { as: 'credit', of: previous.of ?? index - 1 };
  return isLostCaption(piece) ? { as: 'caption', of: null, lead } : null;
}

function judgeDateOrName(pieces: readonly Piece[], index: number, before: readonly Verdict[]): Verdict | null {
  const piece = pieces[index];
  if (piece?.kind !== 'text') return null;
  const text = pieceText(piece);
  const date = readDateLine(text);
  if (date !== null) return { as: 'date', line: date };
  const line = readByline(text);
  if (line === null) return null;
  const next = pieces[index + 1];
  const isBesideDate =
    before[index - 1]?.as === 'date' || (next !== undefined && readDateLine(pieceText(next)) !== null);
  return piece.hints.has('byline') || line.label !== '' || isBesideDate ? { as: 'byline', line } : null;
}

/** Above the headline only a kicker, a date and the article's own picture are its own. */
function judgeAbove(parts: Parts, index: number): Verdict {
  const piece = parts.pieces[index] as Piece;
  const isNear = parts.headline !== null && parts.headline - index <= 4;
  const date = isNear ? readDateLine(pieceText(piece)) : null;
  if (date !== null) return { as: 'date', line: date };
  if (isNear && piece.hints.has('kicker') && !piece.hints.has('furniture')) return { as: 'kicker' };
  const isOwn = parts.container !== null && index >= parts.container.first;
  return piece.kind === 'image' && isOwn ? { as: 'figure', lead: true } : leftover(piece);
}

/** Between headline and lead: date, names, the picture above the lead, and what portals squeeze in. */
function judgeHead(parts: Parts, index: number, before: readonly Verdict[]): Verdict {
  const piece = parts.pieces[index] as Piece;
  if (piece.hints.has('furniture') || (isFurnitureLine(pieceText(piece)) && piece.kind === 'text'))
    return leftover(piece);
  const found = judgeFigure(parts.pieces, index, before, true) ?? judgeDateOrName(parts.pieces, index, before);
  if (found !== null) return found;
  if (piece.kind === 'rule') return leftover(piece);
  // Whatever else has the length of a sentence is the article's: better in its text than lost among the furniture.
  if (
    piece.kind !== 'text' ||
    (syllables(piece) >= 12 && linkShare(piece) < 0.6 && !isBrokenDateLine(pieceText(piece)))
  )
    return { as: 'body' };
  return linkShare(piece) > 0.6 ? leftover(piece) : { as: 'unplaced', reason: 'unknown' };
}

/** From the lead to the byline: the article, with boxes of links and buttons among it. */
function judgeBody(parts: Parts, index: number, before: readonly Verdict[]): Verdict {
  const piece = parts.pieces[index] as Piece;
  const text = pieceText(piece);
  const figure = judgeFigure(parts.pieces, index, before, false);
  if (piece.hints.has('furniture') && !piece.hints.has('related')) return leftover(piece);
  if (piece.kind === 'text' && (isRelatedLabel(text) || isTagsLabel(text))) return { as: 'label' };
  const isLink = linkShare(piece) > 0.8 && piece.kind === 'text';
  const isInBox =
    piece.hints.has('related') || before[index - 1]?.as === 'related' || before[index - 1]?.as === 'label';
  if (isInBox && isLink) return { as: 'related' };
  if (piece.hints.has('related') && piece.kind !== 'image') return leftover(piece);
  if (piece.hints.has('related')) return { as: 'unplaced', reason: 'site-furniture' };
  if (piece.hints.has('tags') && isLink) return { as: 'tags' };
  if (figure !== null) return figure;
  if (piece.kind === 'text' && isFurnitureLine(text)) return leftover(piece);
  const isMarked = piece.hints.has('byline') || piece.hints.has('date');
  return (isMarked ? judgeDateOrName(parts.pieces, index, before) : null) ?? { as: 'body' };
}

/** From the first name at the end on: names, dates and furniture, nothing of the text. */
function judgeByline(parts: Parts, index: number): Verdict {
  const piece = parts.pieces[index] as Piece;
  const text = pieceText(piece);
  const date = readDateLine(text);
  if (date !== null) return { as: 'date', line: date };
  const line = piece.kind === 'text' && !piece.hints.has('furniture') ? readByline(text) : null;
  if (line !== null) return { as: 'byline', line };
  if (piece.kind === 'image') return { as: 'figure', lead: false };
  if (piece.kind === 'rule' || piece.hints.has('furniture') || isFurnitureLine(text)) return leftover(piece);
  return { as: 'unplaced', reason: 'unknown' };
}

/** Decides what every piece of a page is. The answer has as many verdicts as the page has pieces. */
export function judgePieces(page: TakenApart): readonly Verdict[] {
  const parts = findParts(page);
  const { pieces, headline, start, lead, byline, end } = parts;
  const verdicts: Verdict[] = [];
  for (let index = 0; index < end; index += 1) {
    if (index === headline) verdicts.push({ as: 'headline' });
    else if (index < start) verdicts.push(judgeAbove(parts, index));
    else if (lead !== null && index >= lead.first && index <= lead.last) verdicts.push({ as: 'lead' });
    else if (index >= byline) verdicts.push(judgeByline(parts, index));
    else if (index < (lead?.first ?? start)) verdicts.push(judgeHead(parts, index, verdicts));
    else verdicts.push(judgeBody(parts, index, verdicts));
  }
  return [...verdicts, ...judgeBehind(pieces, end, verdicts)];
}
