import { createContext, use, type ReactNode } from 'react';
import { changeKey, type ChangeRef } from '../../shared/compare/change-refs.ts';
import { useWords } from '../app/stores.ts';
import controls from '../styles/controls.module.css';
import type { ShownSide } from './compared-text.tsx';
import styles from './review.module.css';

/** How the changes of this view are shown, and which of them can be taken back. */
export interface ChangeView {
  readonly layout: 'inline' | 'sides';
  readonly changes: readonly ChangeRef[];
  /** What can be done with a change. */
  readonly toolsOf: (ref: ChangeRef) => readonly { readonly label: string; readonly run: () => void }[];
  /** What somebody has to know of a change before deciding; null: nothing. */
  readonly noteOf: (ref: ChangeRef) => string | null;
}

export const ChangeViewContext = createContext<ChangeView>({
  layout: 'inline',
  changes: [],
  toolsOf: () => [],
  noteOf: () => null,
});

/** What stands on each side: one cell in the text, two beside each other. */
export function Cells({ draw }: { readonly draw: (side: ShownSide) => ReactNode }) {
  const { layout } = use(ChangeViewContext);
  if (layout === 'inline') return <div className={styles.cell}>{draw('both')}</div>;
  return (
    <>
      <div className={styles.cell}>{draw('before')}</div>
      <div className={styles.cell}>{draw('after')}</div>
    </>
  );
}

interface ChangeProps {
  readonly change: ChangeRef;
  /** What it is about: “Đoạn”, “Tít”. */
  readonly about: string;
  /** What became of it, in a word or two: never told by colour alone. */
  readonly what: string;
  readonly draw: (side: ShownSide) => ReactNode;
}

/** One change: a place to go to by key, with its word beside it and the way to take it back. */
export function Change({ change, about, what, draw }: ChangeProps) {
  const { compare } = useWords();
  const { layout, changes, toolsOf, noteOf } = use(ChangeViewContext);
  const key = changeKey(change);
  const note = noteOf(change);
  const at = changes.findIndex((other) => changeKey(other) === key) + 1;
  return (
    <section
      className={styles.row}
      data-layout={layout}
      data-change={key}
      tabIndex={-1}
      aria-label={`${about}: ${what}, ${compare.place(at, changes.length)}`}
    >
      <Cells draw={draw} />
      <div className={styles.margin}>
        <span className={styles.what}>{what}</span>
        {note === null ? null : <span className={styles.note}>{note}</span>}
        {toolsOf(change).map(({ label, run }) => (
          <button key={label} type="button" className={`${controls.quiet} ${controls.small}`} onClick={run}>
            {label}
          </button>
        ))}
      </div>
    </section>
  );
}

/** What did not change, in its place. */
export function Unchanged({ draw }: { readonly draw: (side: ShownSide) => ReactNode }) {
  const { layout } = use(ChangeViewContext);
  return (
    <div className={styles.row} data-layout={layout}>
      <Cells draw={draw} />
      <div className={styles.margin} />
    </div>
  );
}

/** Before and after of one value, as two rows under a name. */
export function BeforeAfter({
  name,
  before,
  after,
  side,
}: {
  readonly name: string;
  readonly before: ReactNode;
  readonly after: ReactNode;
  readonly side: ShownSide;
}) {
  const { compare } = useWords();
  return (
    <div className={styles.fact}>
      <span className={styles.factName}>{name}</span>
      {side === 'after' ? null : (
        <del className={styles.value}>
          <span className={styles.when}>{compare.before}</span> <span>{before}</span>
        </del>
      )}
      {side === 'before' ? null : (
        <ins className={styles.value}>
          <span className={styles.when}>{compare.after}</span> <span>{after}</span>
        </ins>
      )}
    </div>
  );
}
