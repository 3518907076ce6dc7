import type { WorkflowStory } from '../../shared/ipc/requests/workflow-requests.ts';
import type { SaveStatus } from '../state/autosave.ts';
import type { OpenArticle } from '../state/open-article.ts';
import { errorWords } from '../i18n/error-words.ts';
import type { Words } from '../i18n/vi/vi.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { NewerLine } from './newer-line.tsx';
import { MoreActions } from '../workflow/more-actions.tsx';
import { PrimaryAction } from '../workflow/primary-action.tsx';
import { WorkflowNote } from '../workflow/workflow-note.tsx';
import { WorkflowSteps } from '../workflow/workflow-steps.tsx';
import { keepOpenTemplate } from '../templates/keep-open-template.ts';
import { useCommands, useFormats, useStores, useWords } from './stores.ts';
import { useOnSiteWords } from './on-site-words.ts';
import styles from './status-line.module.css';

const savedWords = (status: SaveStatus, clock: string, { saved }: Words): string =>
  status.last.kind === 'revision' ? saved.revision(clock) : saved.workingCopy(clock);

/** What the records prove of exactly these words beyond that they are kept; null: nothing. */
function provenStep(status: SaveStatus, story: WorkflowStory | null, { workflow }: Words): string | null {
  if (status.last.kind !== 'revision' || story === null) return null;
  const { state, approvals, submitted } = story.flow;
  const { content } = status.last;
  if ((state === 'approved' || state === 'scheduled') && approvals[0]?.content === content)
    return workflow.saved.approved;
  const isSent = state === 'submitted' || state === 'review';
  return isSent && submitted?.content === content ? workflow.saved.submitted : null;
}

function SavedLine({ status, open }: { readonly status: SaveStatus; readonly open: OpenArticle }) {
  const words = useWords();
  const formats = useFormats();
  const clock = formats.clock(status.last.savedAt);
  const { state } = useSignalValue(open.site);
  const { workflow } = useStores();
  const story = useSignalValue(workflow.story);
  const onSite = useOnSiteWords(open.id);
  switch (status.kind) {
    case 'saved':
      return (
        <span className={styles.saved} data-kind="saved" title={words.saved.workingCopy(clock)}>
          {state === 'current' ? onSite.inRow : (provenStep(status, story, words) ?? savedWords(status, clock, words))}
        </span>
      );
    case 'saving':
      return (
        <span className={styles.saved} data-kind="saving">
          {words.saved.saving}
        </span>
      );
    case 'failed':
      return (
        <span className={styles.saved} data-kind="failed">
          {words.saved.failed(clock)}
          <button type="button" className={styles.retry} onClick={() => void open.flush()}>
            {words.saved.retryNow}
          </button>
        </span>
      );
  }
}

/** Why saving fails, what is safe, what goes on: stays until a save succeeds. */
function SaveTrouble({ status }: { readonly status: SaveStatus }) {
  const words = useWords();
  const formats = useFormats();
  if (status.kind !== 'failed') return null;
  return (
    <p className={styles.trouble} role="alert">
      {words.saved.failedDetail(errorWords(status.error, words, formats))}
    </p>
  );
}

/** At a desk of one person an article has two places: here, and on the site. */
function SiteSteps({ open }: { readonly open: OpenArticle }) {
  const words = useWords();
  const { state } = useSignalValue(open.site);
  const onSite = useOnSiteWords(open.id);
  return (
    <ol className={styles.steps} aria-label={words.article.status}>
      {state === 'absent' ? (
        <>
          <li aria-current="step">{words.saved.draft}</li>
          <li>
            <span className={controls.hidden}>{onSite.current}</span>
          </li>
        </>
      ) : (
        <>
          <li>
            <span className={controls.hidden}>{words.saved.draft}</span>
          </li>
          <li aria-current="step" data-site={state}>
            {state === 'current' ? onSite.step : words.site.outdated}
          </li>
        </>
      )}
    </ol>
  );
}

/** What the two places of a desk of one person do not tell. */
const BEYOND_SITE: ReadonlySet<string> = new Set(['spiked', 'scheduled', 'withdrawn', 'corrected']);

function Steps({ open }: { readonly open: OpenArticle }) {
  const { workflow } = useStores();
  const story = useSignalValue(workflow.story);
  const { state } = useSignalValue(open.site);
  if (
    story === null ||
    story.articleId !== open.id ||
    (story.isOneLevel && !BEYOND_SITE.has(story.flow.state ?? 'draft'))
  )
    return <SiteSteps open={open} />;
  return <WorkflowSteps story={story} site={state} />;
}

/** A house template is no article: it takes no steps, and what is written in it counts once it is kept as the template. */
function TemplateLine({ open, name }: { readonly open: OpenArticle; readonly name: string }) {
  const words = useWords();
  const formats = useFormats();
  const stores = useStores();
  const status = useSignalValue(open.saved);
  const clock = formats.clock(status.last.savedAt);
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <div className={styles.standing}>
          <strong>{words.templates.editing(name)}</strong>
          {status.kind === 'failed' ? null : (
            <span className={styles.saved} data-kind={status.kind}>
              {status.kind === 'saving' ? words.saved.saving : savedWords(status, clock, words)}
            </span>
          )}
        </div>
        <button type="button" className={controls.primary} onClick={() => void keepOpenTemplate(stores, open)}>
          {words.templates.save}
        </button>
      </div>
      <p className={styles.note}>{words.templates.editingNote}</p>
      <SaveTrouble status={status} />
    </header>
  );
}

/** Where the article stands, what is proven of its text, and the one primary action. */
export function StatusLine({ open }: { readonly open: OpenArticle }) {
  const words = useWords();
  const commands = useCommands();
  const status = useSignalValue(open.saved);
  if (open.template !== null) return <TemplateLine open={open} name={open.template} />;
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <div className={styles.standing}>
          <Steps open={open} />
          <SavedLine status={status} open={open} />
        </div>
        <button type="button" className={controls.secondary} onClick={commands['article.preview'].run}>
          {words.commands['article.preview']}
        </button>
        <MoreActions open={open} />
        <PrimaryAction open={open} />
      </div>
      <WorkflowNote open={open} />
      <SaveTrouble status={status} />
      <NewerLine open={open} />
    </header>
  );
}
