import type { CheckReport } from '../../shared/checks/check-report.ts';
import { CHECKS, type CheckName } from '../../shared/checks/check-names.ts';
import type { HistoryEntry } from '../../shared/records/fold.ts';
import { useFormats, useStores, useWords } from '../app/stores.ts';
import type { Words } from '../i18n/vi/vi.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import styles from './checks.module.css';

const isKnown = (name: string): name is CheckName => (CHECKS as readonly string[]).includes(name);

const checkName = (name: string, { panels, checks }: Words): string =>
  isKnown(name) ? panels.problems[name] : checks.unknownCheck(name);

function reportWords({ results }: CheckReport, { checks }: Words): string {
  const found = results.filter((result) => result.found > 0);
  const required = found.filter(({ level }) => level === 'required').length;
  return found.length === 0
    ? checks.clean(results.length)
    : checks.counts(required, found.length - required, results.length);
}

const stepName = (kind: HistoryEntry['kind'], { actions }: Words['workflow']): string =>
  kind === 'submit' || kind === 'approve' || kind === 'publish' ? actions[kind] : kind;

function Report({ entry, report, name }: { entry: HistoryEntry; report: CheckReport; name: string }) {
  const words = useWords();
  const formats = useFormats();
  const found = report.results.filter((result) => result.found > 0);
  return (
    <li className={styles.report}>
      <p>
        <b>{words.checks.signedBy(stepName(entry.kind, words.workflow), name)}</b>{' '}
        <time dateTime={entry.at}>{formats.moment(entry.at)}</time>
      </p>
      {entry.trust === 'unknown' ? <p className={styles.explain}>{words.checks.unsure}</p> : null}
      {entry.trust !== 'unknown' && entry.effect !== 'done' ? (
        <p className={styles.explain}>{words.checks.noEffect}</p>
      ) : null}
      <p className={styles.explain}>{reportWords(report, words)}</p>
      {found.length === 0 ? null : (
        <ul className={styles.named}>
          {found.map(({ check, found: count }) => (
            <li key={check}>{words.checks.times(checkName(check, words), count)}</li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** What was looked at when the article was submitted, approved or published: the evidence inside those steps' records, newest first. */
export function SignedReports({ articleId }: { readonly articleId: string }) {
  const { workflow } = useStores();
  const words = useWords();
  const story = useSignalValue(workflow.story);
  if (story === null || story.articleId !== articleId) return null;
  const signed = story.history.flatMap((entry) => (entry.checks === null ? [] : [{ entry, report: entry.checks }]));
  if (signed.length === 0) return null;
  return (
    <section className={styles.part} aria-labelledby="checks-signed">
      <h2 id="checks-signed">{words.checks.signed}</h2>
      <p className={styles.explain}>{words.checks.signedExplain}</p>
      <ul className={styles.rows}>
        {signed.toReversed().map(({ entry, report }) => (
          <Report key={entry.record} entry={entry} report={report} name={story.names[entry.by] ?? entry.by} />
        ))}
      </ul>
    </section>
  );
}
