import { describe, expect, it } from 'vitest';
import { WORKFLOW_STATES } from './flow.ts';
import { isCaught, mutantsOf, SEARCHED_DESKS, searchWorkflow } from './search-workflow.testkit.ts';

/** Three texts, and more time, are for `npm run proof -- workflow`. */
const SEARCH = { timeout: 120_000 };

describe('everything that five people can do', SEARCH, () => {
  it.each(SEARCHED_DESKS)('[F16] breaks no promise at a desk with %o', (rules) => {
    const { broken, states } = searchWorkflow({ rules, revisions: 1 });
    expect([broken, states > 100]).toEqual([[], true]);
  });

  it('[F16] reaches every state', () => {
    const [rules] = SEARCHED_DESKS;
    if (rules === undefined) throw new Error('no desk to search');
    expect(searchWorkflow({ rules, revisions: 1 }).reached).toEqual([...WORKFLOW_STATES].toSorted());
  });

  it.each(mutantsOf())('[F16] is caught where a guard is missing: $name', ({ table }) => {
    expect(isCaught(table)).toBe(true);
  });
});
