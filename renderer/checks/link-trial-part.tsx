import { webLinksOf } from '../../shared/checks/text-checks.ts';
import { useStores, useWords } from '../app/stores.ts';
import type { LinkTrialState } from '../state/link-trial.ts';
import type { OpenArticle } from '../state/open-article.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import styles from './checks.module.css';

function trialWords(state: LinkTrialState, { links }: ReturnType<typeof useWords>['checks']): string {
  switch (state.kind) {
    case 'idle':
      return '';
    case 'trying':
      return links.trying;
    case 'failed':
      return links.failed;
    case 'tried':
      return links.tried(state);
  }
}

/** Asks for every page that the article leads to. Only when a person wishes it: it needs a network, and tells those servers that somebody looked. */
export function LinkTrialPart({ open }: { readonly open: OpenArticle }) {
  const { checks } = useStores();
  const words = useWords().checks;
  const state = useSignalValue(checks.links.state);
  // Looked for when the checks are, after a rest, never per key.
  useSignalValue(checks.findings);
  const urls = webLinksOf(open.editor.readArticle());
  if (urls.length === 0) return null;
  return (
    <div className={styles.links}>
      <button
        type="button"
        className={`${controls.secondary} ${controls.small}`}
        disabled={state.kind === 'trying'}
        onClick={() => void checks.links.test(urls)}
      >
        {words.links.test(urls.length)}
      </button>
      <p className={styles.explain} role="status">
        {trialWords(state, words)}
      </p>
    </div>
  );
}
