import { isTagsLabel } from './page-words.ts';
import { pieceRuns, pieceText, type Piece } from './piece.ts';

/** The tags of one line: each link is one, else what commas part. The label before the first colon is no tag. */
export function tagsIn(piece: Piece): { readonly label: string; readonly tags: readonly string[] } {
  const text = pieceText(piece).replace(/\s+/gu, ' ').trim();
  const colon = text.search(/[:：]/u);
  const label = colon !== -1 && isTagsLabel(text.slice(0, colon)) ? text.slice(0, colon) : '';
  const behind = label === '' ? text : text.slice(colon + 1);
  const linked = pieceRuns(piece).filter((run) => run.link !== null);
  // Words beside the links would be lost: then the line is read by its commas.
  const isAllLinks =
    linked
      .map((run) => run.text)
      .join('')
      .replace(/[\s,;#]/gu, '') === behind.replace(/[\s,;#]/gu, '');
  const parts = isAllLinks && linked.length > 0 ? linked.map((run) => run.text) : behind.split(/[,;#]/u);
  return { label, tags: parts.map((part) => part.replace(/^[\s#]+|[\s,;]+$/gu, '')).filter((part) => part !== '') };
}
