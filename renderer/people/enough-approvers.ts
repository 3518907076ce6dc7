import type { PeopleOverview } from '../../shared/ipc/people-wire.ts';
import { rankNeeded, type EffectiveRules } from '../../shared/workflow/desk-rules.ts';
import { rankOf, ROLES } from '../../shared/workflow/roles.ts';

/** What can be chosen: levels of approval, and how many people must approve. */
export const LEVELS = [1, 2, 3, 4] as const;
export const APPROVALS = [1, 2, 3] as const;

/** Whether so many people as the rules ask for could approve somebody else's article. */
export function hasEnoughApprovers({ people }: Pick<PeopleOverview, 'people'>, rules: EffectiveRules): boolean {
  const ranks = people
    .filter(({ active }) => active)
    .map(({ roles }) => rankOf(new Set(ROLES.filter((role) => roles.includes(role)))));
  const needed = rules.approvals + (rules.selfApprove ? 0 : 1);
  return ranks.some((rank) => rank >= rankNeeded(rules)) && ranks.filter((rank) => rank > 0).length >= needed;
}
