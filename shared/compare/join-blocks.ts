import type { Article, Block, TableCell } from '../article/schema.ts';
import { isTextBlock, type TextBlock } from './compare-blocks.ts';
import { listLines, listOfLines, type ListLine } from './list-lines.ts';
import { joinText, type TextJoin } from './join-text.ts';
import { joinValue, type Joined, type Origin, type ThreeVersions } from './join-value.ts';
import { isSameValue } from './same-value.ts';

/**
 * One place of the joined body. `block`: taken whole. `text`, `lines`: both changed it, joined by words (`shape` gives the rest of a list or table).
 * `choice`: blocks of the one or of the other; none where that side removed it. `removed`: taken away by one, left alone by the other.
 */
export type JoinedBlock =
  | { readonly kind: 'block'; readonly from: Origin; readonly block: Block }
  | { readonly kind: 'removed'; readonly from: Side; readonly block: Block }
  | { readonly kind: 'text'; readonly id: string; readonly type: Joined<TextBlock['kind']>; readonly parts: TextJoin }
  | { readonly kind: 'lines'; readonly shape: Block; readonly lines: readonly TextJoin[] }
  | Extract<Joined<readonly Block[]>, { kind: 'choice' }>;

type ThreeArticles = ThreeVersions<Article>;
type Side = 'mine' | 'theirs';

const other = (side: Side): Side => (side === 'mine' ? 'theirs' : 'mine');

const blockOf = (article: Article): ReadonlyMap<string, Block> =>
  new Map(article.body.map((block) => [block.id, block]));

/** The texts inside a list or a table, from first to last. */
function textsOf(block: Block): readonly (ListLine | TableCell)[] {
  if (block.kind === 'list') return listLines(block);
  return block.kind === 'table' ? block.rows.flatMap((row) => row.cells) : [];
}

/** A list or table with other texts, in the order of `textsOf`. */
export function withTexts(block: Block, texts: readonly ListLine['text'][]): Block {
  if (block.kind === 'list')
    return {
      ...block,
      ...listOfLines(listLines(block).map((line, index) => ({ ...line, text: texts[index] ?? line.text }))),
    };
  if (block.kind !== 'table') return block;
  let index = 0;
  return {
    ...block,
    rows: block.rows.map((row) => ({
      cells: row.cells.map((cell) => ({ ...cell, text: texts[index++] ?? cell.text })),
    })),
  };
}

const shapeOf = (block: Block): Block =>
  withTexts(
    block,
    textsOf(block).map(() => []),
  );

const blockChoice = (
  id: string,
  base: readonly Block[],
  mine: readonly Block[],
  theirs: readonly Block[],
): JoinedBlock => {
  const hasFigure = [...mine, ...theirs].some((block) => block.kind === 'figure');
  const canTakeBoth = mine.length > 0 && theirs.length > 0 && !hasFigure;
  return { kind: 'choice', id: `block:${id}`, canTakeBoth, base, mine, theirs };
};

/** A block that both still have. */
function joinBlock({ base, mine, theirs }: ThreeVersions<Block>): JoinedBlock {
  const value = joinValue(mine.id, { base, mine, theirs });
  if (value.kind === 'settled') return { kind: 'block', from: value.from, block: value.value };
  if (isTextBlock(base) && isTextBlock(mine) && isTextBlock(theirs)) {
    const type = joinValue(`type:${mine.id}`, { base: base.kind, mine: mine.kind, theirs: theirs.kind });
    const texts = { base: base.text, mine: mine.text, theirs: theirs.text };
    return { kind: 'text', id: mine.id, type, parts: joinText(`text:${mine.id}`, texts) };
  }
  const isOneShape = isSameValue(shapeOf(base), shapeOf(mine)) && isSameValue(shapeOf(base), shapeOf(theirs));
  if ((mine.kind === 'list' || mine.kind === 'table') && isOneShape) {
    const [ofBase, ofTheirs] = [textsOf(base), textsOf(theirs)];
    const lines = textsOf(mine).map(({ text }, index) =>
      joinText(`text:${mine.id}:${String(index)}`, {
        base: ofBase[index]?.text ?? [],
        mine: text,
        theirs: ofTheirs[index]?.text ?? [],
      }),
    );
    return { kind: 'lines', shape: mine, lines };
  }
  return blockChoice(mine.id, [base], [mine], [theirs]);
}

/** A figure that the other only placed elsewhere is not removed. */
const isPlacedElsewhere = (side: Side, block: Block, articles: ThreeArticles): boolean =>
  block.kind === 'figure' && articles[other(side)].figures[block.figure] !== undefined;

/** Whether a side changed a block that the other removed. */
function isChangedOn(side: Side, id: string, articles: ThreeArticles): boolean {
  const [was, now] = [blockOf(articles.base).get(id), blockOf(articles[side]).get(id)];
  if (!isSameValue(was, now)) return true;
  if (now?.kind !== 'figure' || isPlacedElsewhere(side, now, articles)) return false;
  return !isSameValue(articles.base.figures[now.figure], articles[side].figures[now.figure]);
}

