import type { WorkflowStory } from '../../shared/ipc/requests/workflow-requests.ts';
import { useStores } from '../app/stores.ts';
import type { OpenArticle } from '../state/open-article.ts';
import type { LastSeen } from '../state/reading.ts';
import { useSignalValue } from '../state/use-signal-value.ts';

/** Versions of an article that people ask about: what was handed over, what was signed, what they had in the window before. */
export const MILESTONES = ['submitted', 'approved', 'lastSeen'] as const;

export type MilestoneName = (typeof MILESTONES)[number];

/** The content hash of each that there is, and that is not the text as it stands now. */
export type Milestones = Readonly<Partial<Record<MilestoneName, string>>>;

export function milestonesOf(
  { flow, isOneLevel }: Pick<WorkflowStory, 'flow' | 'isOneLevel'>,
  lastSeen: string | null,
  now: string | null,
): Milestones {
  // Whoever works alone hands nothing over: there, submitting and approving are nobody's words.
  const all: readonly (readonly [MilestoneName, string | null])[] = [
    ['submitted', isOneLevel ? null : (flow.submitted?.content ?? null)],
    ['approved', isOneLevel ? null : (flow.lastApproval?.content ?? null)],
    ['lastSeen', lastSeen],
  ];
  return Object.fromEntries(all.filter(([, content]) => content !== null && content !== now));
}

const seenOf = (seen: LastSeen | null, articleId: string): string | null =>
  seen?.articleId === articleId ? seen.content : null;

/** The milestones of the open article; none while its records are still being read. */
export function useMilestones(open: OpenArticle): Milestones {
  const { workflow, reading } = useStores();
  const story = useSignalValue(workflow.story);
  const seen = useSignalValue(reading.lastSeen);
  const { last } = useSignalValue(open.saved);
  if (story === null || story.articleId !== open.id) return {};
  return milestonesOf(story, seenOf(seen, open.id), last.kind === 'revision' ? last.content : null);
}
