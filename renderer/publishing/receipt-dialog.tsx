import { Dialog } from '../app/dialog.tsx';
import { signal } from '@preact/signals-core';
import { useOnSiteWords } from '../app/on-site-words.ts';
import { useFormats, useStores, useWords } from '../app/stores.ts';
import type { PublishReceipt } from '../../shared/ipc/wire.ts';
import type { OpenArticle } from '../state/open-article.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { HostProgressLine } from './host-progress.tsx';
import styles from './publishing.module.css';

const NOWHERE = signal(null);

/** Where the page stands, by the newest receipt: its address as soon as it was read there. */
function Place({ open, receipt }: { readonly open: OpenArticle | null; readonly receipt: PublishReceipt }) {
  const { site } = useStores();
  const { publishing } = useWords();
  const info = useSignalValue(site.info);
  const known = useSignalValue(open?.site ?? NOWHERE);
  const url = receipt.url ?? (open?.id === receipt.articleId ? (known?.url ?? null) : null);
  return (
    <>
      <dt>{url === null ? publishing.receipt.folder : publishing.receipt.address}</dt>
      <dd>{url ?? info?.folderName ?? ''}</dd>
    </>
  );
}

/** How far the page is on its way to where readers read. */
function OnTheWay({ articleId, onSettings }: { readonly articleId: string; readonly onSettings: () => void }) {
  const { host } = useStores();
  const { host: words } = useWords();
  const standing = useSignalValue(host.standing);
  if (standing === null || standing.host === null) return null;
  const { progress } = standing;
  if (progress.wasWhole && !progress.awaiting.includes(articleId)) return null;
  return (
    <>
      <HostProgressLine progress={progress} />
      <p>{words.onTheWay}</p>
      <div>
        <button type="button" className={`${controls.secondary} ${controls.small}`} onClick={onSettings}>
          {words.openSettings}
        </button>
      </div>
    </>
  );
}

/** What publishing proved, after it was proven. */
export function ReceiptDialog() {
  const { publication, site, surface, outbox, articles } = useStores();
  const { publishing, close, outbox: mailWords } = useWords();
  const mail = useSignalValue(outbox.counts);
  const words = publishing.receipt;
  const formats = useFormats();
  const state = useSignalValue(publication.state);
  const info = useSignalValue(site.info);
  const open = useSignalValue(articles.current);
  const onSite = useOnSiteWords(state.kind === 'done' ? state.receipt.articleId : null);
  if (state.kind !== 'done') return null;
  const hasNoAddress = info !== null && info.portal.url === null;
  const { receipt } = state;
  const printed = (time: string): string => words.zone(formats.dateTime(time));
  const showSettings = (): void => {
    publication.dismissReceipt();
    surface.show('settings');
  };
  const showOutbox = (): void => {
    publication.dismissReceipt();
    surface.openDialog('outbox');
  };
  return (
    <Dialog title={onSite.current} onClose={publication.dismissReceipt}>
      <p className={styles.proof}>{words.proof}</p>
      <dl className={styles.facts}>
        <Place open={open} receipt={receipt} />
        <dt>{words.published}</dt>
        <dd>{printed(receipt.publishedAt)}</dd>
        <dt>{words.updated}</dt>
        <dd>{printed(receipt.updatedAt)}</dd>
        <dt>{words.content}</dt>
        <dd className={styles.hash}>{receipt.content}</dd>
      </dl>
      <p>{words.files(receipt.written, receipt.untouched)}</p>
      <OnTheWay articleId={receipt.articleId} onSettings={showSettings} />
      {hasNoAddress ? <p>{words.noAddress}</p> : null}
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
        {hasNoAddress ? (
          <button type="button" className={controls.secondary} onClick={showSettings}>
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
