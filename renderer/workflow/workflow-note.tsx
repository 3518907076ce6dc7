import { useStores, useWords } from '../app/stores.ts';
import type { OpenArticle } from '../state/open-article.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import styles from './workflow.module.css';

/** What somebody has to know before going on: why the text came back, that it is not the approved one, that a signature is owed. */
export function WorkflowNote({ open }: { readonly open: OpenArticle }) {
  const { workflow } = useStores();
  const { workflow: words } = useWords();
  const story = useSignalValue(workflow.story);
  const saved = useSignalValue(open.saved);
  if (story === null || story.articleId !== open.id) return null;
  const { state, reason, owes, editedAfterApproval, approvals, reviewer } = story.flow;
  const isWaiting = state === 'approved' || state === 'scheduled';
  const isOther = saved.last.kind !== 'revision' || saved.last.content !== approvals[0]?.content;
  const isEdited = (editedAfterApproval && state === 'review') || (isWaiting && isOther);
  const lines = [
    state === 'changes' && reason !== null ? words.returned(story.names[reason.by] ?? reason.by, reason.text) : null,
    isEdited ? words.saved.edited : null,
    owes ? words.saved.owes : null,
    state === 'review' && reviewer !== null ? words.with(story.names[reviewer.by] ?? reviewer.by) : null,
  ].filter((line) => line !== null);
  return lines.length === 0 ? null : (
    <div className={styles.note} role="status">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
