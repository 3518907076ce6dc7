import { useRef, useState, type ClipboardEvent } from 'react';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { showArticle } from './commands.ts';
import { Dialog } from './dialog.tsx';
import { useStores, useWords } from './stores.ts';

/** What was pasted: the page's HTML when the clipboard had it, else what stands in the box. */
interface Pasted {
  readonly text: string;
  readonly html: string | null;
}

export function ImportDialog() {
  const stores = useStores();
  const { importing, surface } = stores;
  const { importing: words } = useWords();
  const isWorking = useSignalValue(importing.isWorking);
  const [pasted, setPasted] = useState<Pasted>({ text: '', html: null });
  const box = useRef<HTMLTextAreaElement>(null);
  const finish = async (importingNow: Promise<string | null>) => {
    const articleId = await importingNow;
    if (articleId === null) return;
    surface.closeDialog();
    await showArticle(stores, articleId);
  };
  const onPaste = (event: ClipboardEvent) => {
    const html = event.clipboardData.getData('text/html');
    // Only a box that is otherwise empty stands for the page as copied; edits by hand are text.
    if (html !== '' && pasted.text === '') {
      event.preventDefault();
      setPasted({ text: event.clipboardData.getData('text/plain'), html });
    }
  };
  return (
    <Dialog title={words.title} size="large" onClose={surface.closeDialog}>
      <p>{words.explain}</p>
      <div className={controls.row}>
        <button
          type="button"
          className={controls.primary}
          disabled={isWorking}
          onClick={() => void finish(importing.fromFile())}
        >
          {words.fromFile}
        </button>
        <span className={controls.hint}>{words.fromFileNote}</span>
      </div>
      <div className={controls.field}>
        <label className={controls.label} htmlFor="import-text">
          {words.pasted}
        </label>
        <textarea
          ref={box}
          id="import-text"
          className={controls.box}
          rows={8}
          value={pasted.text}
          onPaste={onPaste}
          onChange={(event) => setPasted({ text: event.target.value, html: null })}
        />
      </div>
      <div className={`${controls.row} ${controls.end}`}>
        <span role="status" className={controls.hint}>
          {isWorking ? words.working : ''}
        </span>
        <button
          type="button"
          className={controls.secondary}
          disabled={isWorking || pasted.text.trim() === ''}
          onClick={() =>
            void finish(
              pasted.html === null
                ? importing.fromPaste(pasted.text, 'text')
                : importing.fromPaste(pasted.html, 'html'),
            )
          }
        >
          {words.apply}
        </button>
      </div>
    </Dialog>
  );
}
