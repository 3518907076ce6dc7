import { runsText } from '../article/runs.ts';
import type { Block } from '../article/schema.ts';
import { align } from './align.ts';
import { compareLines, sideOfLines, type LineChange } from './compare-lines.ts';
import { compareTables, sideOfTable, type RowChange } from './compare-table.ts';
import { compareText, sideOfText, type Side, type TextPiece } from './compare-text.ts';
import { listLines, listOfLines, type ListLine } from './list-lines.ts';
import { longestRising } from './longest-rising.ts';
import { isSameValue } from './same-value.ts';

/** How far a changed block can be looked into. `whole`: another kind of thing stands there now. */
export type BlockDetail =
  | { readonly as: 'text'; readonly pieces: readonly TextPiece[] }
  | { readonly as: 'list'; readonly lines: readonly LineChange<ListLine>[] }
  | { readonly as: 'table'; readonly rows: readonly RowChange[] }
  | { readonly as: 'whole' };

/**
 * What became of one block. `isMoved`: it stands elsewhere among the blocks that are on both sides. `at`: its place in the older version, by which
 * that version's order can be told.
 */
export type BlockChange =
  | {
      readonly kind: 'same';
      readonly isMoved: boolean;
      readonly at: number;
      readonly before: Block;
      readonly after: Block;
    }
  | {
      readonly kind: 'changed';
      readonly isMoved: boolean;
      readonly at: number;
      readonly before: Block;
      readonly after: Block;
      readonly detail: BlockDetail;
    }
  | { readonly kind: 'added'; readonly block: Block }
  | { readonly kind: 'removed'; readonly at: number; readonly block: Block };

/** A block whose content is one text. */
export type TextBlock = Extract<Block, { text: unknown }>;

export const isTextBlock = (block: Block): block is TextBlock => 'text' in block;

/** The words of a block, lines of a list or table below each other; a figure's words are in its figure. */
export function blockText(block: Block): string {
  if (isTextBlock(block)) return runsText(block.text);
  if (block.kind === 'list')
    return listLines(block)
      .map((line) => runsText(line.text))
      .join('\n');
  if (block.kind === 'table')
    return block.rows.flatMap((row) => row.cells.map((cell) => runsText(cell.text))).join('\n');
  return block.kind === 'embed' ? block.title : '';
}

function detailOf(before: Block, after: Block): BlockDetail {
  if (isTextBlock(before) && isTextBlock(after)) return { as: 'text', pieces: compareText(before.text, after.text) };
  if (before.kind === 'list' && after.kind === 'list')
    return { as: 'list', lines: compareLines(listLines(before), listLines(after)) };
  if (before.kind === 'table' && after.kind === 'table')
    return { as: 'table', rows: compareTables(before.rows, after.rows) };
  return { as: 'whole' };
}

const withoutId = ({ id: _id, ...content }: Block) => content;

/** Blocks that lost their id on the way (cut and pasted, retyped) are found again by their words, in their place or elsewhere. */
function matchByContent(before: readonly Block[], after: readonly Block[], found: Map<number, number>): void {
  const taken = new Set(found.values());
  const left = before.flatMap((block, index) => (taken.has(index) ? [] : [{ block, index }]));
  const fresh = after.flatMap((block, index) => (found.has(index) ? [] : [{ block, index }]));
  const key = (block: Block) => JSON.stringify(withoutId(block));
  const hasText = (block: Block) => blockText(block).trim() !== '';
  const elsewhere = new Map<string, number[]>();
  for (const { block, index } of left)
    if (hasText(block) || block.kind === 'figure')
      elsewhere.set(key(block), [...(elsewhere.get(key(block)) ?? []), index]);
  for (const { block, index } of fresh) {
    const old = elsewhere.get(key(block))?.shift();
    if (old === undefined) continue;
    found.set(index, old);
    taken.add(old);
  }
  const restBefore = left.filter(({ index }) => !taken.has(index));
  const restAfter = fresh.filter(({ index }) => !found.has(index));
  const alignable = ({ block }: { readonly block: Block }) => ({
    key: block.kind === 'rule' ? 'rule' : key(block),
    text: blockText(block),
  });
  for (const pair of align(restBefore.map(alignable), restAfter.map(alignable))) {
    const old = pair.before === null ? undefined : restBefore[pair.before];
    const now = pair.after === null ? undefined : restAfter[pair.after];
    if (old === undefined || now === undefined) continue;
    const isOneThing = isTextBlock(old.block) ? isTextBlock(now.block) : old.block.kind === now.block.kind;
    if (isOneThing && hasText(old.block) && hasText(now.block)) found.set(now.index, old.index);
  }
}

