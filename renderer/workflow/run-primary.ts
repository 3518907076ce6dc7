import { focusSoon } from '../app/focus.ts';
import type { Stores } from '../app/stores.ts';
import { keepOpenTemplate } from '../templates/keep-open-template.ts';
import { nextStep } from './next-step.ts';

const CHECKED: ReadonlySet<string> = new Set(['submit', 'approve']);

/** What holds the article back is where the person is led; main, which looks again, says it in words. */
function showFailedChecks({ checks, panes, surface }: Stores): void {
  checks.look();
  if (checks.failed.peek().length === 0) return;
  surface.show('article');
  panes.reveal('inspector');
  surface.showPanel('checks');
  focusSoon('panel-tab-checks');
}

/** Does what the primary button of the article in the window would do. */
export function runPrimary(stores: Stores): void {
  const open = stores.articles.current.peek();
  if (open !== null && open.template !== null) void keepOpenTemplate(stores, open);
  if (open?.isSuggestion === true) return stores.suggesting.ask(true);
  const story = stores.workflow.story.peek();
  if (open === null || open.template !== null || story?.articleId !== open.id) return;
  const step = nextStep(story, open.site.peek().state);
  if (step.kind === 'publish') showFailedChecks(stores);
  if (step.kind === 'publish') void stores.publication.publish(open);
  if (step.kind !== 'act') return;
  if (CHECKED.has(step.action)) showFailedChecks(stores);
  void stores.workflow.act(open, step.action);
}
