import type { ArticleEditor } from '../editor/article-editor.ts';
import controls from '../styles/controls.module.css';
import { useHistoryInput } from './history-input.ts';

export interface HistoryFieldProps {
  readonly editor: ArticleEditor;
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly change: (text: string) => void;
  readonly placeholder?: string;
  readonly hint?: string | null;
  /** What is missing or wrong, in words; null: nothing. */
  readonly problem?: string | null;
  readonly maxLength?: number;
  /** Named for a screen reader only: its place says the rest. */
  readonly isLabelHidden?: boolean;
  readonly rows?: number;
}

function About({
  id,
  hint,
  problem,
}: {
  readonly id: string;
  readonly hint: string | null;
  readonly problem: string | null;
}) {
  const text = problem ?? hint;
  if (text === null) return null;
  return (
    <span id={`${id}-about`} className={problem === null ? controls.hint : controls.why}>
      {text}
    </span>
  );
}

const describedBy = ({ id, hint = null, problem = null }: HistoryFieldProps): string | undefined =>
  (problem ?? hint) === null ? undefined : `${id}-about`;

/** One line of the article's data, in the article's own undo history. */
export function HistoryField(props: HistoryFieldProps) {
  const { editor, id, label, value, change, placeholder, hint = null, problem = null, maxLength } = props;
  const ref = useHistoryInput<HTMLInputElement>(editor, value, change);
  return (
    <div className={controls.field}>
      <label className={props.isLabelHidden === true ? controls.hidden : controls.label} htmlFor={id}>
        {label}
      </label>
      <input
        ref={ref}
        id={id}
        type="text"
        className={controls.box}
        data-history="article"
        defaultValue={value}
        placeholder={placeholder}
        maxLength={maxLength}
        aria-invalid={problem !== null}
        aria-describedby={describedBy(props)}
      />
      <About id={id} hint={hint} problem={problem} />
    </div>
  );
}

/** Several lines of the article's data, in the article's own undo history. */
export function HistoryArea(props: HistoryFieldProps) {
  const { editor, id, label, value, change, placeholder, hint = null, problem = null, maxLength } = props;
  const ref = useHistoryInput<HTMLTextAreaElement>(editor, value, change);
  return (
    <div className={controls.field}>
      <label className={props.isLabelHidden === true ? controls.hidden : controls.label} htmlFor={id}>
        {label}
      </label>
      <textarea
        ref={ref}
        id={id}
        rows={props.rows ?? 2}
        className={controls.box}
        data-history="article"
        defaultValue={value}
        placeholder={placeholder}
        maxLength={maxLength}
        aria-invalid={problem !== null}
        aria-describedby={describedBy(props)}
      />
      <About id={id} hint={hint} problem={problem} />
    </div>
  );
}
