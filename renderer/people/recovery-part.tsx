import { useState } from 'react';
import type { PeopleOverview } from '../../shared/ipc/people-wire.ts';
import { useFormats, useStores, useWords } from '../app/stores.ts';
import controls from '../styles/controls.module.css';
import { RecoveryDialog } from './recovery-dialog.tsx';
import styles from './people.module.css';

/** Whether there is a key on paper, and the way to make one. Its text lives only as long as its dialog. */
export function RecoveryPart({ overview }: { readonly overview: PeopleOverview }) {
  const { people } = useStores();
  const { recovery: words } = useWords().people;
  const formats = useFormats();
  const [text, setText] = useState<string | null>(null);
  const { recoverySince } = overview;
  return (
    <section className={styles.part} aria-labelledby="people-recovery">
      <h2 id="people-recovery">{words.title}</h2>
      <p>{words.why}</p>
      <p className={recoverySince === null ? controls.why : controls.hint}>
        {recoverySince === null ? words.none : words.made(formats.date(recoverySince))}
      </p>
      <div className={controls.row}>
        <button
          type="button"
          className={controls.secondary}
          onClick={() => void people.makeRecoveryKey().then(setText)}
        >
          {recoverySince === null ? words.make : words.makeAgain}
        </button>
      </div>
      {text === null ? null : (
        <RecoveryDialog
          deskName={overview.deskName}
          deskWords={overview.deskWords}
          text={text}
          onClose={() => setText(null)}
        />
      )}
    </section>
  );
}
