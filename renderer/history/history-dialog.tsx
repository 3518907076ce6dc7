import { useEffect, useState } from 'react';
import type { HistoryFormat } from '../../shared/ipc/requests/history-requests.ts';
import type { ArticleHistory, HistoryLine } from '../../shared/receipt/article-history.ts';
import { HISTORY_WORDS, type HistoryWords } from '../../shared/receipt/history-words.ts';
import { tellLine, tellRefused } from '../../shared/receipt/tell-history.ts';
import { formatVietnamTime } from '../../shared/text/vietnam-time.ts';
import { Dialog } from '../app/dialog.tsx';
import { useStores } from '../app/stores.ts';
import type { OpenArticle } from '../state/open-article.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import styles from './history.module.css';

function Line({ line, words }: { readonly line: HistoryLine; readonly words: HistoryWords }) {
  const { what, said, device, trust, noEffect } = tellLine(line, words);
  return (
    <li className={styles.line}>
      <time dateTime={line.at}>{formatVietnamTime(line.at)}</time>
      <p>{what}</p>
      {said === null ? null : <p className={styles.said}>{said}</p>}
      {noEffect === null ? null : <p className={styles.trouble}>{noEffect}</p>}
      <p className={styles.soft}>
        {device} · {trust}
      </p>
    </li>
  );
}

function Refused({ history, words }: { readonly history: ArticleHistory; readonly words: HistoryWords }) {
  if (history.refused.length === 0) return null;
  return (
    <section aria-labelledby="history-refused">
      <h3 id="history-refused">{words.refused}</h3>
      <p className={styles.soft}>{words.refusedExplain}</p>
      <ul className={styles.lines}>
        {history.refused.map(({ record, reason }) => (
          <li key={record} className={styles.line}>
            <p className={styles.trouble}>{tellRefused(reason, words)}</p>
            <code>{record}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Saving({ articleId, words }: { readonly articleId: string; readonly words: HistoryWords }) {
  const { bridge, notices, session } = useStores();
  const [isSaving, setSaving] = useState(false);
  const save = async (format: HistoryFormat): Promise<void> => {
    setSaving(true);
    const answer = await bridge.request('history:save', { articleId, format });
    setSaving(false);
    if (answer.ok) notices.showInfo(() => HISTORY_WORDS[session.locale.peek()].saved(answer.value.fileName));
    else if (answer.error.code !== 'cancelled') notices.showError(answer.error);
  };
  return (
    <div className={styles.foot}>
      <button type="button" className={controls.secondary} disabled={isSaving} onClick={() => void save('pdf')}>
        {words.savePdf}
      </button>
      <button type="button" className={controls.secondary} disabled={isSaving} onClick={() => void save('json')}>
        {words.saveJson}
      </button>
      <p className={styles.soft}>{words.saveExplain}</p>
    </div>
  );
}

/** Who did what with the article, when, with which device, and whether it counts. */
export function HistoryDialog({ open }: { readonly open: OpenArticle }) {
  const { bridge, notices, session, surface } = useStores();
  const words = HISTORY_WORDS[useSignalValue(session.locale)];
  const [history, setHistory] = useState<ArticleHistory | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void bridge.request('history:of', { articleId: open.id }).then((answer) => {
      if (!isCurrent) return;
      if (answer.ok) setHistory(answer.value);
      else notices.showError(answer.error);
    });
    return () => {
      isCurrent = false;
    };
  }, [bridge, notices, open]);
  return (
    <Dialog title={words.title} size="large" isReading onClose={surface.closeDialog}>
      <p className={styles.soft}>{words.explain}</p>
      {history === null ? <p>{words.loading}</p> : null}
      {history !== null && history.lines.length === 0 ? <p>{words.none}</p> : null}
      <ol className={styles.lines}>
        {history?.lines.map((line) => (
          <Line key={line.record} line={line} words={words} />
        ))}
      </ol>
      {history === null ? null : <Refused history={history} words={words} />}
      <Saving articleId={open.id} words={words} />
    </Dialog>
  );
}
