import { MenuButton, type MenuEntry } from '../app/menu-button.tsx';
import { useStores, useWords } from '../app/stores.ts';
import type { OpenArticle } from '../state/open-article.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import { nextStep, offersOf, otherEditors } from './next-step.ts';

/** Steps that ask for something first. */
const ASKED = new Set<string>(['requestChanges', 'revoke', 'spike', 'reassign', 'schedule', 'withdraw', 'restore']);

/** What a desk of one person, where one press does the rest, still has to choose. */
const ALONE = new Set<string>(['spike', 'schedule', 'unschedule', 'withdraw', 'restore']);

/** Every other step that this person may take now. */
export function MoreActions({ open }: { readonly open: OpenArticle }) {
  const { workflow, session, surface } = useStores();
  const { workflow: words, lifecycle } = useWords();
  const story = useSignalValue(workflow.story);
  const { state } = useSignalValue(open.site);
  const me = useSignalValue(session.desk)?.me.personId ?? null;
  if (story === null || story.articleId !== open.id) return null;
  const step = nextStep(story, state);
  const primary = step.kind === 'act' ? step.action : step.kind;
  const entries = offersOf(story).flatMap(({ action, refusal }): MenuEntry[] => {
    if (refusal !== null || action === primary) return [];
    // Nobody takes what they have, and an article is given only to somebody else.
    if (action === 'take' && story.flow.state === 'review' && story.flow.reviewer?.by === me) return [];
    if (action === 'reassign' && otherEditors(story, me).length === 0) return [];
    // Where one press does it all, handing over to oneself would only be in the way.
    if (story.isOneLevel && !ALONE.has(action)) return [];
    if (action === 'publish' && story.flow.state === 'review')
      return [
        { id: action, label: words.urgent, note: words.urgentNote, run: () => workflow.ask({ action, urgent: true }) },
      ];
    if (action === 'publish') return [];
    const run = () => (ASKED.has(action) ? workflow.ask({ action, urgent: false }) : void workflow.act(open, action));
    const isChange = action === 'schedule' && story.flow.schedule !== null;
    return [{ id: action, label: isChange ? lifecycle.schedule.change : words.actions[action], run }];
  });
  const isStanding = story.flow.state === 'published' || story.flow.state === 'corrected';
  const correcting: readonly MenuEntry[] =
    isStanding && state === 'outdated'
      ? [{ id: 'correction', label: lifecycle.correction.action, run: () => surface.openDialog('correction') }]
      : [];
  const all = [...correcting, ...entries];
  return all.length === 0 ? null : <MenuButton label={words.more} face={words.moreFace} entries={all} />;
}
