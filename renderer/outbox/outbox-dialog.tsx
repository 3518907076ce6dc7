import { useEffect } from 'react';
import { Dialog } from '../app/dialog.tsx';
import { useFormats, useStores, useWords } from '../app/stores.ts';
import type { OutboxRow } from '../../shared/ipc/requests/outbox-requests.ts';
import { STEPS_OF, type MailingStep } from '../../shared/portal/portal-trouble.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import styles from './outbox-dialog.module.css';

function Step({ step, row }: { readonly step: MailingStep; readonly row: OutboxRow }) {
  const { outbox: words, dropFolder } = useWords();
  const inFolder = row.portalKind === 'drop-folder' ? dropFolder.steps[step] : undefined;
  const steps: readonly MailingStep[] = STEPS_OF[row.task];
  const at = row.phase === 'done' ? steps.length : steps.indexOf(row.step);
  const place = steps.indexOf(step);
  const state = place < at ? 'done' : place === at ? 'now' : 'later';
  const isPhotos = step === 'assets' && state === 'now' && row.progress !== null;
  return (
    <li data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
      {isPhotos && row.progress !== null
        ? words.photo(row.progress.done, row.progress.total)
        : (inFolder ?? words.steps[step])}
    </li>
  );
}

/** The page stands in the site's own folder: there is nothing to send, only to decide. */
const isInFolder = ({ reason }: OutboxRow): boolean => reason === 'changed-in-folder' || reason === 'gone-from-folder';

function FolderActions({ jobId }: { readonly jobId: string }) {
  const { outbox } = useStores();
  const { inFolder } = useWords().outbox;
  return (
    <div className={controls.row}>
      <button type="button" className={controls.secondary} onClick={() => void outbox.sendAgain(jobId, true)}>
        {inFolder.putBack}
      </button>
      <button type="button" className={controls.quiet} onClick={() => void outbox.forget(jobId)}>
        {inFolder.keep}
      </button>
    </div>
  );
}

function Actions({ row }: { readonly row: OutboxRow }) {
  const { outbox } = useStores();
  const { outbox: words } = useWords();
  const { jobId, phase, reason, url } = row;
  const isOpen = phase === 'waiting' || phase === 'needs-person';
  return (
    <div className={controls.row}>
      {isOpen ? (
        <button type="button" className={controls.secondary} onClick={() => void outbox.sendAgain(jobId, false)}>
          {words.sendAgain}
        </button>
      ) : null}
      {reason === 'changed-on-site' ? (
        <button type="button" className={controls.secondary} onClick={() => void outbox.sendAgain(jobId, true)}>
          {words.sendOver}
        </button>
      ) : null}
      {url === null ? null : (
        <button type="button" className={controls.secondary} onClick={() => void outbox.openPage(jobId)}>
          {words.open}
        </button>
      )}
      <button type="button" className={controls.quiet} onClick={() => void outbox.forget(jobId)}>
        {reason === 'changed-on-site' ? words.keepTheirs : words.forget}
      </button>
    </div>
  );
}

