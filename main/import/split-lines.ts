import { LIMITS, type Run } from '../../shared/article/schema.ts';
import { readByline } from './byline-line.ts';
import { sliceRuns } from './clean-runs.ts';
import { readDateLine } from './date-line.ts';
import { isFurnitureLine, isRelatedLabel, isTagsLabel } from './page-words.ts';
import { endsSentence, linkShare, pieceRuns, pieceText, type Piece, type TextPiece } from './piece.ts';

function linesOf(piece: TextPiece): readonly TextPiece[] {
  const lines: TextPiece[] = [];
  let at = 0;
  for (const line of pieceText(piece).split('\n')) {
    const runs: readonly Run[] = sliceRuns(piece.runs, at, at + line.length);
    if (runs.length > 0) lines.push({ ...piece, runs });
    at += line.length + 1;
  }
  return lines;
}

const standsAlone = (line: TextPiece): boolean => {
  const text = pieceText(line);
  return (
    readDateLine(text) !== null ||
    isRelatedLabel(text) ||
    isTagsLabel(text) ||
    isFurnitureLine(text) ||
    linkShare(line) > 0.8
  );
};

/**
 * Old portals part everything by line breaks: headline and date, the links of a list, the last sentence and the name below it. Such lines become
 * pieces of their own; the lines of a poem or an address stay together.
 */
export function splitLines(piece: Piece): readonly Piece[] {
  if (piece.kind !== 'text' || !pieceText(piece).includes('\n')) return [piece];
  const lines = linesOf(piece);
  if (lines.some(standsAlone)) return lines;
  const [name, before] = [lines.at(-1), lines.at(-2)];
  if (name === undefined || before === undefined) return [piece];
  const isSigned = readByline(pieceText(name)) !== null && endsSentence(pieceText(before));
  const end = pieceText(piece).length - pieceText(name).length;
  return isSigned ? [{ ...piece, runs: sliceRuns(piece.runs, 0, end) }, name] : [piece];
}

/** Half of what the model takes, so that a figure's caption and what is joined to a paragraph still fit. */
const MAX_UNITS = LIMITS.text / 2;
const MAX_RUNS = LIMITS.blocks / 2;

function splitText(piece: TextPiece): readonly TextPiece[] {
  const parts: TextPiece[] = [];
  for (let from = 0; from < piece.runs.length; from += MAX_RUNS) {
    const runs = piece.runs.slice(from, from + MAX_RUNS);
    const text = pieceText({ ...piece, runs });
    for (let start = 0; start < text.length;) {
      const space = text.lastIndexOf(' ', start + MAX_UNITS);
      const end = text.length - start <= MAX_UNITS ? text.length : space > start ? space : start + MAX_UNITS;
      parts.push({ ...piece, runs: sliceRuns(runs, start, end) });
      start = end;
    }
  }
  return parts.filter((part) => part.runs.length > 0);
}

/** Cuts what is longer than an article's paragraph may be; a list or table with such a part becomes paragraphs. */
export function splitLong(piece: Piece): readonly Piece[] {
  const runs = pieceRuns(piece);
  const isLong = runs.length > MAX_RUNS || pieceText(piece).length > MAX_UNITS;
  if (!isLong || piece.kind === 'image' || piece.kind === 'embed' || piece.kind === 'rule') return [piece];
  if (piece.kind === 'text') return splitText(piece);
  const spaced = runs.flatMap((run): Run[] => [run, { text: ' ', marks: [], link: null }]);
  return splitText({ kind: 'text', level: 'p', runs: spaced, hints: piece.hints, within: piece.within });
}
