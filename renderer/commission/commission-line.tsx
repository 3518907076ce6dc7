import { isWaitedFor } from '../../shared/workflow/commission.ts';
import { useStores, useWords } from '../app/stores.ts';
import type { OpenArticle } from '../state/open-article.ts';
import { useMinute } from '../state/use-minute.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import styles from './commission.module.css';
import { DeadlineMark } from './deadline-mark.tsx';

/** Below the page: the length that was asked for beside the one that is there, and the deadline. */
export function CommissionLine({ open }: { readonly open: OpenArticle }) {
  const { workflow } = useStores();
  const { commission: words } = useWords();
  const story = useSignalValue(workflow.story);
  const { syllables } = useSignalValue(open.editor.counts);
  const now = useMinute();
  if (story === null || story.articleId !== open.id) return null;
  const { deadline, length } = story.flow.commission;
  const off = length === null ? 0 : syllables - length;
  const said = off === 0 ? words.exactly : off > 0 ? words.over(off) : words.left(-off);
  return (
    <>
      {length === null ? null : (
        <span>
          {words.of(length)} · <span className={off > 0 ? styles.over : undefined}>{said}</span>
        </span>
      )}
      <DeadlineMark deadline={deadline} isMet={!isWaitedFor(story.flow.state ?? 'draft')} now={now} />
    </>
  );
}