/** What only one side has: its new blocks, those that the other side removed, and a choice for each of these that was changed here. */
type Alone =
  | { readonly kind: 'new'; readonly block: Block }
  | { readonly kind: 'placed'; readonly joined: JoinedBlock };

function alone(side: Side, ids: readonly string[], articles: ThreeArticles): readonly Alone[] {
  const [inBase, here] = [blockOf(articles.base), blockOf(articles[side])];
  return ids.flatMap((id): readonly Alone[] => {
    const [was, block] = [inBase.get(id), here.get(id)];
    if (block === undefined) return [];
    if (was === undefined) return [{ kind: 'new', block }];
    if (!isChangedOn(side, id, articles))
      return isPlacedElsewhere(side, block, articles)
        ? []
        : [{ kind: 'placed', joined: { kind: 'removed', from: other(side), block } }];
    const joined = side === 'mine' ? blockChoice(id, [was], [block], []) : blockChoice(id, [was], [], [block]);
    return [{ kind: 'placed', joined }];
  });
}

const contentOf = (blocks: readonly Block[]) => blocks.map(({ id: _id, ...content }) => content);

/**
 * Between two blocks that both have: what each side has there alone. Where both wrote something new, a person says which, or both. A figure is not
 * part of that choice: it may be one that both know, only placed anew.
 */
function joinGap(mine: readonly Alone[], theirs: readonly Alone[]): readonly JoinedBlock[] {
  const news = (list: readonly Alone[]) =>
    list.flatMap((one) => (one.kind === 'new' && one.block.kind !== 'figure' ? [one.block] : []));
  const [newMine, newTheirs] = [news(mine), news(theirs)];
  const both: readonly JoinedBlock[] =
    newMine.length === 0 || newTheirs.length === 0
      ? []
      : isSameValue(contentOf(newMine), contentOf(newTheirs))
        ? newMine.map((block): JoinedBlock => ({ kind: 'block', from: 'both', block }))
        : [blockChoice(newMine[0]?.id ?? '', [], newMine, newTheirs)];
  let isTaken = false;
  const place =
    (from: Side) =>
    (one: Alone): readonly JoinedBlock[] => {
      if (one.kind === 'placed') return [one.joined];
      if (both.length === 0 || one.block.kind === 'figure') return [{ kind: 'block', from, block: one.block }];
      if (isTaken) return [];
      isTaken = true;
      return both;
    };
  return [...mine.flatMap(place('mine')), ...theirs.flatMap(place('theirs'))];
}

const START = '';

/** The blocks that only this side has, by the shared block behind which they stand. */
function gapsOf(ids: readonly string[], shared: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const gaps = new Map<string, string[]>([[START, []]]);
  let anchor = START;
  for (const id of ids) {
    if (shared.has(id)) {
      anchor = id;
      gaps.set(id, []);
    } else gaps.get(anchor)?.push(id);
  }
  return gaps;
}

/** Joins two bodies by the ids of their blocks, in the order of that side which moved some; where both did, the order is a choice too. */
export function joinBodies(articles: ThreeArticles): Joined<readonly JoinedBlock[]> {
  const ids = (article: Article) => article.body.map((block) => block.id);
  const [inBase, inMine, inTheirs] = [blockOf(articles.base), blockOf(articles.mine), blockOf(articles.theirs)];
  const shared = new Set(ids(articles.mine).filter((id) => inTheirs.has(id)));
  const inOrder = (article: Article) => ids(article).filter((id) => shared.has(id));
  const gaps = { mine: gapsOf(ids(articles.mine), shared), theirs: gapsOf(ids(articles.theirs), shared) };
  const gapBehind = (anchor: string) =>
    joinGap(
      alone('mine', gaps.mine.get(anchor) ?? [], articles),
      alone('theirs', gaps.theirs.get(anchor) ?? [], articles),
    );
  const sharedBlock = (id: string): readonly JoinedBlock[] => {
    const [mine, theirs] = [inMine.get(id), inTheirs.get(id)];
    if (mine === undefined || theirs === undefined) return [];
    const base = inBase.get(id) ?? (isTextBlock(mine) ? { ...mine, text: [] } : mine);
    return [
      inBase.has(id) || isTextBlock(mine) || isSameValue(mine, theirs)
        ? joinBlock({ base, mine, theirs })
        : blockChoice(id, [], [mine], [theirs]),
    ];
  };
  const arrange = (order: readonly string[]) => [
    ...gapBehind(START),
    ...order.flatMap((id) => [...sharedBlock(id), ...gapBehind(id)]),
  ];
  const order = joinValue('order', {
    base: ids(articles.base).filter((id) => shared.has(id)),
    mine: inOrder(articles.mine),
    theirs: inOrder(articles.theirs),
  });
  if (order.kind === 'settled') return { ...order, value: arrange(order.value) };
  return { ...order, base: arrange(order.base), mine: arrange(order.mine), theirs: arrange(order.theirs) };
}
