import type { WorkflowState } from '../../shared/workflow/flow.ts';

const WAITED_FOR: ReadonlySet<WorkflowState> = new Set(['draft', 'changes', 'submitted', 'review']);

/** Whether the desk still waits for the article: nobody has approved it yet. */
export const isWaitedFor = (state: WorkflowState): boolean => WAITED_FOR.has(state);
