import { useFormats, useStores, useWords } from '../app/stores.ts';
import { useMilestones, type MilestoneName } from '../review/milestones.ts';
import { showCompare } from '../review/show-review.ts';
import { useCredentials } from '../panels/use-credentials.ts';
import type { OpenArticle } from '../state/open-article.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import styles from './workflow.module.css';

/** A line of the note; `against`: the version whose difference from the text now says more. */
interface Line {
  readonly text: string;
  readonly against: MilestoneName | null;
}

const line = (isSo: boolean, text: string, against: MilestoneName | null = null): readonly Line[] =>
  isSo ? [{ text, against }] : [];

/** What somebody has to know before going on: why the text came back, that it is not the approved one, that a signature is owed, what changed meanwhile. */
export function WorkflowNote({ open }: { readonly open: OpenArticle }) {
  const stores = useStores();
  const { workflow: words, lifecycle, panels } = useWords();
  const formats = useFormats();
  const story = useSignalValue(stores.workflow.story);
  const saved = useSignalValue(open.saved);
  const milestones = useMilestones(open);
  const site = useSignalValue(open.site);
  const figures = useSignalValue(open.editor.figures);
  const credentials = useCredentials(figures.flatMap(({ figure }) => figure.photo?.blob ?? []));
  if (story === null || story.articleId !== open.id) return null;
  const { state, reason, owes, editedAfterApproval, approvals, reviewer, schedule } = story.flow;
  const isWaiting = state === 'approved' || state === 'scheduled';
  const isOther = saved.last.kind !== 'revision' || saved.last.content !== approvals[0]?.content;
  const isEdited = (editedAfterApproval && state === 'review') || (isWaiting && isOther);
  const nameOf = (person: { readonly by: string } | null) =>
    person === null ? '' : (story.names[person.by] ?? person.by);
  const lines = [
    ...line(state === 'changes' && reason !== null, words.returned(nameOf(reason), reason?.text ?? ''), 'submitted'),
    ...line(isEdited, words.saved.edited, 'approved'),
    ...line(schedule !== null, lifecycle.schedule.note(formats.dateTime(schedule?.publishAt ?? ''))),
    ...line(owes, words.saved.owes),
    ...line(
      (isWaiting || story.isOneLevel) && site.state !== 'current' && credentials.length > 0,
      panels.figures.credentialsLostCount(credentials.length),
    ),
    ...line(state === 'review' && reviewer !== null, words.with(nameOf(reviewer))),
    ...line(milestones.lastSeen !== undefined, words.changedSince, 'lastSeen'),
  ];
  return lines.length === 0 ? null : (
    <div className={styles.note} role="status">
      {lines.map(({ text, against }) => {
        const before = against === null ? undefined : milestones[against];
        return (
          <p key={text}>
            {text}
            {against === null || before === undefined ? null : (
              <button
                type="button"
                className={`${controls.quiet} ${controls.small}`}
                onClick={() => void showCompare(stores, { articleId: open.id, before, after: 'now' })}
              >
                {words.look[against]}
              </button>
            )}
          </p>
        );
      })}
    </div>
  );
}
