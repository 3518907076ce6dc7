import type { OpenArticle } from '../state/open-article.ts';
import { CommissionLine } from '../commission/commission-line.tsx';
import { useMinute } from '../state/use-minute.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import { keyLabel } from './keys.ts';
import { useCommands, useFormats, useStores, useWords } from './stores.ts';
import { useOnSiteWords } from './on-site-words.ts';
import styles from './count-bar.module.css';

function Problems() {
  const { checks, session } = useStores();
  const words = useWords();
  const commands = useCommands();
  const found = useSignalValue(checks.findings).length;
  const isMac = useSignalValue(session.start)?.platform === 'darwin';
  if (found === 0) return <span>{words.count.problems(0)}</span>;
  return (
    <button type="button" className={styles.problems} onClick={commands['edit.nextProblem'].run}>
      <b>{words.count.problems(found)}</b>
      <kbd>{keyLabel('edit.nextProblem', isMac)}</kbd>
    </button>
  );
}

/** Syllables, minutes, what to look at, and when it last went to the site. */
export function CountBar({ open }: { readonly open: OpenArticle }) {
  const words = useWords();
  const formats = useFormats();
  const counts = useSignalValue(open.editor.counts);
  const site = useSignalValue(open.site);
  const onSite = useOnSiteWords(open.id);
  const now = useMinute();
  return (
    <footer className={styles.bar} aria-label={words.regions.count}>
      <span>{words.count.syllables(counts.syllables)}</span>
      <span>{words.count.minutes(counts.minutes)}</span>
      <CommissionLine open={open} />
      {open.template === null ? <Problems /> : null}
      {site.updatedAt === null ? null : (
        <span className={styles.end} title={formats.dateTime(site.updatedAt)}>
          {onSite.at(formats.when(site.updatedAt, now))}
        </span>
      )}
    </footer>
  );
}
