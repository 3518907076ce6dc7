import { useState } from 'react';
import { useCommands, useStores, useWords } from '../app/stores.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import styles from './people.module.css';

/** What it means for the person here that the list does not name this device. */
export function StandingNote() {
  const { people } = useStores();
  const commands = useCommands();
  const { standing: words, title } = useWords().people;
  const standing = useSignalValue(people.overview)?.standing ?? 'member';
  const [understood, setUnderstood] = useState<string | null>(null);
  if (standing === 'member' || standing === understood) return null;
  return (
    <aside className={styles.note} aria-label={title}>
      <p role="note">{words[standing]}</p>
      <button type="button" onClick={commands['desk.people'].run}>
        {words.show}
      </button>
      {standing === 'closed' ? null : (
        <button type="button" onClick={() => setUnderstood(standing)}>
          {words.later}
        </button>
      )}
    </aside>
  );
}