function Differences({ row }: { readonly row: OutboxRow }) {
  const { outbox: words } = useWords();
  const { differences } = row;
  const { sent: ours, found: theirs } = isInFolder(row) ? words.inFolder : words;
  if (differences.length === 0) return null;
  return (
    <table className={styles.differences}>
      <thead>
        <tr>
          <th scope="col">{words.part}</th>
          <th scope="col">{ours}</th>
          <th scope="col">{theirs}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ field, sent, found }) => (
          <tr key={`${field} ${sent} ${found}`}>
            <th scope="row">{words.parts[field]}</th>
            <td>{sent}</td>
            <td>{found}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Where it stands, in words that are true of this kind of portal. */
function usePhaseWords({ phase, task, portalKind }: OutboxRow): string {
  const { outbox: words, dropFolder } = useWords();
  if (phase !== 'done') return words.phases[phase];
  const { done, withdrawn } =
    portalKind === 'drop-folder' ? dropFolder : { done: words.phases.done, withdrawn: words.withdrawn };
  return task === 'withdraw' ? withdrawn : done;
}

const REFUSALS: ReadonlySet<OutboxRow['reason']> = new Set(['rejected', 'too-large', 'unsupported']);
/** Whether the portal had done its part by then is known from the step. */
const AT_STEP: Readonly<Partial<Record<MailingStep, 'unseen' | 'afterwards'>>> = {
  look: 'unseen',
  'read-back': 'afterwards',
  sign: 'afterwards',
};

/** Why it waits; after a refusal, what that means for readers: an earlier version may stand there. */
function Reason({ row: { reason, step, task } }: { readonly row: OutboxRow }) {
  const { outbox: words } = useWords();
  if (reason === null) return null;
  const stands = !REFUSALS.has(reason) ? '' : words.refused[AT_STEP[step] ?? task];
  return <p className={styles.reason}>{[words.reasons[reason], stands].filter((part) => part !== '').join(' ')}</p>;
}

function Mailing({ row }: { readonly row: OutboxRow }) {
  const { outbox: words } = useWords();
  const phaseWords = usePhaseWords(row);
  const formats = useFormats();
  const isOver = row.phase === 'done' || row.phase === 'superseded';
  return (
    <li className={styles.mailing} data-phase={row.phase}>
      <h3>{row.headline}</h3>
      <p className={styles.standing}>
        <strong>{phaseWords}</strong>{' '}
        <span>{row.task === 'withdraw' ? words.from(row.portalName) : words.to(row.portalName)}</span>
      </p>
      <Reason row={row} />
      {row.task === 'withdraw' && row.phase === 'done' && row.portalKind === 'wordpress' ? (
        <p className={styles.detail}>{words.photosStay}</p>
      ) : null}
      {row.held === null ? null : (
        <p className={styles.detail}>{words.held(formats.dateTime(row.held.until), row.held.onServer)}</p>
      )}
      <Differences row={row} />
      {row.detail === '' || row.differences.length > 0 ? null : (
        <p className={styles.detail}>
          {words.said}: {row.detail}
        </p>
      )}
      {isOver || isInFolder(row) ? null : (
        <ol className={styles.steps} aria-label={words.stepsLabel}>
          {STEPS_OF[row.task].map((step) => (
            <Step key={step} step={step} row={row} />
          ))}
        </ol>
      )}
      {row.url === null ? null : (
        <p className={styles.detail}>
          {words.address}: {row.url}
        </p>
      )}
      <p className={styles.times}>
        <span>{words.queued(formats.dateTime(row.queuedAt))}</span>
        {row.retryAt === null || row.phase !== 'waiting' ? null : (
          <span>{words.retry(formats.clock(row.retryAt))}</span>
        )}
        {row.finishedAt === null ? null : <span>{words.finished(formats.dateTime(row.finishedAt))}</span>}
      </p>
      {isInFolder(row) ? <FolderActions jobId={row.jobId} /> : <Actions row={row} />}
    </li>
  );
}

/** Every article on its way to a portal: its steps, what it waits for, what a person can do. */
export function OutboxDialog() {
  const { outbox, surface } = useStores();
  const { outbox: words } = useWords();
  const page = useSignalValue(outbox.page);
  const left = page === null ? 0 : page.total - page.rows.length;
  useEffect(() => outbox.follow(), [outbox]);
  return (
    <Dialog title={words.title} size="large" isReading onClose={surface.closeDialog}>
      <p>{words.explain}</p>
      <p className={controls.hint}>{words.forgetNote}</p>
      <div className={controls.row}>
        <button type="button" className={controls.secondary} onClick={() => void outbox.lookForChanges()}>
          {words.lookForChanges}
        </button>
      </div>
      {page?.total === 0 ? <p role="status">{words.empty}</p> : null}
      <ul className={styles.list} aria-label={words.title}>
        {page?.rows.map((row) => (
          <Mailing key={row.jobId} row={row} />
        ))}
      </ul>
      {left <= 0 ? null : (
        <button type="button" className={controls.secondary} onClick={() => void outbox.showMore()}>
          {words.more(left)}
        </button>
      )}
    </Dialog>
  );
}
