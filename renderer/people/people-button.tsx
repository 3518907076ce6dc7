import { useStores, useWords } from '../app/stores.ts';
import { thingsToDo } from '../state/people.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import styles from './people.module.css';

/** The way to people and devices; says how much waits there for a person. */
export function PeopleButton({
  className,
  onClick,
}: {
  readonly className: string | undefined;
  readonly onClick: () => void;
}) {
  const { people } = useStores();
  const words = useWords();
  const overview = useSignalValue(people.overview);
  const count = overview === null ? 0 : thingsToDo(overview);
  return (
    <button type="button" className={className} onClick={onClick}>
      {words.people.title}
      {count === 0 ? null : <small className={styles.attention}>{words.people.needsAttention(count)}</small>}
    </button>
  );
}
