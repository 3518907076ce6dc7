import { useState } from 'react';
import { useWords } from '../app/stores.ts';
import controls from '../styles/controls.module.css';
import styles from './panels.module.css';

interface TagsFieldProps {
  readonly tags: readonly string[];
  readonly change: (tags: readonly string[]) => void;
}

/** Accents tell words apart (bò, bơ), capitals do not. */
const sameTag = (a: string, b: string): boolean => a.toLocaleLowerCase('vi') === b.toLocaleLowerCase('vi');

/** Tags as chips: Enter or a comma adds what is typed, Backspace in the empty line removes the last. */
export function TagsField({ tags, change }: TagsFieldProps) {
  const { info } = useWords().panels;
  const [text, setText] = useState('');
  const add = (typed: string) => {
    const fresh = typed
      .split(',')
      .map((tag) => tag.trim().replaceAll(/\s+/gu, ' ').normalize('NFC').slice(0, 100))
      .filter((tag, index, all) => tag !== '' && all.findIndex((other) => sameTag(other, tag)) === index)
      .filter((tag) => !tags.some((known) => sameTag(known, tag)));
    setText('');
    if (fresh.length > 0) change([...tags, ...fresh].slice(0, 50));
  };
  return (
    <div className={controls.field}>
      <label className={controls.label} htmlFor="info-tags">
        {info.tags}
      </label>
      {tags.length === 0 ? null : (
        <ul className={styles.tags}>
          {tags.map((tag) => (
            <li key={tag} className={styles.tag}>
              {tag}
              <button
                type="button"
                className={styles.removeSmall}
                aria-label={info.removeTag(tag)}
                onClick={() => change(tags.filter((other) => other !== tag))}
              >
                <span aria-hidden="true">{CROSS}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        id="info-tags"
        type="text"
        className={controls.box}
        data-history={text === '' ? 'article' : undefined}
        placeholder={info.tagsHint}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => add(text)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Backspace' && text === '' && tags.length > 0) return change(tags.slice(0, -1));
          if (event.key !== 'Enter' && event.key !== ',') return;
          event.preventDefault();
          add(text);
        }}
      />
    </div>
  );
}

const CROSS = '×';
