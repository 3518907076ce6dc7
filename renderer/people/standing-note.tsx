import { useState } from 'react';
import type { PlaceNews } from '../../shared/ipc/people-wire.ts';
import { useCommands, useStores, useWords } from '../app/stores.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import styles from './people.module.css';

/** What an admin changed about the person here, until they have read it. */
function NewsNote({ news, deskName }: { readonly news: PlaceNews; readonly deskName: string }) {
  const { people } = useStores();
  const commands = useCommands();
  const words = useWords();
  const { news: texts, roles, roleNotes, standing, title } = words.people;
  const names: Readonly<Record<string, string>> = roles;
  const notes: Readonly<Record<string, string>> = roleNotes;
  const named = (given: readonly string[]): string => words.errors.list(given.map((role) => names[role] ?? role));
  const explained = (given: readonly string[]): string =>
    words.errors.list(given.map((role) => texts.role(names[role] ?? role, notes[role] ?? '')));
  const sentence = (): string => {
    switch (news.kind) {
      case 'letIn':
        return texts.letIn(deskName, explained(news.roles));
      case 'roles':
        return texts.roles(deskName, explained(news.roles), named(news.before));
      case 'inactive':
        return texts.inactive(deskName);
    }
  };
  const understand = () => void people.ask('people:understood', undefined);
  return (
    <aside className={styles.note} aria-label={title}>
      <p role="status">{sentence()}</p>
      {news.kind === 'letIn' ? (
        <button
          type="button"
          onClick={() => {
            understand();
            commands['article.new'].run();
          }}
        >
          {texts.write}
        </button>
      ) : null}
      <button type="button" onClick={understand}>
        {standing.later}
      </button>
    </aside>
  );
}

/** What it means for the person here that the list does not name this device, or what it says of them since a moment ago. */
export function StandingNote() {
  const { people } = useStores();
  const commands = useCommands();
  const { standing: words, title } = useWords().people;
  const overview = useSignalValue(people.overview);
  const [understood, setUnderstood] = useState<string | null>(null);
  if (overview === null) return null;
  const { standing, news, deskName } = overview;
  if (standing === 'member') return news === null ? null : <NewsNote news={news} deskName={deskName} />;
  if (standing === understood) return null;
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
