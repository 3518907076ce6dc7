import type { ArticleSummary } from '../../shared/ipc/wire.ts';
import { useStores, useWords } from '../app/stores.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import styles from './reading.module.css';

/** Says of a row that something in it has not been in this person's window yet. */
export function NewMark({ summary }: { readonly summary: ArticleSummary }) {
  const { reading } = useStores();
  const { reading: words } = useWords();
  const isNew = useSignalValue(reading.isNew);
  return isNew(summary) ? <span className={styles.mark}>{words.isNew}</span> : null;
}
