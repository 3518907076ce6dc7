import { useWords } from '../app/stores.ts';
import styles from './site-settings.module.css';

interface RowActionsProps {
  readonly name: string;
  readonly onMove: (step: -1 | 1) => void;
  readonly onRemove: () => void;
}

const UP = '↑';
const DOWN = '↓';

/** Up, down and remove for one row; each button is named after the row. */
export function RowActions({ name, onMove, onRemove }: RowActionsProps) {
  const words = useWords();
  const { settings } = words.publishing;
  return (
    <div className={styles.actions}>
      <button type="button" aria-label={settings.up(name)} title={settings.up(name)} onClick={() => onMove(-1)}>
        <span aria-hidden="true">{UP}</span>
      </button>
      <button type="button" aria-label={settings.down(name)} title={settings.down(name)} onClick={() => onMove(1)}>
        <span aria-hidden="true">{DOWN}</span>
      </button>
      <button type="button" aria-label={settings.removeNamed(name)} onClick={onRemove}>
        {words.remove}
      </button>
    </div>
  );
}
