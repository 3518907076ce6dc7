import { WORKFLOW_STATES } from '../shared/workflow/flow.ts';
import { isCaught, mutantsOf, SEARCHED_DESKS, searchWorkflow } from '../shared/workflow/search-workflow.testkit.ts';

/**
 * npm run proof -- workflow: five people do everything that they can, in every order, with up to three texts that come at any moment, late ones too, at
 * desks with different rules; every allowed step is judged by promises said in words of their own. Then each guard of the table is left out in turn:
 * the search must find what breaks. `--revisions 2` searches less.
 */

const asked = process.argv.indexOf('--revisions');
const revisions = asked === -1 ? 3 : Number(process.argv[asked + 1]);
const start = Date.now();

let states = 0;
let steps = 0;
const reached = new Set<string>();
const broken: string[] = [];
for (const rules of SEARCHED_DESKS) {
  const report = searchWorkflow({ rules, revisions });
  states += report.states;
  steps += report.steps;
  for (const state of report.reached) reached.add(state);
  broken.push(...report.broken);
  console.log(
    `${JSON.stringify(rules)}: ${report.states} states, ${report.steps} steps, broken: ${report.broken.join('; ') || 'none'}`,
  );
}

const mutants = mutantsOf();
const missed = mutants.filter(({ table }) => !isCaught(table));
for (const { name } of missed) console.log(`NOT CAUGHT: ${name}`);

const seconds = Math.round((Date.now() - start) / 1000);
console.log(
  `workflow: ${SEARCHED_DESKS.length} desks, ${states} states, ${steps} steps, ${reached.size} of ${WORKFLOW_STATES.length} stages reached, ${broken.length} promises broken, ${mutants.length} guards removed, ${mutants.length - missed.length} caught, ${seconds} s`,
);
process.exitCode = broken.length === 0 && missed.length === 0 && reached.size === WORKFLOW_STATES.length ? 0 : 1;
