import { useState } from 'react';
import { parseVietnamDate, parseVietnamTime } from '../../shared/text/vietnam-time.ts';
import controls from '../styles/controls.module.css';
import { useFormats, useWords } from '../app/stores.ts';

interface TimeFieldProps {
  readonly id: string;
  readonly label: string;
  readonly kind: 'day' | 'moment';
  /** `yyyy-mm-dd`, or an instant with its zone; null: none. */
  readonly value: string | null;
  readonly change: (value: string | null) => void;
  /** False: what is changed is no part of the article, nor of its undo. */
  readonly isOfArticle?: boolean;
}

/**
 * A day or a moment as Vietnam writes it, `23/02/2021 09:38`, whatever the language of the machine. The article takes what can be read; what cannot is
 * named when the field is left, and stays to be corrected. Beside a moment stands its day of the week: a wrong date is seldom seen in its figures. It has
 * its place beside the label, so that nothing moves when it comes.
 */
export function TimeField({ id, label, kind, value, change, isOfArticle = true }: TimeFieldProps) {
  const formats = useFormats();
  const { info } = useWords().panels;
  const shown =
    value === null ? '' : kind === 'day' ? formats.date(`${value}T12:00:00+07:00`) : formats.dateTime(value);
  const [draft, setDraft] = useState<string | null>(null);
  /** When what was typed could not be read: that moment, well written, is the example. */
  const [refusedAt, setRefusedAt] = useState<string | null>(null);
  const finish = () => {
    if (draft === null) return;
    const text = draft.trim();
    const read = kind === 'day' ? parseVietnamDate(text) : parseVietnamTime(text);
    if (text !== '' && !read.ok) return setRefusedAt(new Date().toISOString());
    setDraft(null);
    setRefusedAt(null);
    const next = read.ok ? read.value : null;
    if (next !== value) change(next);
  };
  const [hint, write] = kind === 'day' ? [info.dayHint, formats.date] : [info.momentHint, formats.dateTime];
  const weekday = kind === 'moment' && value !== null && draft === null ? formats.weekday(value) : null;
  return (
    <div className={controls.field}>
      <div className={controls.labelLine}>
        <label className={controls.label} htmlFor={id}>
          {label}
        </label>
        {weekday === null ? null : (
          <span id={`${id}-weekday`} className={controls.hint}>
            {weekday}
          </span>
        )}
      </div>
      <input
        id={id}
        type="text"
        className={controls.box}
        data-history={isOfArticle && draft === null ? 'article' : undefined}
        placeholder={kind === 'day' ? info.dayShort : hint}
        value={draft ?? shown}
        aria-invalid={refusedAt !== null}
        aria-describedby={refusedAt !== null ? `${id}-about` : weekday === null ? undefined : `${id}-weekday`}
        onChange={(event) => {
          setDraft(event.target.value);
          setRefusedAt(null);
        }}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) finish();
        }}
      />
      {refusedAt === null ? null : (
        <span id={`${id}-about`} className={controls.why}>
          {info.timeBad(hint, write(refusedAt))}
        </span>
      )}
    </div>
  );
}
