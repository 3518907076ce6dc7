import type { Flow, WorkflowState } from './flow.ts';
import { rankOf, type Role } from './roles.ts';

/** What the desk expects of an article; null: not said. `length` in syllables, `deadline` in UTC. */
export interface Commission {
  readonly deadline: string | null;
  readonly length: number | null;
}

/** What is left out stays as it was; null takes it away. */
export type CommissionChange = { readonly [Part in keyof Commission]?: Commission[Part] | undefined };

export const NO_COMMISSION: Commission = { deadline: null, length: null };

/** Whether this person may set what is expected: an editor at any time, the one who writes it until it is handed over. */
export function mayCommission({ owner, state }: Flow, by: string, roles: ReadonlySet<Role>): boolean {
  const isWriting = state === null || state === 'draft' || state === 'changes';
  return rankOf(roles) > 0 || (roles.size > 0 && isWriting && owner === by);
}

/** What is expected after one more word about it. */
export const applyCommission = (flow: Flow, { deadline, length }: CommissionChange): Flow => ({
  ...flow,
  commission: {
    deadline: deadline === undefined ? flow.commission.deadline : deadline,
    length: length === undefined ? flow.commission.length : length,
  },
});

const WAITED_FOR: ReadonlySet<WorkflowState> = new Set(['draft', 'changes', 'submitted', 'review']);

/** Whether the desk still waits for the article: nobody has approved it yet. */
export const isWaitedFor = (state: WorkflowState): boolean => WAITED_FOR.has(state);
