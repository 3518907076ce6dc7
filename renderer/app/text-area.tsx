import { useId } from 'react';
import controls from '../styles/controls.module.css';

interface TextAreaProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number;
  readonly hint?: string | null;
  /** Why the text cannot stand; null: it can. */
  readonly problem?: string | null;
}

/** A labelled text of several lines outside the article, with its own undo. */
export function TextArea({ label, value, onChange, rows = 3, hint = null, problem = null }: TextAreaProps) {
  const id = useId();
  const about = problem ?? hint;
  return (
    <div className={controls.field}>
      <label className={controls.label} htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className={controls.box}
        rows={rows}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={problem !== null}
        aria-describedby={about === null ? undefined : `${id}-about`}
      />
      {about === null ? null : (
        <span id={`${id}-about`} className={problem === null ? controls.hint : controls.why}>
          {about}
        </span>
      )}
    </div>
  );
}
