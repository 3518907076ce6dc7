import { articleLines } from '../../shared/article/outline.ts';
import type { Article } from '../../shared/article/schema.ts';
import type { ImportedArticle } from './imported-article.ts';
import { pieceText, type TakenApart } from './piece.ts';

const wordsOf = (text: string): readonly string[] => text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** What of an article is words but no line of its own: credits, agencies, tags. */
const smallPrint = (article: Article): readonly string[] => [
  ...Object.values(article.figures).flatMap((figure) => [figure.photographer, figure.source]),
  ...Object.values(article.bylines).map((byline) => byline.agency),
  ...article.tags,
];

/** Words of the page's pieces that stand nowhere in the outcome, as often as they are missing; the empty text when all are there. */
export function lostWords(page: TakenApart, { article, unplaced, understood }: ImportedArticle): string {
  const kept = new Map<string, number>();
  const lines = [
    ...articleLines(article),
    ...smallPrint(article),
    ...unplaced.map(({ text }) => text),
    ...understood.map(({ text }) => text),
  ];
  for (const line of lines) for (const word of wordsOf(line)) kept.set(word, (kept.get(word) ?? 0) + 1);
  const lost: string[] = [];
  for (const piece of page.pieces) {
    for (const word of wordsOf(pieceText(piece))) {
      const count = kept.get(word) ?? 0;
      if (count === 0) lost.push(word);
      else kept.set(word, count - 1);
    }
  }
  return lost.join(' ');
}
