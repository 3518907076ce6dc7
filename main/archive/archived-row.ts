import { isAtStep, standingOf, STEP_QUEUES, type StepQueue } from '../../shared/ipc/list-queues.ts';
import type { ArticleSummary } from '../../shared/ipc/wire.ts';
import { vietnameseSortKey } from '../../shared/text/sort-key.ts';
import { isWaitedFor } from '../../shared/workflow/commission.ts';
import { tallyKey } from './archive-counts.ts';

/** A section that no article can name stands for none: SQL compares nothing with null. */
const sectionKey = (section: string | null): string => section ?? '';

/** Sorts behind every instant. */
const NO_DEADLINE = '9';

/** By when the desk waits for it; what nobody waits for any more comes after all that somebody does. */
const deadlineKey = ({ workflow: { state, commission } }: ArticleSummary): string =>
  isWaitedFor(state) ? (commission.deadline ?? NO_DEADLINE) : NO_DEADLINE;

/** What of a row is filtered, sorted and counted, for the person `me`; nothing of an article that stands in no list. */
export function columnsOf(row: ArticleSummary | null, me: string) {
  const isAt = (step: StepQueue): number | null => (row === null ? null : Number(isAtStep(row, step, me)));
  return {
    summary: row === null ? null : JSON.stringify(row),
    updated: row?.updatedAt ?? null,
    headline: row === null ? null : vietnameseSortKey(row.headline),
    section: row === null ? null : sectionKey(row.section),
    site: row?.site ?? null,
    standing: row === null ? null : standingOf(row),
    deadline: row === null ? null : deadlineKey(row),
    owner: row?.workflow.owner ?? null,
    ...Object.fromEntries(STEP_QUEUES.map((step) => [step, isAt(step)])),
    tally: row === null ? null : tallyKey(row),
  };
}
