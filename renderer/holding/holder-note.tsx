import { useFormats, useStores, useWords } from '../app/stores.ts';
import type { OpenArticle } from '../state/open-article.ts';
import { useMinute } from '../state/use-minute.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import styles from './holder-note.module.css';

/** Somebody else has the article: said plainly, with what it means and a way to take it over. */
export function HolderNote({ open }: { readonly open: OpenArticle }) {
  const { holding, known } = useStores();
  const { holding: words } = useWords();
  const formats = useFormats();
  const now = useMinute();
  const held = holding.heldByOther(useSignalValue(known.rows).get(open.id), now);
  if (held === null) return null;
  return (
    <div className={styles.note} role="status">
      <p>
        <strong>{words.holds(held.name ?? words.somebody, formats.when(held.since, now))}</strong> {words.explain}
      </p>
      <button
        type="button"
        className={`${controls.secondary} ${controls.small}`}
        onClick={() => void holding.takeOver(open.id)}
      >
        {words.takeOver}
      </button>
    </div>
  );
}
