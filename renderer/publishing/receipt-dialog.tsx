import { Dialog } from '../app/dialog.tsx';
import { useFormats, useStores, useWords } from '../app/stores.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import styles from './publishing.module.css';

/** What publishing proved, after it was proven. */
export function ReceiptDialog() {
  const { publication, site, surface, outbox } = useStores();
  const { publishing, close, outbox: mailWords } = useWords();
  const mail = useSignalValue(outbox.counts);
  const words = publishing.receipt;
  const formats = useFormats();
  const state = useSignalValue(publication.state);
  const info = useSignalValue(site.info);
  if (state.kind !== 'done') return null;
  const { receipt } = state;
  const printed = (time: string): string => words.zone(formats.dateTime(time));
  const giveAddress = (): void => {
    publication.dismissReceipt();
    surface.show('settings');
  };
  const showOutbox = (): void => {
    publication.dismissReceipt();
    surface.openDialog('outbox');
  };
  return (
    <Dialog
      title={receipt.url === null ? publishing.inFolder.current : publishing.onSite.current}
      onClose={publication.dismissReceipt}
    >
      <p className={styles.proof}>{words.proof}</p>
      <dl className={styles.facts}>
        {receipt.url === null ? (
          <>
            <dt>{words.folder}</dt>
            <dd>{info?.folderName ?? ''}</dd>
          </>
        ) : (
          <>
            <dt>{words.address}</dt>
            <dd>{receipt.url}</dd>
          </>
        )}
        <dt>{words.published}</dt>
        <dd>{printed(receipt.publishedAt)}</dd>
        <dt>{words.updated}</dt>
        <dd>{printed(receipt.updatedAt)}</dd>
        <dt>{words.content}</dt>
        <dd className={styles.hash}>{receipt.content}</dd>
      </dl>
      <p>{words.files(receipt.written, receipt.untouched)}</p>
      {receipt.url === null ? <p>{words.noAddress}</p> : null}
      {mail.waiting + mail.needsPerson === 0 ? null : (
        <p>
          {mailWords.receipt(mail.waiting + mail.needsPerson)}{' '}
          <button type="button" className={`${controls.secondary} ${controls.small}`} onClick={showOutbox}>
            {mailWords.openOutbox}
          </button>
        </p>
      )}
      <div className={`${controls.row} ${controls.end}`}>
        <button type="button" className={controls.quiet} onClick={publication.dismissReceipt}>
          {close}
        </button>
        {receipt.url === null ? (
          <button type="button" className={controls.secondary} onClick={giveAddress}>
            {words.giveAddress}
          </button>
        ) : null}
        <button type="button" className={controls.primary} onClick={() => void site.openInBrowser(receipt.articleId)}>
          {words.open}
        </button>
      </div>
    </Dialog>
  );
}
