import type { OpenArticle } from '../state/open-article.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { openNewer } from './commands.ts';
import { useFormats, useStores, useWords } from './stores.ts';
import styles from './newer-line.module.css';

/** Somebody continued the open article elsewhere: nothing on the page changes until the person asks for it. */
export function NewerLine({ open }: { readonly open: OpenArticle }) {
  const stores = useStores();
  const words = useWords();
  const formats = useFormats();
  const newer = useSignalValue(stores.sync.newer).get(open.id);
  const heads = useSignalValue(stores.known.rows).get(open.id)?.heads ?? 1;
  // Words of one's own that became a version meanwhile stand beside it: two versions are told as such, and are joined.
  if (newer === undefined || heads > 1) return null;
  return (
    <div className={styles.line} role="status">
      <span>{words.newer.arrived(newer.by ?? words.newer.stranger, formats.dateTime(newer.at))}</span>
      <button
        type="button"
        className={`${controls.secondary} ${controls.small}`}
        onClick={() => void openNewer(stores)}
      >
        {words.newer.open}
      </button>
    </div>
  );
}
