import { useId, type InputHTMLAttributes } from 'react';
import controls from '../styles/controls.module.css';

interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | null;
  /** Why the value cannot stand; null: it can. */
  readonly problem?: string | null;
}

/** A labelled line outside the article, with its own undo. */
export function TextField({ label, value, onChange, hint = null, problem = null, ...input }: TextFieldProps) {
  const id = useId();
  const about = problem ?? hint;
  return (
    <div className={controls.field}>
      <label className={controls.label} htmlFor={id}>
        {label}
      </label>
      <input
        type="text"
        {...input}
        id={id}
        className={controls.box}
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
