import type { Words } from '../i18n/vi/vi.ts';
import { GUARDS } from '../../shared/workflow/guards.ts';
import { OFFERED_ACTIONS } from '../../shared/workflow/propose-action.ts';
import { TRANSITIONS, type Transition } from '../../shared/workflow/transition-table.ts';

const withoutDots = (label: string): string => label.replace(/…$/u, '');

function rowOf({ from, to, who, guards }: Transition, { workflow }: Words): string {
  const { guide, states, refusals } = workflow;
  const start = from.map((state) => states[state]).join(', ');
  const end = to === '=' ? guide.stays : states[to];
  const known = guards.filter((guard) => guard in GUARDS);
  return [
    `- ${guide.way(start, end)}`,
    `  - ${guide.who(who.map((role) => guide.roles[role]).join(', '))}`,
    ...known.map((guard) => `  - ${guide.refused(refusals[guard])}`),
  ].join('\n');
}

/** The manual's page of the workflow, written from the very table that main and everybody's fold go by. */
export function workflowGuide(words: Words): string {
  const { guide, actions } = words.workflow;
  const parts = OFFERED_ACTIONS.map((action) => {
    const rows = TRANSITIONS.filter((row) => row.action === action);
    return `## ${withoutDots(actions[action])}\n\n${rows.map((row) => rowOf(row, words)).join('\n')}`;
  });
  return `${[`# ${guide.title}`, ...guide.intro, ...parts].join('\n\n')}\n`;
}
