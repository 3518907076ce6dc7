import type { Run } from '../../shared/article/schema.ts';
import type { TextFormat, TextPiece } from '../../shared/compare/compare-text.ts';
import { useWords } from '../app/stores.ts';
import controls from '../styles/controls.module.css';
import styles from './review.module.css';

/** `both`: struck and added words stand in one text. */
export type ShownSide = 'both' | 'before' | 'after';

function Formatted({ text, format }: { readonly text: string; readonly format: TextFormat }) {
  return (
    <span className={styles.run} data-marks={format.marks.join(' ')} data-link={format.link === null ? undefined : ''}>
      {text}
    </span>
  );
}

/** Formatted text as it stands. */
export function PlainText({ runs }: { readonly runs: readonly Run[] }) {
  return runs.map((run, index) => <Formatted key={index} text={run.text} format={run} />);
}

function Piece({ piece, side }: { readonly piece: TextPiece; readonly side: ShownSide }) {
  const { compare } = useWords();
  switch (piece.kind) {
    case 'same':
      return <Formatted text={piece.text} format={piece.format} />;
    case 'removed':
      return side === 'after' ? null : (
        <del className={styles.removed}>
          <span className={controls.hidden}>{compare.wordsRemoved} </span>
          <Formatted text={piece.text} format={piece.format} />
        </del>
      );
    case 'added':
      return side === 'before' ? null : (
        <ins className={styles.added}>
          <span className={controls.hidden}>{compare.wordsAdded} </span>
          <Formatted text={piece.text} format={piece.format} />
        </ins>
      );
    case 'formatted':
      return (
        <span className={styles.reformatted} title={compare.wordsFormatted}>
          <span className={controls.hidden}>{compare.wordsFormatted} </span>
          <Formatted text={piece.text} format={side === 'before' ? piece.before : piece.after} />
        </span>
      );
  }
}

/** A compared text: words struck and added where they stand, or one side of it. */
export function ComparedText({ pieces, side }: { readonly pieces: readonly TextPiece[]; readonly side: ShownSide }) {
  return pieces.map((piece, index) => <Piece key={index} piece={piece} side={side} />);
}
