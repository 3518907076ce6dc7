import { useWords } from '../app/stores.ts';
import type { HostProgress } from '../../shared/ipc/requests/host-requests.ts';
import controls from '../styles/controls.module.css';
import { useHostWords } from './use-host-words.ts';
import styles from './publishing.module.css';

/** How far the site is on its way to the host, and why it is not further. */
export function HostProgressLine({ progress }: { readonly progress: HostProgress }) {
  const { host: words } = useWords();
  const say = useHostWords();
  const { phase, done, total } = progress;
  return (
    <div className={controls.row}>
      <p className={phase === 'needs-person' ? controls.why : undefined} data-host={phase}>
        {say.progress(progress)}
      </p>
      {phase === 'sending' ? (
        <progress
          className={styles.progress}
          aria-label={words.progress}
          value={total === 0 ? undefined : done}
          max={total === 0 ? undefined : total}
        />
      ) : null}
    </div>
  );
}
