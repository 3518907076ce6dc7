import { useState } from 'react';
import type { PeopleOverview, Standing } from '../../shared/ipc/people-wire.ts';
import { useStores, useWords } from '../app/stores.ts';
import controls from '../styles/controls.module.css';
import { FingerprintWords } from './fingerprint.tsx';
import { TextDialog } from './text-dialog.tsx';
import styles from './people.module.css';

interface MyRequestProps {
  readonly overview: PeopleOverview;
  readonly standing: Exclude<Standing, 'member'>;
}

/** What a device that is not listed can do: show its words, hand over its request, or use the key on paper. */
export function MyRequest({ overview, standing }: MyRequestProps) {
  const { people, notices } = useStores();
  const { mine, recovery, standing: standings } = useWords().people;
  const [isRecovering, setRecovering] = useState(false);
  const copy = async () => {
    const text = await people.requestText();
    if (text === null) return;
    await navigator.clipboard.writeText(text);
    notices.showInfo((now) => now.people.mine.copied);
  };
  const recover = async (text: string) => {
    if (!(await people.ask('people:recover', { text }))) return false;
    notices.showInfo((now) => now.people.recovery.recovered);
    return true;
  };
  const explain = standing === 'asking' ? (overview.hasAsked ? mine.how : mine.howByHand) : standings[standing];
  return (
    <section className={styles.part} aria-labelledby="people-mine">
      <h2 id="people-mine">{mine.title}</h2>
      <p>{explain}</p>
      {standing === 'closed' ? (
        <div className={controls.row}>
          <button
            type="button"
            className={controls.secondary}
            onClick={() => void people.ask('people:askAgain', undefined)}
          >
            {mine.again}
          </button>
        </div>
      ) : null}
      {standing !== 'asking' ? null : (
        <>
          <p>{mine.words}</p>
          <FingerprintWords words={overview.myWords} label={mine.words} />
          <div className={controls.row}>
            <button type="button" className={controls.secondary} onClick={() => void copy()}>
              {mine.copy}
            </button>
            <button type="button" className={controls.quiet} onClick={() => setRecovering(true)}>
              {mine.recover}
            </button>
          </div>
        </>
      )}
      {isRecovering ? (
        <TextDialog
          title={recovery.recoverTitle}
          explain={recovery.recoverExplain}
          label={recovery.recoverLabel}
          action={recovery.recover}
          onTake={recover}
          onClose={() => setRecovering(false)}
        />
      ) : null}
    </section>
  );
}
