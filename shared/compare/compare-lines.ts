import { runsText } from '../article/runs.ts';
import type { Run } from '../article/schema.ts';
import { align } from './align.ts';
import { compareText, sideOfText, type Side, type TextPiece } from './compare-text.ts';
import { isSameValue } from './same-value.ts';

interface Line {
  readonly text: readonly Run[];
}

/** What became of one line (a list item, a table cell). */
export type LineChange<L extends Line> =
  | { readonly kind: 'same' | 'added' | 'removed'; readonly line: L }
  | { readonly kind: 'changed'; readonly before: L; readonly after: L; readonly pieces: readonly TextPiece[] };

/** What became of one line whose two versions are known. */
export const compareLine = <L extends Line>(before: L, after: L): LineChange<L> =>
  isSameValue(before, after)
    ? { kind: 'same', line: after }
    : { kind: 'changed', before, after, pieces: compareText(before.text, after.text) };

/** Compares lines that have no ids: equal ones first, then the most alike. */
export function compareLines<L extends Line>(before: readonly L[], after: readonly L[]): readonly LineChange<L>[] {
  const alignable = (line: L) => ({ key: JSON.stringify(line), text: runsText(line.text) });
  return align(before.map(alignable), after.map(alignable)).flatMap((pair): readonly LineChange<L>[] => {
    const old = pair.before === null ? undefined : before[pair.before];
    const now = pair.after === null ? undefined : after[pair.after];
    if (old !== undefined && now !== undefined) return [compareLine(old, now)];
    if (old !== undefined) return [{ kind: 'removed', line: old }];
    return now === undefined ? [] : [{ kind: 'added', line: now }];
  });
}

/** One side of compared lines, exactly as it was. */
export const sideOfLines = <L extends Line>(changes: readonly LineChange<L>[], side: Side): readonly L[] =>
  changes.flatMap((change): readonly L[] => {
    if (change.kind === 'changed') return [{ ...change[side], text: sideOfText(change.pieces, side) }];
    return change.kind === (side === 'before' ? 'added' : 'removed') ? [] : [change.line];
  });
