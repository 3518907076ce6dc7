import type { Fingerprint } from '../../shared/ipc/people-wire.ts';
import { Dialog } from '../app/dialog.tsx';
import { useStores, useWords } from '../app/stores.ts';
import controls from '../styles/controls.module.css';
import { FingerprintWords } from './fingerprint.tsx';
import styles from './people.module.css';

interface RecoveryDialogProps {
  readonly deskName: string;
  /** By these the desk is known on a new machine, when no admin is left who could read them out. */
  readonly deskWords: Fingerprint;
  readonly text: string;
  /** The text is forgotten by then. */
  readonly onClose: () => void;
}

/** The one screen that ever shows the key on paper: to be written down or printed, then it counts; or dropped, then it never did. */
export function RecoveryDialog({ deskName, deskWords, text, onClose }: RecoveryDialogProps) {
  const { people, notices } = useStores();
  const { recovery: words, deskWords: sixWords } = useWords().people;
  const keep = async () => {
    if (!(await people.ask('people:keepRecoveryKey', undefined))) return;
    notices.showInfo((now) => now.people.recovery.done);
    onClose();
  };
  return (
    <Dialog title={words.title} size="large" onClose={onClose}>
      <div className={styles.sheet} data-print="sheet">
        <h3>{words.sheet(deskName)}</h3>
        <ol className={styles.groups} aria-label={words.recoverLabel}>
          {text.split('-').map((group, index) => (
            <li key={group}>
              <small>{words.group(index + 1)}</small>
              <strong>{group}</strong>
            </li>
          ))}
        </ol>
        <p>{words.use}</p>
        <h3>{sixWords.title}</h3>
        <FingerprintWords words={deskWords} label={sixWords.title} />
      </div>
      <p className={controls.why}>{words.once}</p>
      <div className={`${controls.row} ${controls.end}`}>
        <button type="button" className={controls.quiet} onClick={onClose}>
          {words.later}
        </button>
        <button type="button" className={controls.secondary} data-first-focus="" onClick={() => window.print()}>
          {words.print}
        </button>
        <button type="button" className={controls.primary} onClick={() => void keep()}>
          {words.kept}
        </button>
      </div>
    </Dialog>
  );
}
