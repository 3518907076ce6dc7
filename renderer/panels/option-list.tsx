import { useId, useState, type KeyboardEvent } from 'react';
import controls from '../styles/controls.module.css';
import styles from './panels.module.css';

export interface Option {
  readonly id: string;
  readonly label: string;
  readonly note?: string | null;
  readonly choose: () => void;
}

interface OptionBoxProps {
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  readonly listLabel: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly options: readonly Option[];
  /** Undo in the empty line is the article's; false: the line's own, as everywhere outside the panels. */
  readonly isOfArticle?: boolean;
}

/** A line to type in, with what it could mean below: arrows choose, Enter takes. Nothing is taken while a word is composed. */
export function OptionBox(props: OptionBoxProps) {
  const { id, label, placeholder, listLabel, text, onText, options, isOfArticle = true } = props;
  const listId = useId();
  const [active, setActive] = useState(0);
  const now = Math.min(active, options.length - 1);
  const take = (option: Option | undefined) => {
    if (option === undefined) return;
    setActive(0);
    option.choose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setActive((now + 1) % Math.max(1, options.length));
    else if (event.key === 'ArrowUp') setActive((now - 1 + options.length) % Math.max(1, options.length));
    else if (event.key === 'Enter') take(options[now]);
    else if (event.key === 'Escape' && text !== '') {
      event.stopPropagation();
      onText('');
    } else return;
    event.preventDefault();
  };
  const optionId = (index: number): string => `${listId}-${String(index)}`;
  return (
    <div className={controls.field}>
      <label className={controls.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        role="combobox"
        className={controls.box}
        data-history={isOfArticle && text === '' ? 'article' : undefined}
        placeholder={placeholder}
        aria-autocomplete="list"
        aria-expanded={options.length > 0}
        aria-controls={listId}
        aria-activedescendant={options.length > 0 ? optionId(now) : undefined}
        value={text}
        onChange={(event) => {
          setActive(0);
          onText(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={listLabel}
        className={options.length > 0 ? styles.options : undefined}
      >
        {options.map((option, index) => (
          // The focus stays in the line above, which names the chosen option to a screen reader and takes the keys.
          <div
            key={option.id}
            id={optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === now}
            className={styles.option}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(option)}
          >
            <span>{option.label}</span>
            {option.note === undefined || option.note === null ? null : <small>{option.note}</small>}
          </div>
        ))}
      </div>
    </div>
  );
}
