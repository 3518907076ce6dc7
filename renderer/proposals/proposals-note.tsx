import { waitingProposals, type Proposal } from '../../shared/records/fold-proposals.ts';
import { useFormats, useStores, useWords } from '../app/stores.ts';
import type { OpenArticle } from '../state/open-article.ts';
import { useMinute } from '../state/use-minute.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { showProposal } from './show-proposal.ts';
import styles from './proposals.module.css';

function Waiting({
  proposal,
  name,
  isMine,
}: {
  readonly proposal: Proposal;
  readonly name: string;
  readonly isMine: boolean;
}) {
  const stores = useStores();
  const { proposals: words } = useWords();
  return (
    <div className={styles.note} role="status">
      <p>
        {isMine ? words.waitingMine : words.waiting(name)} {proposal.note === '' ? null : <q>{proposal.note}</q>}
      </p>
      {isMine ? (
        <button
          type="button"
          className={`${controls.quiet} ${controls.small}`}
          onClick={() => void stores.suggesting.withdraw(proposal.record)}
        >
          {words.withdraw}
        </button>
      ) : null}
      <button
        type="button"
        className={`${controls.secondary} ${controls.small}`}
        onClick={() => void showProposal(stores, proposal)}
      >
        {words.look}
      </button>
    </div>
  );
}

/** Suggestions that wait, and one of one's own that is not sent yet, over the article. */
export function ProposalsNote({ open }: { readonly open: OpenArticle }) {
  const { suggesting, session } = useStores();
  const { proposals: words } = useWords();
  const formats = useFormats();
  const now = useMinute();
  const known = useSignalValue(suggesting.known);
  const me = useSignalValue(session.desk)?.me.personId ?? null;
  if (known === null || known.articleId !== open.id) return null;
  return (
    <>
      {waitingProposals(known.proposals).map((proposal) => (
        <Waiting
          key={proposal.record}
          proposal={proposal}
          name={known.names[proposal.by] ?? words.somebody}
          isMine={proposal.by === me}
        />
      ))}
      {known.draftSavedAt === null ? null : (
        <div className={styles.note} role="status">
          <p>{words.draft(formats.when(known.draftSavedAt, now))}</p>
          <button
            type="button"
            className={`${controls.quiet} ${controls.small}`}
            onClick={() => void suggesting.discard()}
          >
            {words.discard}
          </button>
          <button
            type="button"
            className={`${controls.secondary} ${controls.small}`}
            onClick={() => void suggesting.begin()}
          >
            {words.goOn}
          </button>
        </div>
      )}
    </>
  );
}
