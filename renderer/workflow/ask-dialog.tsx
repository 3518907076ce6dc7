import { useRef, useState } from 'react';
import { Dialog } from '../app/dialog.tsx';
import { useStores, useWords } from '../app/stores.ts';
import { TextArea } from '../app/text-area.tsx';
import { outletsOf } from '../../shared/portal/outlets.ts';
import type { OpenArticle } from '../state/open-article.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import type { Asking } from '../state/workflow.ts';
import { otherEditors } from './next-step.ts';
import { ScheduleDialog } from './schedule-dialog.tsx';

const confirmName = (action: Asking['action']) =>
  action === 'revoke' || action === 'spike' || action === 'withdraw' || action === 'restore'
    ? action
    : ('requestChanges' as const);

interface AskProps {
  readonly open: OpenArticle;
  readonly asking: Asking;
}

function ReasonDialog({ open, asking: { action, urgent } }: AskProps) {
  const { workflow, publication, site } = useStores();
  const { workflow: words, outbox, cancel } = useWords();
  const portal = useSignalValue(site.info)?.portal ?? null;
  const hasWordPress = portal !== null && outletsOf(portal).some(({ kind }) => kind === 'wordpress');
  const reasons = useSignalValue(workflow.story)?.returnReasons ?? [];
  const [said, setSaid] = useState('');
  const [isRefused, setRefused] = useState(false);
  const isActing = useSignalValue(workflow.isActing);
  const form = useRef<HTMLFormElement>(null);
  const title = words.reason[urgent ? 'urgent' : confirmName(action)];
  const close = () => workflow.ask(null);
  const send = async () => {
    if (said.trim() === '') return setRefused(true);
    // The reason stays to be read and sent again until it is signed.
    if (!(await workflow.act(open, action, { said: said.trim(), urgent }))) return;
    close();
    if (urgent) await publication.publish(open);
  };
  return (
    <Dialog title={title} onClose={close}>
      <form
        ref={form}
        className={controls.form}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {action === 'requestChanges' && reasons.length > 0 ? (
          <div className={controls.row} role="group" aria-label={words.reason.choose}>
            {reasons.map((reason) => (
              <button
                key={reason}
                type="button"
                className={`${controls.secondary} ${controls.small}`}
                onClick={() => {
                  setSaid(said === '' ? reason : `${said}\n${reason}`);
                  form.current?.querySelector('textarea')?.focus();
                }}
              >
                {reason}
              </button>
            ))}
          </div>
        ) : null}
        {action === 'withdraw' || action === 'spike' ? <p>{words.reason.explain[action]}</p> : null}
        {action === 'withdraw' && hasWordPress ? <p className={controls.hint}>{outbox.photosStay}</p> : null}
        <p className={controls.hint}>{words.reason.hint}</p>
        <TextArea
          label={words.reason.label}
          problem={isRefused && said.trim() === '' ? words.reason.missing : null}
          value={said}
          onChange={setSaid}
        />
        <div className={`${controls.row} ${controls.end}`}>
          <button type="button" className={controls.secondary} onClick={close}>
            {cancel}
          </button>
          <button type="submit" className={controls.primary} disabled={isActing}>
            {words.confirm[urgent ? 'urgent' : confirmName(action)]}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function ReassignDialog({ open }: { readonly open: OpenArticle }) {
  const { workflow, session } = useStores();
  const { workflow: words, cancel } = useWords();
  const story = useSignalValue(workflow.story);
  const me = useSignalValue(session.desk)?.me.personId ?? null;
  const editors = story === null ? [] : otherEditors(story, me);
  const [to, setTo] = useState(editors[0] ?? '');
  const close = () => workflow.ask(null);
  return (
    <Dialog title={words.reassign.title} onClose={close}>
      <form
        className={controls.form}
        onSubmit={(event) => {
          event.preventDefault();
          close();
          void workflow.act(open, 'reassign', { to });
        }}
      >
        <label className={controls.field}>
          <span className={controls.label}>{words.reassign.label}</span>
          <select className={controls.box} value={to} onChange={(event) => setTo(event.target.value)}>
            {editors.map((id) => (
              <option key={id} value={id}>
                {story?.names[id] ?? id}
              </option>
            ))}
          </select>
        </label>
        <div className={`${controls.row} ${controls.end}`}>
          <button type="button" className={controls.secondary} onClick={close}>
            {cancel}
          </button>
          <button type="submit" className={controls.primary} disabled={to === ''}>
            {words.confirm.reassign}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** What a step needs to know before it is taken. */
export function AskDialog() {
  const { articles, workflow } = useStores();
  const asking = useSignalValue(workflow.asking);
  const open = useSignalValue(articles.current);
  if (asking === null || open === null) return null;
  switch (asking.action) {
    case 'reassign':
      return <ReassignDialog open={open} />;
    case 'schedule':
      return <ScheduleDialog open={open} />;
    default:
      return <ReasonDialog open={open} asking={asking} />;
  }
}
