import { useOnSiteWords } from '../app/on-site-words.ts';
import { useStores, useWords } from '../app/stores.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import styles from './site-settings.module.css';

/** The folder on this machine that the site is written to. */
export function SiteFolder() {
  const { site } = useStores();
  const { settings: words } = useWords().publishing;
  const info = useSignalValue(site.info);
  const onSite = useOnSiteWords(null);
  return (
    <div className={controls.field}>
      <span className={controls.label}>{words.folder}</span>
      <div className={controls.row}>
        <span className={styles.folder}>{info?.folderName ?? words.folderNone}</span>
        <button type="button" className={controls.secondary} onClick={() => void site.chooseFolder()}>
          {words.folderChoose}
        </button>
      </div>
      <span className={controls.hint}>{words.folderNote}</span>
      {info === null ? null : <span className={controls.hint}>{onSite.articles(info.articleCount)}</span>}
    </div>
  );
}
