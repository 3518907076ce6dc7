import { useOnSiteWords } from '../app/on-site-words.ts';
import { useWords } from '../app/stores.ts';
import type { WorkflowStory } from '../../shared/ipc/requests/workflow-requests.ts';
import type { SiteState } from '../../shared/ipc/wire.ts';
import type { WorkflowState } from '../../shared/workflow/flow.ts';
import controls from '../styles/controls.module.css';
import lines from '../app/status-line.module.css';

const STEPS = ['draft', 'submitted', 'review', 'approved', 'published'] as const;

const PLACES: Readonly<Record<WorkflowState, number>> = {
  draft: 0,
  changes: 0,
  spiked: 0,
  submitted: 1,
  review: 2,
  approved: 3,
  scheduled: 3,
  published: 4,
  corrected: 4,
  withdrawn: 4,
};

/** Where the article stands on its way. "Published" is said only of what was read back from the site. */
export function WorkflowSteps({ story, site }: { readonly story: WorkflowStory; readonly site: SiteState }) {
  const { workflow: words, article, site: onSite } = useWords();
  const published = useOnSiteWords(story.articleId).step;
  const state = story.flow.state ?? 'draft';
  const isOrdered = PLACES[state] === 4 && state !== 'withdrawn' && site === 'absent';
  const place = isOrdered ? 3 : PLACES[state];
  const said = isOrdered
    ? words.saved.waiting
    : state === 'withdrawn' && site !== 'absent'
      ? words.saved.leaving
      : site === 'outdated' && place === 4
        ? onSite.outdated
        : state === 'published'
          ? published
          : words.states[state];
  return (
    <ol className={lines.steps} aria-label={article.status}>
      {STEPS.map((step, index) =>
        index === place ? (
          <li key={step} aria-current="step" data-site={place === 4 ? site : undefined}>
            {said}
          </li>
        ) : (
          <li key={step}>
            <span className={controls.hidden}>{words.steps[step]}</span>
          </li>
        ),
      )}
    </ol>
  );
}
