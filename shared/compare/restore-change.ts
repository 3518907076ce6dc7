import { canonicalArticle } from '../article/canonical.ts';
import type { Article, Block } from '../article/schema.ts';
import { inverseRef, type ChangeRef } from './change-refs.ts';
import { matchBlocks } from './compare-blocks.ts';
import { longestRising } from './longest-rising.ts';

/**
 * Puts a block where it stood in the older version: behind the nearest block before it that stays in its place. Behind one that was moved itself it would
 * stand as wrong as that one, and the change would seem to do nothing.
 */
function putBack(body: readonly Block[], block: Block, idBefore: string, before: Article): readonly Block[] {
  const rest = body.filter((one) => one.id !== block.id);
  const place = before.body.findIndex(({ id }) => id === idBefore);
  const matches = matchBlocks(before.body, rest);
  const inPlace = longestRising([...rest.keys()].flatMap((index) => matches.get(index) ?? []));
  const anchor = inPlace.findLast((index) => index < place);
  const at = anchor === undefined ? 0 : rest.findIndex((_, index) => matches.get(index) === anchor) + 1;
  return [...rest.slice(0, at), block, ...rest.slice(at)];
}

/** Figures stand once: the lead's place first; what has no place any more is no part of the article. */
function settleFigures(article: Article, before: Article): Article {
  const placed = new Set(article.leadFigure === null ? [] : [article.leadFigure]);
  const body = article.body.filter((block) => {
    if (block.kind !== 'figure') return true;
    const isFirst = !placed.has(block.figure);
    placed.add(block.figure);
    return isFirst;
  });
  const figures = Object.fromEntries(
    [...placed].flatMap((id) => {
      const figure = article.figures[id] ?? before.figures[id];
      return figure === undefined ? [] : [[id, figure] as const];
    }),
  );
  return { ...article, body, figures };
}

function restoreBlock(now: Article, before: Article, ref: Extract<ChangeRef, { part: 'block' }>): Article {
  const old = before.body.find((block) => block.id === ref.before);
  if (old === undefined || ref.before === null) {
    const gone = now.body.find((block) => block.id === ref.after);
    const body = now.body.filter((block) => block.id !== ref.after);
    // A figure that was placed anew goes back to where it was.
    const isOfLead = gone?.kind === 'figure' && gone.figure === before.leadFigure;
    return { ...now, body, leadFigure: isOfLead ? gone.figure : now.leadFigure };
  }
  const block: Block = { ...old, id: ref.after ?? old.id };
  const leavesLead = block.kind === 'figure' && block.figure === now.leadFigure;
  const elsewhere = now.body.filter(
    (one) => one.kind !== 'figure' || block.kind !== 'figure' || one.figure !== block.figure || one.id === block.id,
  );
  const body = putBack(elsewhere, block, ref.before, before);
  return { ...now, body, leadFigure: leavesLead ? null : now.leadFigure };
}

function restoreLeadFigure(now: Article, before: Article): Article {
  const left = before.body.find((block) => block.kind === 'figure' && block.figure === now.leadFigure);
  const body = left === undefined ? now.body : putBack(now.body, left, left.id, before);
  return { ...now, body, leadFigure: before.leadFigure };
}

function restoreEntry<T>(
  now: Readonly<Record<string, T>>,
  before: Readonly<Record<string, T>>,
  id: string,
): Readonly<Record<string, T>> {
  const { [id]: _changed, ...rest } = now;
  const old = before[id];
  return old === undefined ? rest : { ...rest, [id]: old };
}

/** The newer version with one change taken back, as it was in the older one. Everything else stays. */
export function restoreChange(now: Article, before: Article, ref: ChangeRef): Article {
  const restored = (): Article => {
    switch (ref.part) {
      case 'kicker':
      case 'headline':
      case 'lead':
        return { ...now, [ref.part]: before[ref.part] };
      case 'leadFigure':
        return restoreLeadFigure(now, before);
      case 'block':
        return restoreBlock(now, before, ref);
      case 'figure':
        return { ...now, figures: restoreEntry(now.figures, before.figures, ref.id) };
      case 'byline':
        return { ...now, bylines: restoreEntry(now.bylines, before.bylines, ref.id) };
      case 'related':
        return { ...now, related: restoreEntry(now.related, before.related, ref.id) };
      case 'field':
        return { ...now, [ref.field]: before[ref.field] };
    }
  };
  return canonicalArticle(settleFigures(restored(), before));
}

/** The text with one change made as the wanted version has it: `ref` is of the comparison from `now` to `wanted`. Everything else stays. */
export const takeChange = (now: Article, wanted: Article, ref: ChangeRef): Article =>
  restoreChange(now, wanted, inverseRef(ref));
