import { Dialog } from '../app/dialog.tsx';
import { useFormats, useStores, useWords } from '../app/stores.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import styles from './publishing.module.css';

/** What publishing proved, after it was proven. */
export function ReceiptDialog() {
  const { publication, site } = useStores();
  const { publishing, close } = useWords();
  const words = publishing.receipt;
  const formats = useFormats();
  const state = useSignalValue(publication.state);
  if (state.kind !== 'done') return null;
  const { receipt } = state;
  const printed = (time: string): string => words.zone(formats.dateTime(time));
  return (
    <Dialog title={words.title} onClose={publication.dismissReceipt}>
      <p className={styles.proof}>{words.proof}</p>
      <dl className={styles.facts}>
        <dt>{words.address}</dt>
        <dd>{receipt.url}</dd>
        <dt>{words.published}</dt>
        <dd>{printed(receipt.publishedAt)}</dd>
        <dt>{words.updated}</dt>
        <dd>{printed(receipt.updatedAt)}</dd>
        <dt>{words.content}</dt>
        <dd className={styles.hash}>{receipt.content}</dd>
      </dl>
      <p>{words.files(receipt.written, receipt.untouched)}</p>
      <div className={`${controls.row} ${controls.end}`}>
        <button type="button" className={controls.quiet} onClick={publication.dismissReceipt}>
          {close}
        </button>
        <button type="button" className={controls.primary} onClick={() => void site.openInBrowser(receipt.articleId)}>
          {words.open}
        </button>
      </div>
    </Dialog>
  );
}
