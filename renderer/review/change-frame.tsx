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
  /** Null: neither version is the text in the window. */
  readonly restore: ((ref: ChangeRef) => void) | null;
}

export const ChangeViewContext = createContext<ChangeView>({ layout: 'inline', changes: [], restore: null });

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
  const { layout, changes, restore } = use(ChangeViewContext);
  const key = changeKey(change);
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
        {restore === null ? null : (
          <button type="button" className={`${controls.quiet} ${controls.small}`} onClick={() => restore(change)}>
            {compare.restore}
          </button>
        )}
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
