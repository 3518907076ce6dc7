import { useEffect, useState } from 'react';
import { HEALTH_KINDS, type DeskHealth, type HealthFinding, type HealthKind } from '../../shared/ipc/desk-health.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { showArticle } from './commands.ts';
import { Dialog } from './dialog.tsx';
import { useStores, useWords } from './stores.ts';
import styles from './health-dialog.module.css';

/** The article that something is said about, and the way there: most advice begins with it. */
function ArticleOf({ finding: { articleId, headline } }: { readonly finding: HealthFinding }) {
  const stores = useStores();
  const { health, recovery } = useWords();
  if (articleId === null || headline === '') return null;
  const open = (): void => {
    stores.surface.closeDialog();
    void showArticle(stores, articleId);
  };
  return (
    <span className={styles.article}>
      {headline}
      <button
        type="button"
        className={`${controls.quiet} ${controls.small}`}
        aria-label={health.open(headline)}
        onClick={open}
      >
        {recovery.open}
      </button>
    </span>
  );
}

function Kind({
  kind,
  count,
  findings,
}: {
  readonly kind: HealthKind;
  readonly count: number;
  readonly findings: readonly HealthFinding[];
}) {
  const { health } = useWords();
  const words = health.kinds[kind];
  return (
    <section className={styles.kind}>
      <h3>
        {words.what} <small>{health.count(count)}</small>
      </h3>
      <p>{words.safe}</p>
      <p>{words.todo}</p>
      <ul className={styles.names}>
        {findings.map((finding) => (
          <li key={`${finding.place} ${finding.where}`}>
            <ArticleOf finding={finding} />
            <code>{finding.where}</code>
            {finding.place === 'here' ? <span>{health.here}</span> : null}
          </li>
        ))}
        {count > findings.length ? <li>{health.more(count - findings.length)}</li> : null}
      </ul>
    </section>
  );
}

/** Every file that is not what it should be: what, where, what is safe, what to do. */
export function HealthDialog() {
  const { bridge, notices, surface, sync } = useStores();
  const { health: words } = useWords();
  const needsPerson = useSignalValue(sync.needsPerson);
  const [health, setHealth] = useState<DeskHealth | null>(null);
  const [isChecking, setChecking] = useState(false);
  useEffect(() => {
    void bridge.request('health:read', undefined).then((answer) => {
      if (answer.ok) setHealth(answer.value);
    });
  }, [bridge, needsPerson]);
  const check = async (): Promise<void> => {
    setChecking(true);
    const answer = await bridge.request('health:checkWhole', undefined);
    if (answer.ok) setHealth(answer.value);
    else notices.showError(answer.error);
    setChecking(false);
  };
  const kinds = HEALTH_KINDS.filter((kind) => (health?.counts[kind] ?? 0) > 0);
  return (
    <Dialog title={words.title} size="large" isReading onClose={surface.closeDialog}>
      {health !== null && kinds.length === 0 ? <p>{words.fine}</p> : null}
      {kinds.map((kind) => (
        <Kind
          key={kind}
          kind={kind}
          count={health?.counts[kind] ?? 0}
          findings={health?.findings.filter((finding) => finding.kind === kind) ?? []}
        />
      ))}
      <div className={styles.foot}>
        <button type="button" className={controls.secondary} disabled={isChecking} onClick={() => void check()}>
          {isChecking ? words.checking : words.check}
        </button>
        <p>{words.checkNote}</p>
      </div>
    </Dialog>
  );
}