/** For each block of the newer version its index in the older one. */
export function matchBlocks(before: readonly Block[], after: readonly Block[]): ReadonlyMap<number, number> {
  const indexById = new Map(before.map((block, index) => [block.id, index]));
  const found = new Map<number, number>();
  for (const [index, block] of after.entries()) {
    const old = indexById.get(block.id);
    if (old !== undefined) found.set(index, old);
  }
  if (found.size < after.length && found.size < before.length) matchByContent(before, after, found);
  return found;
}

/** What became of each block, in the newer version's reading order with the removed blocks where they stood. */
export function compareBlocks(before: readonly Block[], after: readonly Block[]): readonly BlockChange[] {
  const matches = matchBlocks(before, after);
  const kept = new Set(matches.values());
  const inPlace = new Set(longestRising([...after.keys()].flatMap((index) => matches.get(index) ?? [])));
  const changes: BlockChange[] = [];
  let at = 0;
  const takeRemoved = (until: number) => {
    for (; at < until; at += 1) {
      const block = before[at];
      if (block !== undefined && !kept.has(at)) changes.push({ kind: 'removed', at, block });
    }
  };
  for (const [index, block] of after.entries()) {
    const old = matches.get(index);
    const was = old === undefined ? undefined : before[old];
    if (old === undefined || was === undefined) {
      changes.push({ kind: 'added', block });
      continue;
    }
    const isMoved = !inPlace.has(old);
    if (!isMoved) {
      takeRemoved(old);
      at = old + 1;
    }
    const both = { isMoved, at: old, before: was, after: block };
    if (isSameValue(withoutId(was), withoutId(block))) changes.push({ kind: 'same', ...both });
    else changes.push({ kind: 'changed', ...both, detail: detailOf(was, block) });
  }
  takeRemoved(before.length);
  return changes;
}

function sideOfChanged(change: Extract<BlockChange, { kind: 'changed' }>, side: Side): Block {
  const block = change[side];
  const { detail } = change;
  if (detail.as === 'text' && isTextBlock(block)) return { ...block, text: sideOfText(detail.pieces, side) };
  if (detail.as === 'list' && block.kind === 'list')
    return { ...block, ...listOfLines(sideOfLines(detail.lines, side)) };
  if (detail.as === 'table' && block.kind === 'table') return { ...block, rows: sideOfTable(detail.rows, side) };
  return block;
}

/** One side of compared blocks, exactly as it was, read from what is shown. */
export function sideOfBlocks(changes: readonly BlockChange[], side: Side): readonly Block[] {
  const left = side === 'before' ? 'added' : 'removed';
  const blocks = changes.flatMap((change): readonly { readonly block: Block; readonly at: number }[] => {
    if (change.kind === left) return [];
    const at = change.kind === 'added' ? 0 : change.at;
    if (change.kind === 'added' || change.kind === 'removed') return [{ block: change.block, at }];
    return [{ block: change.kind === 'changed' ? sideOfChanged(change, side) : change[side], at }];
  });
  return (side === 'before' ? blocks.toSorted((a, b) => a.at - b.at) : blocks).map(({ block }) => block);
}
