import { useState } from 'react';
import { errorWords } from '../i18n/error-words.ts';
import { Dialog } from '../app/dialog.tsx';
import { useFormats, useStores, useWords } from '../app/stores.ts';
import { TextArea } from '../app/text-area.tsx';
import type { OpenArticle } from '../state/open-article.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import styles from './proposals.module.css';

/** What is proven of the suggestion being written. */
function Saved({ open }: { readonly open: OpenArticle }) {
  const words = useWords();
  const formats = useFormats();
  const status = useSignalValue(open.saved);
  if (status.kind === 'saving') return <span>{words.saved.saving}</span>;
  if (status.kind === 'failed')
    return <span role="alert">{words.saved.failedDetail(errorWords(status.error, words, formats))}</span>;
  return (
    <span>
      {status.last.kind === 'revision'
        ? words.proposals.unchanged
        : words.proposals.savedAt(formats.clock(status.last.savedAt))}
    </span>
  );
}

/** Stands over the page while a suggestion is written, in the place of the article's own steps: none of them can be taken here. */
export function SuggestionHead({ open }: { readonly open: OpenArticle }) {
  const { suggesting } = useStores();
  const { proposals: words } = useWords();
  const isBusy = useSignalValue(suggesting.isBusy);
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <strong className={styles.mode}>{words.writing}</strong>
        <Saved open={open} />
        <button type="button" className={controls.quiet} onClick={() => void suggesting.discard()}>
          {words.discard}
        </button>
        <button type="button" className={controls.secondary} onClick={() => void suggesting.leave()}>
          {words.leave}
        </button>
        <button type="button" className={controls.primary} disabled={isBusy} onClick={() => suggesting.ask(true)}>
          {words.send}
        </button>
      </div>
      <p className={styles.explain} role="note">
        {words.writingExplain}
      </p>
    </header>
  );
}

/** Asks why, then sends. */
export function SendSuggestionDialog() {
  const { articles, suggesting } = useStores();
  const { proposals: words, cancel } = useWords();
  const open = useSignalValue(articles.current);
  const isAsking = useSignalValue(suggesting.isAsking);
  const isBusy = useSignalValue(suggesting.isBusy);
  const [note, setNote] = useState('');
  if (!isAsking || open?.isSuggestion !== true) return null;
  const close = () => suggesting.ask(false);
  const send = async () => {
    const isSent = await suggesting.send(note.trim());
    close();
    if (isSent) setNote('');
  };
  return (
    <Dialog title={words.sendTitle} onClose={close}>
      <form
        className={controls.form}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TextArea label={words.why} value={note} onChange={(next) => setNote(next.slice(0, 2_000))} />
        <p className={controls.hint}>{words.whyHint}</p>
        <div className={`${controls.row} ${controls.end}`}>
          <button type="button" className={controls.secondary} onClick={close}>
            {cancel}
          </button>
          <button type="submit" className={controls.primary} disabled={isBusy}>
            {words.sendNow}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
