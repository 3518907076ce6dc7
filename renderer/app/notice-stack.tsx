import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { errorWords } from '../i18n/error-words.ts';
import { dialogOf, type Notice } from '../state/notices.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import { useFormats, useStores, useWords } from './stores.ts';
import styles from './notice-stack.module.css';

/** Messages of the same words are one: the newest stands, and goes with the others. */
function Boxes({ said }: { readonly said: readonly Notice[] }) {
  const words = useWords();
  const formats = useFormats();
  const byText = new Map<string, Notice[]>();
  for (const notice of said) {
    const text = notice.kind === 'error' ? errorWords(notice.error, words, formats) : notice.say(words);
    const same = byText.get(text) ?? [];
    byText.delete(text);
    byText.set(text, [...same, notice]);
  }
  return [...byText].map(([text, same]) => <NoticeBox key={same.at(-1)?.id} text={text} same={same} />);
}

function NoticeBox({ text, same }: { readonly text: string; readonly same: readonly Notice[] }) {
  const { notices } = useStores();
  const words = useWords();
  return (
    <div className={styles.notice} data-kind={same[0]?.kind}>
      <p>{text}</p>
      <button
        type="button"
        className={styles.dismiss}
        aria-label={words.notices.dismiss}
        onClick={() => {
          for (const { id } of same) notices.dismiss(id);
        }}
      >
        {words.close}
      </button>
    </div>
  );
}

/** A refusal that stood in a dialog for so long was read there; one that came just before the dialog went away by itself was not. */
const READ_MS = 2_000;

/** What is said while a dialog is open is said in it: the window behind is dimmed, and a screen reader does not hear it. */
export function DialogNotices() {
  const { notices } = useStores();
  const all = useSignalValue(notices.all);
  const dialogs = useSignalValue(notices.dialogs);
  const [frame] = useState(notices.newFrame);
  const shownAt = useRef<ReadonlyMap<number, number>>(new Map());
  const said = all.filter((notice) => dialogOf(notice, dialogs) === frame);
  useLayoutEffect(() => {
    notices.enterDialog(frame);
    return () => {
      const isRead = ([, since]: readonly [number, number]): boolean => Date.now() - since >= READ_MS;
      notices.leaveDialog(
        frame,
        [...shownAt.current].filter(isRead).map(([id]) => id),
      );
    };
  }, [notices, frame]);
  useEffect(() => {
    shownAt.current = new Map(said.map(({ id }) => [id, shownAt.current.get(id) ?? Date.now()]));
  });
  return (
    <div className={styles.inDialog} aria-live="polite">
      <Boxes said={said} />
    </div>
  );
}

/** Messages at the lower edge; errors stay until they are put away. */
export function NoticeStack() {
  const { notices, surface } = useStores();
  const words = useWords();
  const all = useSignalValue(notices.all);
  const dialogs = useSignalValue(notices.dialogs);
  const announcement = useSignalValue(surface.announcement);
  return (
    <>
      <div className={styles.announce} role="status">
        {announcement}
      </div>
      <section className={styles.stack} aria-label={words.regions.notices} aria-live="polite">
        <Boxes said={all.filter((notice) => dialogOf(notice, dialogs) === null)} />
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
