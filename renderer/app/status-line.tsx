import type { SaveStatus } from '../state/autosave.ts';
import type { OpenArticle } from '../state/open-article.ts';
import { errorWords } from '../i18n/error-words.ts';
import { PublishAction } from '../publishing/publish-action.tsx';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { NewerLine } from './newer-line.tsx';
import { useCommands, useFormats, useWords } from './stores.ts';
import styles from './status-line.module.css';

function SavedLine({ status, open }: { readonly status: SaveStatus; readonly open: OpenArticle }) {
  const words = useWords();
  const formats = useFormats();
  const clock = formats.clock(status.last.savedAt);
  const { state } = useSignalValue(open.site);
  switch (status.kind) {
    case 'saved':
      return (
        <span className={styles.saved} data-kind="saved" title={words.saved.workingCopy(clock)}>
          {state === 'current'
            ? words.site.current
            : status.last.kind === 'revision'
              ? words.saved.revision(clock)
              : words.saved.workingCopy(clock)}
        </span>
      );
    case 'saving':
      return (
        <span className={styles.saved} data-kind="saving">
          {words.saved.saving}
        </span>
      );
    case 'failed':
      return (
        <span className={styles.saved} data-kind="failed">
          {words.saved.failed(clock)}
          <button type="button" className={styles.retry} onClick={() => void open.flush()}>
            {words.saved.retryNow}
          </button>
        </span>
      );
  }
}

/** Why saving fails, what is safe, what goes on: stays until a save succeeds. */
function SaveTrouble({ status }: { readonly status: SaveStatus }) {
  const words = useWords();
  const formats = useFormats();
  if (status.kind !== 'failed') return null;
  return (
    <p className={styles.trouble} role="alert">
      {words.saved.failedDetail(errorWords(status.error, words, formats))}
    </p>
  );
}

function Steps({ open }: { readonly open: OpenArticle }) {
  const words = useWords();
  const { state } = useSignalValue(open.site);
  return (
    <ol className={styles.steps} aria-label={words.article.status}>
      {state === 'absent' ? (
        <>
          <li aria-current="step">{words.saved.draft}</li>
          <li>
            <span className={controls.hidden}>{words.site.current}</span>
          </li>
        </>
      ) : (
        <>
          <li>
            <span className={controls.hidden}>{words.saved.draft}</span>
          </li>
          <li aria-current="step" data-site={state}>
            {state === 'current' ? words.saved.published : words.site.outdated}
          </li>
        </>
      )}
    </ol>
  );
}

/** Where the article stands, what is proven of its text, and the one primary action. */
export function StatusLine({ open }: { readonly open: OpenArticle }) {
  const words = useWords();
  const commands = useCommands();
  const status = useSignalValue(open.saved);
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <Steps open={open} />
        <SavedLine status={status} open={open} />
        <button type="button" className={controls.secondary} onClick={commands['article.preview'].run}>
          {words.commands['article.preview']}
        </button>
        <PublishAction open={open} />
      </div>
      <SaveTrouble status={status} />
      <NewerLine open={open} />
    </header>
  );
}
