import { useOnSiteWords } from '../app/on-site-words.ts';
import { useCommands, useStores, useWords } from '../app/stores.ts';
import type { OpenArticle } from '../state/open-article.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import styles from './publishing.module.css';

function Working() {
  const { publication } = useStores();
  const { publishing: words } = useWords();
  const state = useSignalValue(publication.state);
  if (state.kind !== 'working') return null;
  const { progress } = state;
  const step = progress === null ? words.working : words.steps[progress.step](progress.done, progress.total);
  return (
    <div className={styles.working}>
      <span className={styles.step} role="status">
        {step}
      </span>
      <progress
        className={styles.progress}
        aria-label={words.progress}
        value={progress?.done}
        max={progress === null || progress.total === 0 ? undefined : progress.total}
      />
      <button
        type="button"
        className={`${controls.secondary} ${controls.small}`}
        onClick={() => void publication.cancel()}
      >
        {words.cancel}
      </button>
    </div>
  );
}

interface PublishActionProps {
  readonly open: OpenArticle;
  readonly mayPublish: boolean;
  /** It tells readers what was wrong. */
  readonly isCorrection: boolean;
}

/** The one primary action: publish, update, or the plain statement that there is nothing to send. */
export function PublishAction({ open, mayPublish, isCorrection }: PublishActionProps) {
  const { publication } = useStores();
  const { publishing: words, lifecycle } = useWords();
  const commands = useCommands();
  const state = useSignalValue(publication.state);
  const saved = useSignalValue(open.saved);
  const site = useSignalValue(open.site);
  const onSite = useOnSiteWords(open.id);
  if (state.kind === 'working') return <Working />;
  // A key typed since the receipt makes the page outdated before main has said so.
  if (site.state === 'current' && (saved.kind === 'saved' || !mayPublish))
    return (
      <button
        type="button"
        className={controls.secondary}
        title={onSite.upToDate}
        onClick={commands['site.openInBrowser'].run}
      >
        {words.openPage}
      </button>
    );
  return (
    <button type="button" className={controls.primary} onClick={commands['article.publish'].run}>
      {site.state === 'absent' ? words.publish : isCorrection ? lifecycle.correction.publish : words.update}
    </button>
  );
}
