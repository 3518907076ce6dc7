import { useState } from 'react';
import { Dialog } from '../app/dialog.tsx';
import { useStores, useWords } from '../app/stores.ts';
import { TimeField } from '../panels/time-field.tsx';
import type { OpenArticle } from '../state/open-article.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import styles from './workflow.module.css';

/** When an approved article is to appear, in the newsroom's time. */
export function ScheduleDialog({ open }: { readonly open: OpenArticle }) {
  const { workflow } = useStores();
  const { lifecycle, cancel } = useWords();
  const words = lifecycle.schedule;
  const known = useSignalValue(workflow.story)?.flow.schedule?.publishAt ?? null;
  const isActing = useSignalValue(workflow.isActing);
  const [publishAt, setPublishAt] = useState(known);
  const [problem, setProblem] = useState<'missing' | 'past' | null>(null);
  const close = () => workflow.ask(null);
  const send = async () => {
    if (publishAt === null) return setProblem('missing');
    if (Date.parse(publishAt) <= Date.now()) return setProblem('past');
    if (await workflow.act(open, 'schedule', { publishAt })) close();
  };
  return (
    <Dialog title={words.title} onClose={close}>
      <form
        className={controls.form}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p>{words.explain}</p>
        <TimeField
          id="schedule-time"
          label={words.label}
          kind="moment"
          value={publishAt}
          change={(next) => {
            setPublishAt(next);
            setProblem(null);
          }}
          isOfArticle={false}
        />
        {/* Its place is always kept: a line that went with the press would take the button away from under the pointer. */}
        <p className={`${controls.why} ${styles.problem}`} role="alert">
          {problem === null ? null : words[problem]}
        </p>
        <div className={`${controls.row} ${controls.end}`}>
          <button type="button" className={controls.secondary} onClick={close}>
            {cancel}
          </button>
          <button type="submit" className={controls.primary} disabled={isActing}>
            {words.confirm}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
