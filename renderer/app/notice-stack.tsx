import { useState } from 'react';
import { errorWords } from '../i18n/error-words.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import { useFormats, useStores, useWords } from './stores.ts';
import styles from './notice-stack.module.css';

/** Messages at the lower edge; errors stay until they are put away. */
export function NoticeStack() {
  const { notices, surface } = useStores();
  const words = useWords();
  const formats = useFormats();
  const all = useSignalValue(notices.all);
  const announcement = useSignalValue(surface.announcement);
  return (
    <>
      <div className={styles.announce} role="status">
        {announcement}
      </div>
      <section className={styles.stack} aria-label={words.regions.notices} aria-live="polite">
        {all.map((notice) => (
          <div key={notice.id} className={styles.notice} data-kind={notice.kind}>
            <p>{notice.kind === 'error' ? errorWords(notice.error, words, formats) : notice.say(words)}</p>
            <button
              type="button"
              className={styles.dismiss}
              aria-label={words.notices.dismiss}
              onClick={() => notices.dismiss(notice.id)}
            >
              {words.close}
            </button>
          </div>
        ))}
      </section>
    </>
  );
}

/** No keyring on this machine: said once, plainly, until it is understood. */
export function CustodyNote() {
  const { session } = useStores();
  const words = useWords();
  const desk = useSignalValue(session.desk);
  const [isRead, setRead] = useState(false);
  if (desk?.keyCustody !== 'session' || isRead) return null;
  return (
    <div className={styles.custody} role="note">
      <p>{words.custody.session}</p>
      <button type="button" className={styles.dismiss} onClick={() => setRead(true)}>
        {words.custody.understood}
      </button>
    </div>
  );
}
