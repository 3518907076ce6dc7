import { useEffect } from 'react';
import { useSignalValue } from '../state/use-signal-value.ts';
import { DeskWindow } from './desk-window.tsx';
import { Dialogs } from './dialogs.tsx';
import { FirstRun } from './first-run.tsx';
import { StandingNote } from '../people/standing-note.tsx';
import { CustodyNote, NoticeStack } from './notice-stack.tsx';
import { useStores, useWords, WindowContext, type Window } from './stores.ts';
import styles from './app.module.css';

/** The document's own language and colours follow the session's. */
function useDocumentState(): void {
  const { session } = useStores();
  const locale = useSignalValue(session.locale);
  const isDark = useSignalValue(session.isDark);
  const deskName = useSignalValue(session.desk)?.name ?? null;
  const { appName } = useWords();
  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
    document.title = deskName === null ? appName : `${deskName} – ${appName}`;
  }, [locale, isDark, deskName, appName]);
}

function Screen() {
  const { session } = useStores();
  const words = useWords();
  const start = useSignalValue(session.start);
  const desk = useSignalValue(session.desk);
  useDocumentState();
  if (start === null) return <p className={styles.loading}>{words.loading}</p>;
  return (
    <div className={styles.app}>
      <CustodyNote />
      {desk === null ? null : <StandingNote />}
      {desk === null ? <FirstRun /> : <DeskWindow />}
      <Dialogs />
      <NoticeStack />
    </div>
  );
}

export function App({ window }: { readonly window: Window }) {
  return (
    <WindowContext value={window}>
      <Screen />
    </WindowContext>
  );
}
