import type { Proposal } from '../../shared/records/fold-proposals.ts';
import { keyLabel } from '../app/keys.ts';
import { useFormats, useStores, useWords } from '../app/stores.ts';
import type { OpenArticle } from '../state/open-article.ts';
import { useMinute } from '../state/use-minute.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { showProposal, toggleSuggestion } from './show-proposal.ts';
import styles from './proposals.module.css';

interface RowProps {
  readonly open: OpenArticle;
  readonly proposal: Proposal;
  readonly nameOf: (person: string) => string;
}

function Row({ open, proposal, nameOf }: RowProps) {
  const stores = useStores();
  const { proposals: words } = useWords();
  const formats = useFormats();
  const now = useMinute();
  const { by, at, note, answers } = proposal;
  return (
    <li className={styles.row}>
      <p>
        <b>{nameOf(by)}</b> <time dateTime={at}>{formats.when(at, now)}</time>
      </p>
      {note === '' ? null : <p className={styles.said}>{note}</p>}
      {answers.map((answer) => (
        <p key={answer.record} className={styles.said}>
          <b>{words.verdicts[answer.verdict](nameOf(answer.by))}</b>
          {answer.note === '' ? null : ` · ${answer.note}`}
        </p>
      ))}
      {answers.length > 0 || open.isSuggestion ? null : (
        <div className={controls.row}>
          <button
            type="button"
            className={`${controls.quiet} ${controls.small}`}
            onClick={() => void showProposal(stores, proposal)}
          >
            {words.look}
          </button>
        </div>
      )}
    </li>
  );
}

/** Every suggestion for the article, with what became of it and why: in the panel of what people say. */
export function ProposalsPart({ open }: { readonly open: OpenArticle }) {
  const stores = useStores();
  const { suggesting, session } = stores;
  const isMac = useSignalValue(session.start)?.platform === 'darwin';
  const { proposals: words } = useWords();
  const known = useSignalValue(suggesting.known);
  if (known === null || known.articleId !== open.id) return null;
  return (
    <section className={styles.part} aria-labelledby="proposals-part">
      <h2 id="proposals-part">{words.title}</h2>
      {open.isSuggestion ? null : (
        <div className={controls.row}>
          <button
            type="button"
            className={`${controls.secondary} ${controls.small}`}
            title={keyLabel('review.suggest', isMac) ?? undefined}
            onClick={() => void toggleSuggestion(stores)}
          >
            {words.begin}
          </button>
        </div>
      )}
      <ul className={styles.rows}>
        {known.proposals.toReversed().map((proposal) => (
          <Row
            key={proposal.record}
            open={open}
            proposal={proposal}
            nameOf={(person) => known.names[person] ?? words.somebody}
          />
        ))}
      </ul>
    </section>
  );
}
