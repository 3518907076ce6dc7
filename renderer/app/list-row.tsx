import { memo, type CSSProperties } from 'react';
import { standingOf } from '../../shared/ipc/list-queues.ts';
import type { FoundArticle } from '../../shared/ipc/list-wish.ts';
import type { ArticleSummary } from '../../shared/ipc/wire.ts';
import { NewMark } from '../reading/new-mark.tsx';
import { DeadlineMark } from '../commission/deadline-mark.tsx';
import { isWaitedFor } from '../../shared/workflow/commission.ts';
import { showArticle } from './commands.ts';
import { Marked } from './marked.tsx';
import { useOnSiteWords } from './on-site-words.ts';
import { scheduledWords, standingWords } from './standing-words.ts';
import { useFormats, useStores, useWords } from './stores.ts';
import styles from './list.module.css';

interface RowProps {
  readonly summary: ArticleSummary;
  readonly found: FoundArticle;
  readonly index: number;
  readonly total: number;
  readonly style: CSSProperties;
  readonly sectionTitle: string | null;
  readonly isOpen: boolean;
  /** The one row that Tab leads to. */
  readonly isTabStop: boolean;
  readonly isRecovered: boolean;
  /** Somebody else who works on it now. */
  readonly heldBy: string | null;
  /** This person was named in an open talk and has not answered there. */
  readonly isMentioned: boolean;
  readonly now: Date;
}

export const ListRow = memo(function ListRow(props: RowProps) {
  const {
    summary,
    found,
    index,
    total,
    style,
    sectionTitle,
    isOpen,
    isTabStop,
    isRecovered,
    heldBy,
    isMentioned,
    now,
  } = props;
  const stores = useStores();
  const words = useWords();
  const formats = useFormats();
  const onSite = useOnSiteWords(summary.id);
  const { snippet } = found;
  // The hits belong to the words that were searched.
  const inHeadline = found.summary.headline === summary.headline ? found.inHeadline : [];
  return (
    <li className={styles.item} style={style} aria-setsize={total} aria-posinset={index + 1}>
      <button
        type="button"
        className={styles.row}
        data-index={index}
        tabIndex={isTabStop ? 0 : -1}
        aria-current={isOpen ? 'true' : undefined}
        onClick={() => void showArticle(stores, summary.id)}
      >
        <span className={styles.headline} data-blank={summary.headline === ''}>
          {summary.headline === '' ? words.list.untitled : <Marked text={summary.headline} hits={inHeadline} />}
        </span>
        {snippet === null ? null : (
          <span className={styles.snippet}>
            <Marked text={snippet.text} hits={snippet.hits} />
          </span>
        )}
        <span className={styles.meta}>
          {summary.bylines.length === 0 ? null : <span className={styles.names}>{summary.bylines.join(', ')}</span>}
          {sectionTitle === null ? null : <span className={styles.section}>{sectionTitle}</span>}
          <time dateTime={summary.updatedAt}>{formats.when(summary.updatedAt, now)}</time>
        </span>
        <span className={styles.meta}>
          <span className={styles.state} data-site={summary.site}>
            {summary.workflow.publishAt !== null && standingOf(summary) === 'scheduled'
              ? scheduledWords(summary.workflow.publishAt, now, words, formats)
              : standingWords(standingOf(summary), words, onSite)}
          </span>
          <NewMark summary={summary} />
          <DeadlineMark
            deadline={summary.workflow.commission.deadline}
            isMet={!isWaitedFor(summary.workflow.state)}
            now={now}
          />
          {heldBy === null ? null : <span>{words.holding.inList(heldBy)}</span>}
          {summary.talk.open === 0 ? null : <span>{words.comments.inList(summary.talk.open)}</span>}
          {summary.proposals === 0 ? null : <span>{words.proposals.inList(summary.proposals)}</span>}
          {isMentioned ? <strong>{words.comments.forMe}</strong> : null}
          {isRecovered ? <span>{words.list.recovered}</span> : null}
          {summary.missingPhoto ? <span>{words.list.missingPhoto}</span> : null}
        </span>
      </button>
    </li>
  );
});
