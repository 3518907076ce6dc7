import { readByline } from './byline-line.ts';
import { readDateLine } from './date-line.ts';
import { isInside } from './find-container.ts';
import { judgeLeftover } from './judge-leftover.ts';
import { isFurnitureLine, isImprint, isRelatedLabel, isTagsLabel, isTagsLine } from './page-words.ts';
import { isCutOff, linkShare, pieceRuns, pieceText, syllables, type PageElement, type Piece } from './piece.ts';
import type { Verdict } from './verdict.ts';

/** The list of related articles that is being read: `box` is the element around its title and its first entry, null in a text file. */
interface Related {
  readonly label: PageElement | null;
  readonly box: number | null;
}

const hasLink = (piece: Piece): boolean => pieceRuns(piece).some((run) => run.link !== null);

function commonElement(a: PageElement | null, b: PageElement | null): number | null {
  const around = new Set<number>();
  for (let element = a; element !== null; element = element.within) around.add(element.number);
  let common = b;
  while (common !== null && !around.has(common.number)) common = common.within;
  return common?.number ?? null;
}

/** A line of a related list: a title with its address, a title without one, or something that ends the list. */
function judgeEntry(piece: Piece): Verdict | null {
  const text = pieceText(piece);
  const count = syllables(piece);
  if (piece.kind !== 'text' || text.includes('\n')) return null;
  if (hasLink(piece) && count >= 2 && linkShare(piece) > 0.5) return { as: 'related' };
  const isTitle =
    count >= (piece.within === null ? 3 : 4) &&
    count <= 35 &&
    !piece.hints.has('furniture') &&
    !isCutOff(text) &&
    !isImprint(text) &&
    !/[.:]$/u.test(text);
  return isTitle ? { as: 'unplaced', reason: 'related-without-address' } : null;
}

const isTagsPiece = (piece: Piece): boolean =>
  piece.kind === 'text' && ((piece.hints.has('tags') && hasLink(piece)) || isTagsLine(pieceText(piece)));

/** A name or a date may stand a little behind the article, in a box of its own; further down it is another article's. */
function judgeStray(piece: Piece, before: readonly Verdict[]): Verdict | null {
  if (piece.kind !== 'text' || piece.hints.has('related')) return null;
  const has = (wanted: Verdict['as']): boolean => before.some(({ as }) => as === wanted);
  const date = has('date') ? null : readDateLine(pieceText(piece));
  if (date !== null) return { as: 'date', line: date };
  const line = has('byline') ? null : readByline(pieceText(piece));
  return line === null ? null : { as: 'byline', line };
}

/** What stands behind the article: related titles and tags are the article's, everything else is the site's. */
export function judgeBehind(pieces: readonly Piece[], end: number, before: readonly Verdict[]): readonly Verdict[] {
  const verdicts: Verdict[] = [...before];
  let related: Related | null = null;
  const judge = (piece: Piece, offset: number): Verdict => {
    const text = pieceText(piece);
    const isLine = piece.kind === 'text';
    if (related !== null && related.box !== null && !isInside(piece, related.box)) related = null;
    if (isTagsPiece(piece)) return { as: 'tags' };
    if (isLine && isTagsLabel(text)) return { as: 'label' };
    if (isLine && isRelatedLabel(text)) {
      related = { label: piece.within, box: null };
      return { as: 'label' };
    }
    const stray = offset < 5 && related === null ? judgeStray(piece, verdicts) : null;
    if (stray !== null) return stray;
    if (isLine && isFurnitureLine(text)) {
      related = null;
      return { as: 'unplaced', reason: judgeLeftover(piece) };
    }
    const entry = related !== null || piece.hints.has('related') ? judgeEntry(piece) : null;
    if (entry?.as === 'related' && related !== null && related.box === null)
      related = { label: related.label, box: commonElement(related.label, piece.within) };
    if (entry !== null) return entry;
    // Portals put the first words of an article below its title.
    const isTeaser = isLine && syllables(piece) >= 12 && (related !== null || piece.hints.has('related'));
    return { as: 'unplaced', reason: isTeaser ? 'teaser' : judgeLeftover(piece) };
  };
  for (const [offset, piece] of pieces.slice(end).entries()) verdicts.push(judge(piece, offset));
  return verdicts.slice(before.length);
}
