import { useState } from 'react';
import type { UnplacedText as Unplaced } from '../../shared/ipc/wire.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { useStores, useWords } from './stores.ts';
import styles from './unplaced-text.module.css';

function CopyButton({ label, text }: { readonly label: string; readonly text: string }) {
  const words = useWords();
  const { surface } = useStores();
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => {
        setCopied(true);
        surface.announce(words.unplaced.copied);
      },
      () => setCopied(false),
    );
  };
  return (
    <button type="button" className={`${controls.secondary} ${controls.small}`} onClick={copy}>
      {isCopied ? words.unplaced.copied : label}
    </button>
  );
}

const allText = (texts: readonly Unplaced[]): string => texts.map((entry) => entry.text).join('\n\n');

/** What an import could not place: nothing is dropped, the list stays until it is put away. */
export function UnplacedText({ articleId }: { readonly articleId: string }) {
  const { importing } = useStores();
  const { unplaced: words } = useWords();
  const texts = useSignalValue(importing.unplaced)[articleId] ?? [];
  if (texts.length === 0) return null;
  return (
    <details className={styles.box}>
      <summary className={styles.summary}>{words.title(texts.length)}</summary>
      <p className={styles.explain}>{words.explain}</p>
      <ul className={styles.texts}>
        {texts.map((entry, index) => (
          <li key={`${String(index)} ${entry.text}`} className={styles.text}>
            <small>{words.reasons[entry.reason]}</small>
            <p>{entry.text}</p>
            <CopyButton label={words.copy} text={entry.text} />
          </li>
        ))}
      </ul>
      <div className={`${controls.row} ${styles.actions}`}>
        <CopyButton label={words.copyAll} text={allText(texts)} />
        <button
          type="button"
          className={`${controls.quiet} ${controls.small}`}
          onClick={() => importing.dismissUnplaced(articleId)}
        >
          {words.dismiss}
        </button>
      </div>
    </details>
  );
}
