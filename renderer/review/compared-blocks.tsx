import type { ReactNode } from 'react';
import type { Block, TableCell } from '../../shared/article/schema.ts';
import { blockRef } from '../../shared/compare/change-refs.ts';
import type { ArticleComparison } from '../../shared/compare/compare-articles.ts';
import { isTextBlock, type BlockChange, type BlockDetail } from '../../shared/compare/compare-blocks.ts';
import type { LineChange } from '../../shared/compare/compare-lines.ts';
import type { RowChange } from '../../shared/compare/compare-table.ts';
import { listLines, type ListLine } from '../../shared/compare/list-lines.ts';
import { useWords } from '../app/stores.ts';
import { Change, Unchanged } from './change-frame.tsx';
import { ComparedFigure, PlainFigure } from './compared-figure.tsx';
import { ComparedText, PlainText, type ShownSide } from './compared-text.tsx';
import styles from './review.module.css';

type Figures = ArticleComparison['figures'];

/** Whether a line that is only on one side is shown there. */
const isHidden = (kind: string, side: ShownSide): boolean =>
  (kind === 'added' && side === 'before') || (kind === 'removed' && side === 'after');

function Whole({ kind, children }: { readonly kind: string; readonly children: ReactNode }) {
  if (kind === 'added') return <ins className={styles.added}>{children}</ins>;
  return kind === 'removed' ? <del className={styles.removed}>{children}</del> : children;
}

function Line({ change, side }: { readonly change: LineChange<ListLine | TableCell>; readonly side: ShownSide }) {
  if (change.kind === 'changed') return <ComparedText pieces={change.pieces} side={side} />;
  return (
    <Whole kind={change.kind}>
      <PlainText runs={change.line.text} />
    </Whole>
  );
}

function ListLines({ lines, side }: { readonly lines: readonly LineChange<ListLine>[]; readonly side: ShownSide }) {
  return (
    <ul className={styles.list}>
      {lines.map((change, index) => {
        if (isHidden(change.kind, side)) return null;
        const line = change.kind === 'changed' ? change[side === 'before' ? 'before' : 'after'] : change.line;
        return (
          <li key={index} style={{ marginInlineStart: `${String(line.depth * 1.5)}em` }} data-ordered={line.ordered}>
            <Line change={change} side={side} />
          </li>
        );
      })}
    </ul>
  );
}

function TableRows({ rows, side }: { readonly rows: readonly RowChange[]; readonly side: ShownSide }) {
  return (
    <table className={styles.table}>
      <tbody>
        {rows.map((row, index) =>
          isHidden(row.kind, side) ? null : (
            <tr key={index}>
              {row.cells.map((cell, at) =>
                isHidden(cell.kind, side) ? null : (
                  <td key={at}>
                    <Line change={cell} side={side} />
                  </td>
                ),
              )}
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}

const same = <L,>(line: L) => ({ kind: 'same' as const, line });

/** A block as it stands in one version. */
export function PlainBlock({ block, figures }: { readonly block: Block; readonly figures: Figures }) {
  const { compare } = useWords();
  if (isTextBlock(block)) {
    return (
      <p className={styles.text} data-kind={block.kind}>
        <PlainText runs={block.text} />
      </p>
    );
  }
  switch (block.kind) {
    case 'list':
      return <ListLines lines={listLines(block).map(same)} side="both" />;
    case 'table':
      return <TableRows rows={block.rows.map((row) => ({ kind: 'same', cells: row.cells.map(same) }))} side="both" />;
    case 'figure': {
      const change = figures.find(({ id }) => id === block.figure);
      return <PlainFigure figure={change?.after ?? change?.before ?? null} />;
    }
    case 'embed':
      return (
        <p className={styles.text}>
          {compare.embed}: {block.title} {block.url}
        </p>
      );
    case 'rule':
      return <p className={styles.text}>— {compare.rule} —</p>;
  }
}

type Changed = Extract<BlockChange, { kind: 'changed' }>;

function Detail({
  change,
  detail,
  side,
  figures,
}: {
  readonly change: Changed;
  readonly detail: BlockDetail;
  readonly side: ShownSide;
  readonly figures: Figures;
}) {
  const { before, after } = change;
  switch (detail.as) {
    case 'text':
      return (
        <p className={styles.text} data-kind={side === 'before' ? before.kind : after.kind}>
          <ComparedText pieces={detail.pieces} side={side} />
        </p>
      );
    case 'list':
      return <ListLines lines={detail.lines} side={side} />;
    case 'table':
      return <TableRows rows={detail.rows} side={side} />;
    case 'whole':
      return (
        <>
          {side === 'after' ? null : (
            <Whole kind="removed">
              <PlainBlock block={before} figures={figures} />
            </Whole>
          )}
          {side === 'before' ? null : (
            <Whole kind="added">
              <PlainBlock block={after} figures={figures} />
            </Whole>
          )}
        </>
      );
  }
}

function useWhat() {
  const { compare } = useWords();
  return (change: BlockChange): string => {
    if (change.kind === 'added' || change.kind === 'removed') return compare[change.kind];
    if (change.kind === 'same') return compare.moved;
    const { before, after } = change;
    const isRetyped = before.kind !== after.kind && isTextBlock(before) && isTextBlock(after);
    const retyped = isRetyped ? `, ${compare.retyped(compare.kinds[before.kind], compare.kinds[after.kind])}` : '';
    return `${change.isMoved ? compare.movedAndChanged : compare.changed}${retyped}`;
  };
}

interface BlockProps {
  readonly change: BlockChange;
  readonly figures: Figures;
}

function ComparedBlock({ change, figures }: BlockProps) {
  const { compare } = useWords();
  const what = useWhat();
  const ref = blockRef(change);
  const draw = (side: ShownSide): ReactNode => {
    if (change.kind === 'changed')
      return <Detail change={change} detail={change.detail} side={side} figures={figures} />;
    if (change.kind === 'same')
      return <PlainBlock block={change[side === 'before' ? 'before' : 'after']} figures={figures} />;
    return isHidden(change.kind, side) ? null : (
      <Whole kind={change.kind}>
        <PlainBlock block={change.block} figures={figures} />
      </Whole>
    );
  };
  if (ref === null) return <Unchanged draw={draw} />;
  const about = (change.kind === 'added' || change.kind === 'removed' ? change.block : change.after).kind;
  return (
    <Change change={ref} about={about === 'figure' ? compare.figure : compare.block} what={what(change)} draw={draw} />
  );
}

/** The body: every block in its place, changed words inside it; a changed figure shows its facts below its place. */
export function ComparedBlocks({ blocks, figures }: Pick<ArticleComparison, 'blocks' | 'figures'>) {
  return blocks.map((change, index) => {
    const block = change.kind === 'added' || change.kind === 'removed' ? change.block : change.after;
    const figure = block.kind === 'figure' ? figures.find(({ id }) => id === block.figure) : undefined;
    const isShown = figure?.isChanged === true && figure.before !== null && figure.after !== null;
    // A figure that stayed in its place is shown once, with what changed about it.
    if (isShown && change.kind === 'same' && !change.isMoved) return <ComparedFigure key={index} change={figure} />;
    return (
      <div key={index}>
        <ComparedBlock change={change} figures={figures} />
        {isShown && change.kind !== 'removed' ? <ComparedFigure change={figure} /> : null}
      </div>
    );
  });
}
