import type { UnplacedText } from '../../shared/ipc/wire.ts';
import { countSyllables } from '../../shared/text/syllables.ts';
import { isFurnitureLine } from './page-words.ts';
import { endsSentence, isCutOff, linkShare, pieceText, type Piece } from './piece.ts';
import { readCredit } from './caption-credit.ts';

/** What a piece outside the article is taken for, so that a person who looks through the rest finds what matters. */
export function judgeLeftover(piece: Piece): UnplacedText['reason'] {
  const text = pieceText(piece);
  const count = countSyllables(text);
  const credit = readCredit(text);
  if (credit?.captionEnd === 0) return 'credit-without-photo';
  if (isFurnitureLine(text)) return 'site-furniture';
  if (count >= 8 && isCutOff(text)) return 'teaser';
  if (count >= 25 && !endsSentence(text)) return 'special-list';
  if (piece.hints.has('furniture')) return linkShare(piece) > 0.6 && count >= 6 ? 'special-list' : 'site-furniture';
  if (linkShare(piece) > 0.6) return count >= 6 ? 'special-list' : 'site-furniture';
  if (count >= 20) return 'unknown';
  return 'site-furniture';
}
