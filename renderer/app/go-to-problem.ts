import type { Words } from '../i18n/vi/vi.ts';
import type { Problem } from '../state/problems.ts';
import { focusPagePart, focusSoon } from './focus.ts';
import type { Stores } from './stores.ts';

/** The control of the caption panel that mends each problem. */
const FIGURE_CONTROL = {
  'figure-photo': 'figure-replace',
  'figure-caption': 'figure-caption',
  'figure-alt': 'figure-alt',
  'figure-alt-copied': 'figure-alt',
  'figure-credit': 'figure-photographer',
  'figure-low-resolution': 'figure-replace',
  'figure-same-caption': 'figure-caption',
} as const;

/** Names the problem and, of several photos or links, which one. */
export function problemWords(problem: Problem, words: Words): string {
  const { problems, figures, tabs } = words.panels;
  const name = problems[problem.kind];
  switch (problem.kind) {
    case 'headline':
    case 'lead':
    case 'body':
    case 'section':
    case 'byline':
      return name;
    case 'related-duplicate':
    case 'related-self':
    case 'related-dead':
    case 'related-untitled':
      return problems.where(name, `${tabs.related} ${problem.place}`);
    default:
      return problems.where(name, figures.nth(problem.place));
  }
}

/** Brings the place where the problem can be mended into view, with the focus in it. */
export function goToProblem(stores: Stores, problem: Problem): void {
  const { surface, panes } = stores;
  surface.show('article');
  switch (problem.kind) {
    case 'headline':
    case 'lead':
    case 'body':
      return focusPagePart(problem.kind);
    case 'section':
      panes.reveal('inspector');
      surface.showPanel('info');
      return focusSoon('info-section');
    case 'byline':
      panes.reveal('inspector');
      surface.showPanel('bylines');
      return focusSoon('byline-add');
    case 'related-duplicate':
    case 'related-self':
    case 'related-dead':
    case 'related-untitled':
      panes.reveal('inspector');
      surface.showPanel('related');
      return focusSoon(`related-title-${problem.entry}`);
    default:
      panes.reveal('inspector');
      surface.showPanel('figures');
      surface.showFigure(problem.entry);
      return focusSoon(FIGURE_CONTROL[problem.kind]);
  }
}

export function goToNextProblem(stores: Stores): void {
  const turn = stores.problems.next();
  const words = stores.session.words.peek();
  if (turn === null) return stores.surface.announce(words.panels.problems.none);
  goToProblem(stores, turn.problem);
  stores.surface.announce(words.panels.problems.announce(problemWords(turn.problem, words), turn.place, turn.total));
}
