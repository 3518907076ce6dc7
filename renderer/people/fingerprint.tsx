import type { Fingerprint } from '../../shared/ipc/people-wire.ts';
import { useStores } from '../app/stores.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import styles from './people.module.css';

/** Six words in the reader's language; the other language's beneath, for a call between the two. */
export function FingerprintWords({ words, label }: { readonly words: Fingerprint; readonly label: string }) {
  const { session } = useStores();
  const locale = useSignalValue(session.locale);
  const other = locale === 'vi' ? 'en' : 'vi';
  return (
    <ol className={styles.words} aria-label={label}>
      {words.map((word, index) => (
        // A word may come twice: its place tells it apart.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>
          <strong lang={locale}>{word[locale]}</strong>
          <small lang={other}>{word[other]}</small>
        </li>
      ))}
    </ol>
  );
}
