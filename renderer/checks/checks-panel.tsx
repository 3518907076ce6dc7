import { CHECKS } from '../../shared/checks/check-names.ts';
import type { Finding } from '../../shared/checks/run-checks.ts';
import { useStores, useWords } from '../app/stores.ts';
import type { OpenArticle } from '../state/open-article.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import styles from './checks.module.css';
import { findingWords, goToFinding } from './go-to-finding.ts';
import { LinkTrialPart } from './link-trial-part.tsx';
import { SignedReports } from './signed-reports.tsx';

interface FindingsProps {
  readonly title: string;
  readonly level: 'required' | 'advice';
  readonly findings: readonly Finding[];
}

function Findings({ title, level, findings }: FindingsProps) {
  const stores = useStores();
  const words = useWords();
  if (findings.length === 0) return null;
  const id = `checks-${level}`;
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className={styles.rows}>
        {findings.map((finding, index) => {
          const said = findingWords(finding, words);
          return (
            // The same words may be found twice: their place in the list tells them apart.
            <li key={`${finding.check} ${String(index)}`}>
              <button
                type="button"
                className={styles.finding}
                data-level={level}
                aria-label={words.checks.go(said)}
                onClick={() => goToFinding(stores, finding)}
              >
                {said}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What stands between the article and its next step, what is only said, and what was signed about it. */
export function ChecksPanel({ open }: { readonly open: OpenArticle }) {
  const { checks: words } = useWords();
  return open.template === null ? <ArticleChecks open={open} /> : <p className={styles.explain}>{words.template}</p>;
}

function ArticleChecks({ open }: { readonly open: OpenArticle }) {
  const { checks } = useStores();
  const words = useWords();
  const findings = useSignalValue(checks.findings);
  const levels = useSignalValue(checks.levels);
  const failed = useSignalValue(checks.failed);
  const found = new Set(findings.map(({ check }) => check));
  const passed = CHECKS.filter((check) => levels[check] !== 'off' && !found.has(check));
  const of = (level: 'required' | 'advice') => findings.filter(({ check }) => levels[check] === level);
  return (
    <>
      <p className={styles.standing} role="status" data-blocked={failed.length > 0}>
        {failed.length > 0 ? words.checks.blocked(failed.length) : words.checks.ready}
      </p>
      <Findings title={words.checks.required} level="required" findings={of('required')} />
      <Findings title={words.checks.advice} level="advice" findings={of('advice')} />
      {findings.length === 0 ? <p className={styles.explain}>{words.checks.nothing}</p> : null}
      <p className={styles.explain}>{words.checks.passed(passed.length)}</p>
      <LinkTrialPart open={open} />
      <SignedReports articleId={open.id} />
    </>
  );
}
