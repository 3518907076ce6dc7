import { useSignalValue } from '../state/use-signal-value.ts';
import { useFormats, useStores, useWords } from './stores.ts';
import styles from './sync-line.module.css';

/** What must still go to the shared folder, or why it cannot; nothing where the desk is kept on this machine alone. */
export function SyncLine() {
  const { sync } = useStores();
  const words = useWords();
  const formats = useFormats();
  const state = useSignalValue(sync.state);
  if (state === null || state.standing === 'own') return null;
  const { standing, waiting, since } = state;
  return (
    <p className={styles.line} role="status" data-standing={standing}>
      <span>{words.sync.standing[standing](formats.clock(since).slice(0, 5))}</span>
      {waiting === 0 || standing === 'even' ? null : <span>{words.sync.waiting(waiting)}</span>}
    </p>
  );
}
