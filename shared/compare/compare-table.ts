import { runsText } from '../article/runs.ts';
import type { Block, TableCell } from '../article/schema.ts';
import { align } from './align.ts';
import { compareLine, compareLines, sideOfLines, type LineChange } from './compare-lines.ts';
import type { Side } from './compare-text.ts';
import { isSameValue } from './same-value.ts';

type TableRow = Extract<Block, { kind: 'table' }>['rows'][number];

/** What became of one row of a table, cell by cell. */
export interface RowChange {
  readonly kind: 'same' | 'added' | 'removed' | 'changed';
  readonly cells: readonly LineChange<TableCell>[];
}

const whole = (kind: 'same' | 'added' | 'removed', row: TableRow): RowChange => ({
  kind,
  cells: row.cells.map((line) => ({ kind, line })),
});

function compareRow(before: TableRow, after: TableRow): RowChange {
  if (isSameValue(before, after)) return whole('same', after);
  const isSameWidth = before.cells.length === after.cells.length;
  const cells = isSameWidth
    ? before.cells.flatMap((cell, index) => {
        const now = after.cells[index];
        return now === undefined ? [] : [compareLine(cell, now)];
      })
    : compareLines(before.cells, after.cells);
  return { kind: 'changed', cells };
}

/** Compares two tables row by row; where a row has as many cells as before, cell by cell in place. */
export function compareTables(before: readonly TableRow[], after: readonly TableRow[]): readonly RowChange[] {
  const alignable = (row: TableRow) => ({
    key: JSON.stringify(row),
    text: row.cells.map((cell) => runsText(cell.text)).join('\n'),
  });
  return align(before.map(alignable), after.map(alignable)).flatMap((pair): readonly RowChange[] => {
    const old = pair.before === null ? undefined : before[pair.before];
    const now = pair.after === null ? undefined : after[pair.after];
    if (old !== undefined && now !== undefined) return [compareRow(old, now)];
    if (old !== undefined) return [whole('removed', old)];
    return now === undefined ? [] : [whole('added', now)];
  });
}

/** One side of a compared table, exactly as it was. */
export const sideOfTable = (rows: readonly RowChange[], side: Side): readonly TableRow[] =>
  rows
    .filter((row) => row.kind !== (side === 'before' ? 'added' : 'removed'))
    .map((row) => ({ cells: sideOfLines(row.cells, side) }));
