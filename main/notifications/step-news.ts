import type { ArticleSummary } from '../../shared/ipc/wire.ts';

/** What a person wants to hear of at once: of their own article, and of one that they work on. */
export type StepNews = 'returned' | 'approved' | 'published' | 'takenOver';

/** What became of an article for this person between two of its rows; null: nothing that they wait for. */
export function stepNews(before: ArticleSummary, now: ArticleSummary, me: string): StepNews | null {
  const isMine = now.workflow.owner === me;
  const became = (state: ArticleSummary['workflow']['state']): boolean =>
    before.workflow.state !== state && now.workflow.state === state;
  if (isMine && became('changes')) return 'returned';
  if (isMine && before.site === 'absent' && now.site === 'current') return 'published';
  if (isMine && became('approved')) return 'approved';
  const passedOn = (held: string | null, holds: string | null): boolean =>
    held === me && holds !== null && holds !== me;
  const isReviewed = passedOn(before.workflow.reviewer, now.workflow.reviewer);
  return isReviewed || passedOn(before.holder?.personId ?? null, now.holder?.personId ?? null) ? 'takenOver' : null;
}
