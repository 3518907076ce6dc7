import type { Session } from '../state/session.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import styles from './app.module.css';

interface BrokenWindowProps {
  readonly session: Session;
  readonly onAgain: () => void;
}

/** Shown when drawing the window failed: what is safe, and the way back. */
export function BrokenWindow({ session, onAgain }: BrokenWindowProps) {
  const { broken } = useSignalValue(session.words);
  return (
    <main className={styles.broken}>
      <h1>{broken.title}</h1>
      <p>{broken.body}</p>
      <button type="button" className={controls.primary} onClick={onAgain}>
        {broken.again}
      </button>
    </main>
  );
}
