import type { PageElement, Piece, TakenApart } from './piece.ts';
import { isProse, syllables } from './piece.ts';

/** The stretch of pieces that is the article, without what surrounds it: first and last index. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

const proseOf = (piece: Piece): number => (isProse(piece) ? syllables(piece) : 0);

/** For every element, the syllables of prose below it. */
function weigh(
  pieces: readonly Piece[],
): ReadonlyMap<number, { readonly element: PageElement; readonly prose: number }> {
  const weights = new Map<number, { element: PageElement; prose: number }>();
  for (const piece of pieces) {
    const prose = proseOf(piece);
    if (prose === 0) continue;
    for (let element = piece.within; element !== null; element = element.within) {
      const known = weights.get(element.number);
      if (known === undefined) weights.set(element.number, { element, prose });
      else known.prose += prose;
    }
  }
  return weights;
}

export function isInside(piece: Piece, number: number): boolean {
  for (let element = piece.within; element !== null; element = element.within)
    if (element.number === number) return true;
  return false;
}

/** The element that holds the article: the innermost marked one with nearly all the prose of the fullest, else the deepest with most of the page's. */
function findElement(page: TakenApart): number | null {
  const weights = weigh(page.pieces);
  const all = [...weights.values()];
  const total = page.pieces.reduce((sum, piece) => sum + proseOf(piece), 0);
  const roots = new Set(page.articleRoots);
  const marked = all.filter(({ element }) => roots.has(element.number));
  const fullest = marked.reduce((most, { prose }) => Math.max(most, prose), 0);
  const isWorth = fullest >= total * 0.3;
  const candidates = isWorth
    ? marked.filter(({ prose }) => prose >= fullest * 0.8)
    : all.filter(({ prose }) => prose >= total * 0.6);
  const [deepest] = candidates.toSorted(
    (a, b) => b.element.depth - a.element.depth || b.element.number - a.element.number,
  );
  return deepest?.element.number ?? null;
}

/** Where the article stands in a web page; null for text files and for pages without prose. */
export function findContainer(page: TakenApart): Stretch | null {
  const number = findElement(page);
  if (number === null) return null;
  const inside = page.pieces.flatMap((piece, index) => (isInside(piece, number) ? [index] : []));
  const [first] = inside;
  const last = inside.at(-1);
  return first === undefined || last === undefined ? null : { first, last };
}
