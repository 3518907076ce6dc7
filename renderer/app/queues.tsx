import type { ReactNode } from 'react';
import type { StepQueue } from '../../shared/ipc/list-queues.ts';
import type { Queue } from '../../shared/ipc/list-wish.ts';
import { rulesFor } from '../../shared/workflow/desk-rules.ts';
import type { PeopleOverview } from '../../shared/ipc/people-wire.ts';
import { sectionTree } from '../state/site.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import { PeopleButton } from '../people/people-button.tsx';
import controls from '../styles/controls.module.css';
import { startNewArticle } from './commands.ts';
import { useCommands, useFormats, useStores, useWords } from './stores.ts';
import { SyncLine } from './sync-line.tsx';
import styles from './queues.module.css';

const STEPS: readonly StepQueue[] = ['mine', 'review', 'approved', 'published', 'archive'];

/** Where one press approves and publishes, nothing waits at these steps unless something was left there. */
const STEPS_BETWEEN: ReadonlySet<StepQueue> = new Set(['review', 'approved']);

/** Whether the desk's signed rules put no step between writing and publishing, in any section. */
function isOnePress(overview: PeopleOverview | null): boolean {
  if (overview === null) return true;
  const { rules } = overview;
  return (
    rules.selfApprove &&
    [null, ...Object.keys(rules.sections ?? {})].every((section) => rulesFor(rules, section).levels === 1)
  );
}

const sameQueue = (a: Queue, b: Queue): boolean => JSON.stringify(a) === JSON.stringify(b);

function QueueButton({
  queue,
  label,
  count,
  depth = 0,
}: {
  queue: Queue;
  label: string;
  /** Null: not known yet. */
  count: number | null;
  depth?: number;
}) {
  const { list, panes } = useStores();
  const words = useWords();
  const formats = useFormats();
  const isCurrent = sameQueue(useSignalValue(list.queue), queue);
  return (
    <li>
      <button
        type="button"
        className={styles.queue}
        data-depth={Math.min(depth, 2)}
        aria-current={isCurrent ? 'page' : undefined}
        onClick={() => {
          list.showQueue(queue);
          panes.reveal('list');
        }}
      >
        <span className={styles.label}>{label}</span>
        <span className={styles.count} aria-hidden="true">
          {count === null || count === 0 ? '' : formats.number(count)}
        </span>
        {count === null ? null : <span className={controls.hidden}>{words.queues.count(count)}</span>}
      </button>
    </li>
  );
}

function Sections() {
  const { list, site } = useStores();
  const words = useWords();
  const counts = useSignalValue(list.counts);
  const info = useSignalValue(site.info);
  const unsorted = counts?.sections.get(null) ?? 0;
  if (info === null) return null;
  return (
    <section className={styles.group} aria-labelledby="queues-sections">
      <h2 id="queues-sections" className={styles.title}>
        {words.queues.sections}
      </h2>
      <ul className={styles.queues}>
        {sectionTree(info.portal.sections).map(({ section, depth }) => (
          <QueueButton
            key={section.id}
            queue={{ kind: 'section', section: section.id }}
            label={section.title}
            count={counts === null ? null : (counts.sections.get(section.id) ?? 0)}
            depth={depth}
          />
        ))}
        {unsorted === 0 ? null : (
          <QueueButton queue={{ kind: 'section', section: null }} label={words.queues.noSection} count={unsorted} />
        )}
      </ul>
    </section>
  );
}

function Foot() {
  const { session, sync, outbox } = useStores();
  const mail = useSignalValue(outbox.counts);
  const needsPerson = useSignalValue(sync.needsPerson);
  const commands = useCommands();
  const words = useWords();
  const desk = useSignalValue(session.desk);
  return (
    <div className={styles.foot}>
      <button type="button" className={styles.footButton} onClick={commands['view.palette'].run}>
        {words.queues.palette}
      </button>
      <button
        type="button"
        className={styles.footButton}
        data-urgent={mail.needsPerson > 0 ? '' : undefined}
        onClick={commands['site.outbox'].run}
      >
        {mail.needsPerson > 0 ? words.outbox.footPerson(mail.needsPerson) : words.outbox.foot(mail.waiting)}
      </button>
      <PeopleButton className={styles.footButton} onClick={commands['desk.people'].run} />
      <button type="button" className={styles.footButton} onClick={commands['site.settings'].run}>
        {words.queues.settings}
      </button>
      <button type="button" className={styles.footButton} onClick={commands['desk.switch'].run}>
        {words.commands['desk.switch']}
      </button>
      {needsPerson === 0 ? null : (
        <button type="button" className={styles.footButton} data-urgent onClick={commands['desk.health'].run}>
          {words.health.foot(needsPerson)}
        </button>
      )}
      <SyncLine />
      <span className={styles.me}>{desk?.me.penName === '' ? desk.me.name : (desk?.me.penName ?? '')}</span>
    </div>
  );
}

/** The first column: whose desk this is, a new article, and the queues that work today. */
export function Queues({ edge }: { readonly edge: ReactNode }) {
  const stores = useStores();
  const commands = useCommands();
  const words = useWords();
  const desk = useSignalValue(stores.session.desk);
  const info = useSignalValue(stores.site.info);
  const counts = useSignalValue(stores.list.counts);
  const queue = useSignalValue(stores.list.queue);
  const isShort = isOnePress(useSignalValue(stores.people.overview));
  const isNeeded = (step: StepQueue) =>
    !isShort || !STEPS_BETWEEN.has(step) || (counts?.steps[step] ?? 0) > 0 || sameQueue(queue, { kind: 'step', step });
  const steps = STEPS.filter(isNeeded);
  return (
    <nav className={styles.column} aria-label={words.regions.queues}>
      <div className={styles.desk}>
        <span>{desk?.name ?? words.appName}</span>
        {info === null || info.portal.name === desk?.name ? null : <small>{info.portal.name}</small>}
      </div>
      <button
        type="button"
        className={`${controls.primary} ${styles.new}`}
        onClick={() => void startNewArticle(stores)}
      >
        {words.commands['article.new']}
      </button>
      <button type="button" className={styles.fromTemplate} onClick={commands['article.newFromTemplate'].run}>
        {words.templates.fromTemplate}
      </button>
      <div className={styles.scroll}>
        <ul className={styles.queues}>
          {steps.map((step) => (
            <QueueButton
              key={step}
              queue={{ kind: 'step', step }}
              label={words.workflow.queues[step]}
              count={counts?.steps[step] ?? null}
            />
          ))}
          <QueueButton
            queue={{ kind: 'site', state: 'outdated' }}
            label={words.workflow.queues.outdated}
            count={counts?.site.outdated ?? null}
          />
          <QueueButton
            queue={{ kind: 'step', step: 'trash' }}
            label={words.workflow.queues.trash}
            count={counts?.steps.trash ?? null}
          />
        </ul>
        <Sections />
      </div>
      <Foot />
      {edge}
    </nav>
  );
}
