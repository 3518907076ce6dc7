import { useStores, useWords } from '../app/stores.ts';
import { PublishAction } from '../publishing/publish-action.tsx';
import type { OpenArticle } from '../state/open-article.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import type { OfferedAction } from '../../shared/workflow/propose-action.ts';
import { isPublisher, nextStep } from './next-step.ts';
import { runPrimary } from './run-primary.ts';
import styles from './workflow.module.css';

/** The one primary action of this person in this state; where it is somebody else's turn, whose. */
export function PrimaryAction({ open }: { readonly open: OpenArticle }) {
  const stores = useStores();
  const { workflow: words, lifecycle } = useWords();
  const story = useSignalValue(stores.workflow.story);
  const isActing = useSignalValue(stores.workflow.isActing);
  const { state } = useSignalValue(open.site);
  if (story === null || story.articleId !== open.id) return null;
  const step = nextStep(story, state);
  const named = (action: OfferedAction): string =>
    action === 'approve' && story.isCorrection ? lifecycle.correction.approve : words.actions[action];
  switch (step.kind) {
    case 'publish':
      return <PublishAction open={open} mayPublish={isPublisher(story)} isCorrection={story.isCorrection} />;
    case 'wait':
      return <span className={styles.waits}>{words.waitsFor[step.for]}</span>;
    case 'act':
      return (
        <button type="button" className={controls.primary} disabled={isActing} onClick={() => runPrimary(stores)}>
          {isActing ? words.working : named(step.action)}
        </button>
      );
  }
}
