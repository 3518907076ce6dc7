import { GUARDS, type Attempt, type GuardName } from './guards.ts';
import { TRANSITIONS, type Transition } from './transition-table.ts';

/** Why an action may not be. `wrong-state`: not from where the article stands; `wrong-role`: not for this person; otherwise the guard that failed. */
export type Refusal = 'wrong-state' | 'wrong-role' | GuardName;

export type Verdict =
  | { readonly allowed: true; readonly row: Transition }
  | { readonly allowed: false; readonly reason: Refusal };

const refused = (reason: Refusal): Verdict => ({ allowed: false, reason });

/** Whether an action may be, by the first row of the table that lets it. */
export function judgeAction(attempt: Attempt, table: readonly Transition[] = TRANSITIONS): Verdict {
  const { flow, action, roles } = attempt;
  const { state } = flow;
  const fitting = table.filter((row) => row.action === action.kind && state !== null && row.from.includes(state));
  if (fitting.length === 0) return refused('wrong-state');
  const open = fitting.filter((row) => row.who.some((role) => roles.has(role)));
  let reason: Refusal = 'wrong-role';
  for (const row of open) {
    const failed = row.guards.find((guard) => !GUARDS[guard](attempt));
    if (failed === undefined) return { allowed: true, row };
    reason = failed;
  }
  return refused(reason);
}
