import { Dialog } from '../app/dialog.tsx';
import { useFormats, useStores, useWords } from '../app/stores.ts';
import { savedVersion } from '../review/comparing.ts';
import { showCompare } from '../review/show-review.ts';
import type { OpenArticle } from '../state/open-article.ts';
import type { ShownVersion } from '../state/versions.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { ArticleReading } from './article-reading.tsx';
import styles from './versions.module.css';

function Restore({ open, shown }: { readonly open: OpenArticle; readonly shown: ShownVersion }) {
  const stores = useStores();
  const { versions, notices } = stores;
  const { versions: words } = useWords();
  const formats = useFormats();
  const restore = async () => {
    if (!(await versions.restore(open))) return;
    const at = formats.moment(shown.at);
    notices.showInfo((now) => now.versions.restored(at));
    open.editor.focus();
  };
  const compare = (content: string) => {
    versions.close();
    void showCompare(stores, { articleId: shown.articleId, before: content, after: 'now' });
  };
  const { content, ref } = shown;
  const compared = content ?? (ref.kind === 'save' ? savedVersion(ref.id) : null);
  return (
    <div className={styles.restore}>
      <p>{words.restoreSafe}</p>
      {compared === null ? null : (
        <button type="button" className={controls.secondary} onClick={() => compare(compared)}>
          {words.compare}
        </button>
      )}
      <button type="button" className={controls.primary} onClick={() => void restore()}>
        {words.restore}
      </button>
    </div>
  );
}

/** One earlier text, to be read in full; of the open article also the way back to it. */
export function VersionDialog() {
  const { versions, articles } = useStores();
  const { versions: words } = useWords();
  const formats = useFormats();
  const shown = useSignalValue(versions.shown);
  const open = useSignalValue(articles.current);
  if (shown === null) return null;
  const at = formats.moment(shown.at);
  return (
    <Dialog title={words.titleOf[shown.kind](at)} size="large" isReading onClose={versions.close}>
      {open?.id === shown.articleId ? <Restore open={open} shown={shown} /> : null}
      <ArticleReading article={shown.article} />
    </Dialog>
  );
}
