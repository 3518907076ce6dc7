import { goToNextProblem } from '../app/go-to-problem.ts';
import type { Stores } from '../app/stores.ts';
import { nextStep } from './next-step.ts';

/** Does what the primary button of the article in the window would do. */
export function runPrimary(stores: Stores): void {
  const open = stores.articles.current.peek();
  const story = stores.workflow.story.peek();
  if (open === null || story?.articleId !== open.id) return;
  const step = nextStep(story, open.site.peek().state);
  if (step.kind === 'publish') void stores.publication.publish(open);
  if (step.kind !== 'act') return;
  // What is missing in the text is where the person is led; anything else is said by main, in words.
  if (step.refusal === 'complete') goToNextProblem(stores);
  void stores.workflow.act(open, step.action);
}
