import { useState } from 'react';
import { articleLines } from '../../shared/article/outline.ts';
import { errorWords } from '../i18n/error-words.ts';
import type { OpenArticle } from '../state/open-article.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { Dialog } from './dialog.tsx';
import { useFormats, useStores, useWords } from './stores.ts';

/** Closing while the newest words cannot be saved: what is safe, and the ways out. Nothing is lost without this question. */
export function ClosingDialog({ open }: { readonly open: OpenArticle }) {
  const { bridge, surface } = useStores();
  const words = useWords();
  const formats = useFormats();
  const status = useSignalValue(open.saved);
  const [isCopied, setCopied] = useState(false);
  const close = () => void bridge.request('window:readyToClose', undefined);
  const retry = async () => {
    if (await open.flush()) close();
  };
  const copy = () => {
    const text = articleLines(open.editor.readArticle()).join('\n\n');
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <Dialog title={words.closing.title} onClose={surface.closeDialog}>
      <p>{words.closing.body(formats.clock(status.last.savedAt))}</p>
      {status.kind === 'failed' ? <p className={controls.why}>{errorWords(status.error, words, formats)}</p> : null}
      <div className={`${controls.row} ${controls.end}`}>
        <button type="button" className={controls.quiet} onClick={close}>
          {words.closing.anyway}
        </button>
        <button type="button" className={controls.secondary} onClick={copy}>
          {isCopied ? words.closing.copied : words.closing.copy}
        </button>
        <button type="button" className={controls.secondary} onClick={surface.closeDialog}>
          {words.closing.stay}
        </button>
        <button type="button" className={controls.primary} onClick={() => void retry()}>
          {words.closing.retry}
        </button>
      </div>
    </Dialog>
  );
}
